using System.Collections.Concurrent;
using System.CommandLine;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using SecondTrack.Evidence.Ingest;
using SecondTrack.Evidence.Ingest.Fetch;

namespace SecondTrack.Cli;

/// <summary><c>secondtrack ingest</c>: pages and files to their articles. One file that cannot be read is a warning, not the end.</summary>
internal static class Ingest
{
    private static readonly string[] Endings = [".html", ".htm", ".txt", ".pdf", ".docx", ".eml"];
    private static readonly JsonSerializerOptions Shape = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Make()
    {
        var paths = new Argument<string[]>("paths") { Description = "Web addresses, pages, files or folders of them (.html .htm .txt .pdf .docx .eml, also .gz).", Arity = ArgumentArity.OneOrMore };
        var json = new Option<string?>("--json") { Description = "Write JSON to this file; - is standard output." };
        var lang = new Option<string>("--lang") { Description = "en or zh, for messages.", DefaultValueFactory = _ => "en" };
        lang.AcceptOnlyFromAmong("en", "zh");
        var command = new Command("ingest", "Read pages and files: title, author, source, date and the article itself.") { paths, json, lang };
        command.SetAction((given, cancel) => Task.FromResult(Run(given.GetRequiredValue(paths), given.GetValue(json), LanguageTags.FromTag(given.GetValue(lang)), cancel)));
        return command;
    }

    private sealed record Output(string Title, string Author, string Source, string Date, string Language, string Encoding, string ArticleBody, IReadOnlyList<string> Warnings);

    private static int Run(string[] paths, string? json, Language language, CancellationToken cancel)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (IsAddress(path)) files.Add(path);
            else if (Directory.Exists(path)) files.AddRange(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsRead).Order(StringComparer.Ordinal));
            else if (File.Exists(path)) files.Add(path);
            else return Fail(new Words("There is no file or folder “{0}”.", "没有文件或文件夹“{0}”。").With(path));
        }
        if (files.Count == 0) return Fail(new Words("The folder holds no page or file that can be read.", "文件夹里没有可读取的网页或文件。"));
        var read = new ConcurrentDictionary<string, Outcome<ReadDocument>>(StringComparer.Ordinal);
        Parallel.ForEach(files, new ParallelOptions { CancellationToken = cancel, MaxDegreeOfParallelism = Environment.ProcessorCount }, file => read[file] = Read(file));
        var pages = new SortedDictionary<string, Output>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var one = read[file];
            if (one.Refusal is { } refusal) Console.Error.WriteLine($"{file}: {refusal.Sentence.In(language)}");
            var id = PageId(file);
            // Two files of one name are two pages: the second keeps its ending, then its path.
            if (pages.ContainsKey(id)) id = pages.ContainsKey(Path.GetFileName(file)) ? file : Path.GetFileName(file);
            pages[id] = one.Done ? Of(one.Value, language) : new("", "", "", "", "", "", "", [one.Refusal!.Sentence.In(language)]);
        }
        if (files.Count == 1 && !read[files[0]].Done) return 2;
        try
        {
            if (json == "-") Console.Out.WriteLine(JsonSerializer.Serialize(pages, Shape));
            else if (json is not null) File.WriteAllText(json, JsonSerializer.Serialize(pages, Shape));
            else foreach (var (id, page) in pages) Show(id, page, language);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Fail(new Words("“{0}” cannot be written. Check the folder and the free space.", "无法写入“{0}”，请检查文件夹和磁盘空间。").With(json!));
        }
        return 0;

        int Fail(Words why)
        {
            Console.Error.WriteLine(why.In(language));
            return 2;
        }
    }

    private static Outcome<ReadDocument> Read(string file)
    {
        if (IsAddress(file)) return Fetched(file);
        var taken = TakeFile.From(file);
        if (!taken.Done) return taken.Refusal!;
        var document = taken.Value;
        if (!file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)) return ReadAnyDocument.Read(document);
        try
        {
            using var packed = new GZipStream(new MemoryStream(document.Bytes), CompressionMode.Decompress);
            using var open = new MemoryStream();
            var buffer = new byte[81920];
            for (int n; (n = packed.Read(buffer)) > 0; open.Write(buffer, 0, n))
                if (open.Length > ReadAnyDocument.MostBytes) return new UnpacksTooBig(ReadAnyDocument.MostBytes / 1048576);
            return ReadAnyDocument.Read(document with { Bytes = open.ToArray() });
        }
        catch (InvalidDataException)
        {
            return new DocumentIsDamaged(new Words("packed file", "压缩文件"));
        }
    }

    private static Outcome<ReadDocument> Fetched(string address)
    {
        using var fetch = new FetchPage();
        var page = fetch.Run(address).GetAwaiter().GetResult();
        return page.Done ? ReadAnyDocument.Read(page.Value) : page.Refusal!;
    }

    private static bool IsAddress(string path) => Uri.TryCreate(path, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https");

    private static Output Of(ReadDocument d, Language language) => new(d.Title, d.Author, d.Publisher, d.Date.Text, d.LanguageTag, d.Encoding, d.Body, [.. d.Warnings.Select(w => w.In(language).Text)]);

    private static void Show(string id, Output page, Language language)
    {
        Console.WriteLine($"{id}\n  {page.Title}\n  {page.Author} · {page.Source} · {page.Date} · {page.Language} · {page.Encoding}");
        Console.WriteLine("  " + new Words("{0} characters of text", "正文{0}个字符").With(page.ArticleBody.Length).In(language));
        foreach (var warning in page.Warnings) Console.WriteLine("  ! " + warning);
    }

    private static bool IsRead(string file) => Endings.Contains(Path.GetExtension(WithoutGz(file)), StringComparer.OrdinalIgnoreCase);

    private static string WithoutGz(string file) => file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file[..^3] : file;

    private static string PageId(string file) => IsAddress(file) && new Uri(file) is var uri
        ? Path.GetFileNameWithoutExtension(WithoutGz(uri.AbsolutePath)) is { Length: > 0 } name ? name : uri.Host
        : Path.GetFileNameWithoutExtension(WithoutGz(file));
}
