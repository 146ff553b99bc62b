using SecondTrack.Keeping;

namespace SecondTrack.Web.Layout;

public sealed record DateIsUnclear(string Typed) : Refusal(new Words(
    "“{0}” is not a date here. Write 2024, 2024-05, 2024-05-16, a range 2024-05/2024-07, with ~ behind it for “about”, or leave it empty.",
    "无法识别日期“{0}”。可写 2024、2024-05、2024-05-16 或区间 2024-05/2024-07，后加 ~ 表示“约”，也可以留空。").With(Typed));

/// <summary>What came with a form. Nothing typed is ever lost: a refused page is drawn again from this.</summary>
public sealed class FormIn(IFormCollection form)
{
    public static readonly FormIn Empty = new(FormCollection.Empty);

    public static async ValueTask<FormIn> BindAsync(HttpContext context) =>
        context.Request.HasFormContentType ? new(await context.Request.ReadFormAsync(context.RequestAborted)) : Empty;

    public bool Has(string name) => form.ContainsKey(name);

    public string Text(string name) => form[name].ToString().Trim();

    /// <summary>As it was sent, white space at its ends included.</summary>
    public string Raw(string name) => form[name].ToString();

    public IReadOnlyList<string> All(string name) => [.. form[name].OfType<string>()];

    public bool Flag(string name) => Text(name) is "on" or "true" or "1";

    /// <summary>A text in languages from the inputs <c>name.en</c>, <c>name.zh</c>.</summary>
    public LocalText Local(string name) => LocalText.Of(Text(name + ".en"), Text(name + ".zh"));

    public Guid? Id(string name) => Guid.TryParse(Text(name), out var id) ? id : null;

    public int? Number(string name) =>
        int.TryParse(Text(name), System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var n) ? n : null;

    public T Pick<T>(string name, T otherwise)
        where T : struct, Enum => Enum.TryParse<T>(Text(name), out var value) && Enum.IsDefined(value) ? value : otherwise;

    public Outcome<PartialDate> Date(string name) =>
        PartialDate.TryParse(Text(name), out var date) ? date : new DateIsUnclear(Text(name));

    public IFormFile? File(string name) => form.Files.GetFile(name) is { Length: > 0 } file ? file : null;
}
