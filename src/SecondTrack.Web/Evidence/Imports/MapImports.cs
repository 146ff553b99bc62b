using System.Text;
using SecondTrack.Evidence.Imports;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Web.Evidence.Sources;
using SecondTrack.Web.Layout;

namespace SecondTrack.Web.Evidence.Imports;

/// <summary>
/// A bibliography, a discourse network or a project of qualitative analysis: looked at line by line, then taken; and the public sources as a
/// bibliography out, or all of it as a project.
/// </summary>
internal static class ImportRoutes
{
    /// <summary>A file up to this size goes to and fro with the page; a larger one is chosen again when it is taken.</summary>
    private const int MostCarried = 2 * 1024 * 1024;

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sources/import", async (ListSeriesOptions series, CancellationToken cancel) =>
            await series.Run(cancel) is { Done: true } offered ? Show.Page<ImportPage>(new { Series = offered.Value }) : Show.NotThere()).Needs(Need.Write);
        routes.MapPost("/sources/import", Import).Needs(Need.Write);
        routes.MapGet("/sources/bibliography.json", Bibliography).Needs(Need.Read);
        routes.MapPost("/sources/project.qdpx", Project).Needs(Need.Convene);
    }

    private static async Task<IResult> Import(HttpContext http, FormIn form, ImportBibliography bibliography, ImportDna dna, ImportQdpx qdpx, CancellationToken cancel)
    {
        if (form.File("file") is { Length: > Uploads.MostFileBytes }) return Show.Page<ImportPage>(new { Refusal = (Refusal)new UploadIsTooLarge() });
        var bytes = await Bytes(form, cancel);
        if (bytes.Length == 0) return Show.Page<ImportPage>(new { Refusal = (Refusal)new NoFileChosen() });
        var take = form.Flag("take");
        var outcome = bytes.AsSpan().StartsWith("SQLite format 3\0"u8) ? await dna.Run(bytes, take, cancel)
            : bytes.AsSpan().StartsWith("PK"u8) ? await qdpx.Run(bytes, take, cancel)
            : await bibliography.Run(bytes, null, take, cancel);
        if (outcome.Refusal is NotAllowed or NotThere) return Show.Refused(outcome.Refusal);
        if (outcome is { Done: true, Value.Change: { } change }) return Show.Saved(http, "sources?order=added", change);
        return Show.Page<ImportPage>(new
        {
            Done = outcome.Done ? outcome.Value : null, Carried = bytes.Length <= MostCarried ? Convert.ToBase64String(bytes) : "", outcome.Refusal,
        });
    }

    private static async Task<byte[]> Bytes(FormIn form, CancellationToken cancel)
    {
        if (form.File("file") is { } file)
        {
            using var all = new MemoryStream((int)file.Length);
            await file.CopyToAsync(all, cancel);
            return all.ToArray();
        }
        var carried = form.Text("carried");
        var bytes = new byte[carried.Length];
        return Convert.TryFromBase64String(carried, bytes, out var length) ? bytes[..length] : [];
    }

    private static async Task<IResult> Project(FormIn form, ExportQdpx export, CancellationToken cancel)
    {
        var written = await export.Run(form.Id("series"), cancel);
        return written.Done ? Results.File(written.Value, "application/zip", "project.qdpx") : Show.Refused(written.Refusal!);
    }

    private static async Task<IResult> Bibliography(ExportCslJson export, CancellationToken cancel)
    {
        var written = await export.Run(cancel);
        return written.Done
            ? Results.File(Encoding.UTF8.GetBytes(written.Value), "application/vnd.citationstyles.csl+json; charset=utf-8", "sources.json")
            : Show.Refused(written.Refusal!);
    }
}
