using SecondTrack.Keeping;
using SecondTrack.Web.Keeping;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.SignIn;

public static class CompartmentRoutes
{
    public static void MapCompartments(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/compartments", async (ListMyCompartments list, CancellationToken cancel) =>
            Show.Page<CompartmentsPage>(new { Model = await list.Run(cancel) })).ForSignedIn();
        routes.MapPost("/compartments", async (FormIn form, CreateCompartment create, ListMyCompartments list, CancellationToken cancel) =>
        {
            var name = form.Local("name");
            var made = await create.Run(name, form.Keys(), cancel);
            return made.Done
                ? Show.GoTo($"/c/{made.Value:N}/today")
                : Show.Page<CompartmentsPage>(new { Model = await list.Run(cancel), Name = name, Form = form, Refusal = made.Refusal });
        }).ForSignedIn();
    }
}
