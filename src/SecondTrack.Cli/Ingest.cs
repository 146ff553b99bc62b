using System.Collections.Concurrent;
using System.CommandLine;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Ingest.Fetch;

namespace SecondTrack.Cli;

internal sealed record NoSuchPath(string Path) : Refusal(new Words("There is no file or folder “{0}”.", "没有文件或文件夹“{0}”。").With(Path));

internal sealed record NothingToRead() : Refusal(new Words("The folder holds no page or file that can be read.", "文件夹里没有可读取的网页或文件。"));

/// <summary><c>secondtrack ingest</c>: pages and files to their articles. One file that cannot be read is a warning, not the end.</summary>
internal static class Ingest
{
    private static readonly string[] Endings = [".html", ".htm", ".txt", ".pdf", ".docx", ".eml"];

    public static Command Make(Printer printer)
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = printer.T("Web addresses, pages, files or folders of them (.html .htm .txt .pdf .docx .eml, also .gz).", "网址、网页、文件或文件夹（.html .htm .txt .pdf .docx .eml，也可为 .gz）。"),
            Arity = ArgumentArity.OneOrMore,
        };
        var json = printer.JsonOption();
        var command = new Command("ingest", printer.T("Read pages and files: title, author, source, date and the article itself.", "读取网页和文件：标题、作者、来源、日期和正文。")) { paths, json };
        command.SetAction((given, cancel) => Task.FromResult(Run(given.GetRequiredValue(paths), given.GetValue(json), printer, cancel)));
        return command;
    }

    private sealed record Output(string Title, string Author, string Source, string Date, string Language, string Encoding, string ArticleBody, IReadOnlyList<string> Warnings);

    private static int Run(string[] paths, string? json, Printer printer, CancellationToken cancel)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (IsAddress(path)) files.Add(path);
            else if (Directory.Exists(path)) files.AddRange(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsRead).Order(StringComparer.Ordinal));
            else if (File.Exists(path)) files.Add(path);
            else return printer.Refuse(new NoSuchPath(path));
        }
        if (files.Count == 0) return printer.Refuse(new NothingToRead());
        var read = new ConcurrentDictionary<string, Outcome<ReadDocument>>(StringComparer.Ordinal);
        Parallel.ForEach(files, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, file => read[file] = Read(file));
        var pages = new SortedDictionary<string, Output>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var one = read[file];
            if (one.Refusal is { } refusal) printer.Refuse(refusal, file);
            var id = PageId(file);
            // Two files of one name are two pages: the second keeps its ending, then its path.
            if (pages.ContainsKey(id)) id = pages.ContainsKey(Path.GetFileName(file)) ? file : Path.GetFileName(file);
            pages[id] = one.Done ? Of(one.Value, printer.Language) : new("", "", "", "", "", "", "", [one.Refusal!.Sentence.In(printer.Language)]);
        }
        if (files.Count == 1 && !read[files[0]].Done) return CommandLine.Wrong;
        if (json is not null) return printer.Json(json, pages);
        foreach (var (id, page) in pages) Show(id, page, printer);
        return 0;
    }

    private static Outcome<ReadDocument> Read(string file)
    {
        if (IsAddress(file)) return Fetched(file);
        var taken = ReadFile.Bytes(file);
        return taken.Done ? ReadAnyDocument.Read(taken.Value) : taken.Refusal!;
    }

    private static Outcome<ReadDocument> Fetched(string address)
    {
        using var fetch = new FetchPage();
        var page = fetch.Run(address).GetAwaiter().GetResult();
        return page.Done ? ReadAnyDocument.Read(page.Value) : page.Refusal!;
    }

    private static bool IsAddress(string path) => Uri.TryCreate(path, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");

    private static Output Of(ReadDocument d, Language language) => new(d.Title, d.Author, d.Publisher, d.Date.Text, d.LanguageTag, d.Encoding, d.Body, [.. d.Warnings.Select(w => w.In(language).Text)]);

    private static void Show(string id, Output page, Printer printer)
    {
        printer.Answer(new Words("{0}\n  {1}\n  {2}", "{0}\n  {1}\n  {2}").With(id, page.Title, string.Join(" · ", page.Author, page.Source, page.Date, page.Language, page.Encoding)));
        printer.Answer(new Words("  {0} characters of text", "  正文{0}个字符").With(page.ArticleBody.Length));
        foreach (var warning in page.Warnings) printer.Answer(new Words("  ! {0}", "  ! {0}").With(warning));
    }

    private static bool IsRead(string file) => Endings.Contains(Path.GetExtension(WithoutGz(file)), StringComparer.OrdinalIgnoreCase);

    private static string WithoutGz(string file) => file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;

    private static string PageId(string file) => IsAddress(file) && new Uri(file) is var uri
        ? Path.GetFileNameWithoutExtension(WithoutGz(uri.AbsolutePath)) is { Length: > 0 } name ? name : uri.Host
        : Path.GetFileNameWithoutExtension(WithoutGz(file));
}
