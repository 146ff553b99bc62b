using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using SecondTrack.Keeping;

namespace SecondTrack.Web.Layout;

/// <summary>What a handler gives back: a page, a redirect after saving, or that there is nothing here.</summary>
public static class Show
{
    /// <summary>The page with its parameters, given as an anonymous object; with a refusal among them the status is 422.</summary>
    public static IResult Page<TPage>(object? parameters = null, int? status = null)
        where TPage : Microsoft.AspNetCore.Components.IComponent
    {
        var values = Parameters(parameters);
        return new RazorComponentResult<TPage>(values)
        {
            StatusCode = status ?? (values.GetValueOrDefault("Refusal") is Refusal refusal ? StatusOf(refusal) : StatusCodes.Status200OK),
            PreventStreamingRendering = true,
        };
    }

    /// <summary>After a change: on to a page that says "Saved" and offers to undo it.</summary>
    public static IResult Saved(Reader reader, string path, Guid change) =>
        new SeeOther($"{reader.In(path.Split('#')[0])}{(path.Contains('?') ? '&' : '?')}saved={change:N}{(path.Contains('#') ? "#" + path.Split('#')[1] : "")}");

    public static IResult Saved(HttpContext http, string path, Guid change) => Saved(http.RequestServices.GetRequiredService<Reader>(), path, change);

    public static IResult GoTo(string address) => new SeeOther(address);

    public static IResult NotThere() => Page<RefusedPage>(new { Refusal = (Refusal)new NotThere() });

    /// <summary>A page that says only why not, for what has no form to go back to.</summary>
    public static IResult Refused(Refusal refusal) => Page<RefusedPage>(new { Refusal = refusal });

    public static int StatusOf(Refusal refusal) => refusal switch
    {
        SecondTrack.NotThere => StatusCodes.Status404NotFound,
        NotAllowed or OnlyTheOperator => StatusCodes.Status403Forbidden,
        Storage.SomebodyElseChangedIt => StatusCodes.Status409Conflict,
        Storage.DiskIsFull => StatusCodes.Status507InsufficientStorage,
        Storage.StoreCannotWrite => StatusCodes.Status503ServiceUnavailable,
        UploadIsTooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static Dictionary<string, object?> Parameters(object? parameters) => parameters is null
        ? []
        : parameters.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(p => p.Name, p => p.GetValue(parameters));

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
