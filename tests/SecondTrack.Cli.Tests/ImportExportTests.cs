using System.Text;
using System.Text.Json;
using Xunit;

namespace SecondTrack.Cli.Tests;

public class ImportExportTests(MadeStore made) : IClassFixture<MadeStore>
{
    private static readonly byte[] Ris = Encoding.UTF8.GetBytes("""
        TY  - NEWS
        TI  - 二轨外交仍有潜力
        AU  - 李明
        PY  - 2024/05/16
        ER  - 
        TY  - JOUR
        TI  - Talking without flags
        AU  - Smith, Anne
        PY  - 2021
        ER  - 
        """);

    [Fact]
    public async Task A_library_is_looked_at_then_taken_once_and_comes_out_again()
    {
        var store = made.Copy();
        var file = made.FileWith("library.ris", Ris);
        var looked = await Called.With("import", "ris", file, "--data", store, "--as", MadeStore.User, "--preview", "--json", "-");
        Assert.True(looked.Exit == 0, looked.Error);
        Assert.Equal(2, New(looked, "sources"));
        var taken = await Called.With("import", "ris", file, "--data", store, "--as", MadeStore.User.ToUpperInvariant(), "--json", "-");
        Assert.Equal(2, New(taken, "sources"));
        Assert.Equal(0, New(await Called.With("import", "ris", file, "--data", store, "--as", MadeStore.User, "--json", "-"), "sources"));
        var readable = await Called.With("import", "bibtex", file, "--data", store, "--as", MadeStore.User, "--preview", "--lang", "zh");
        Assert.Contains("二轨外交仍有潜力", readable.Output, StringComparison.Ordinal);
        Assert.Contains("尚未导入", readable.Output, StringComparison.Ordinal);

        var written = await Called.With("export", "csl", "-", "--data", store, "--as", MadeStore.User);
        Assert.True(written.Exit == 0, written.Error);
        using var items = JsonDocument.Parse(written.Bytes);
        Assert.Contains(items.RootElement.EnumerateArray(), i => i.GetProperty("title").GetString() == "二轨外交仍有潜力");
        Assert.Equal(0, (await Called.With("check-store", "--data", store)).Exit);
    }

    [Fact]
    public async Task Statements_come_out_as_a_table_of_one_line_each()
    {
        var store = made.Copy();
        var to = Path.Combine(made.Folder(), "statements.csv");
        Assert.Equal(0, (await Called.With("export", "statements", to, "--data", store, "--as", MadeStore.User)).Exit);
        var text = await File.ReadAllTextAsync(to);
        Assert.StartsWith("id,date,document,person,organisation,concept,agreement", text.TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.True(text.Split('\n').Length > 20);
        Assert.False(File.Exists(to + ".part"));
    }

    [Fact]
    public async Task Wrong_input_is_one_sentence_and_changes_nothing()
    {
        var store = made.Copy();
        var rubbish = made.FileWith("rubbish.ris", [0, 1, 2, 3, 0, 0, 9]);
        string[] place = ["--data", store, "--as", MadeStore.User];
        MadeStore.IsRefused(await Called.With(["import", "ris", rubbish, .. place]), "rubbish.ris");
        MadeStore.IsRefused(await Called.With(["import", "dna", rubbish, .. place]), "rubbish.ris");
        MadeStore.IsRefused(await Called.With(["import", "ris", "/nowhere.ris", .. place]), "nowhere.ris");
        MadeStore.IsRefused(await Called.With(["import", "participants", rubbish, "--round", "1", .. place]));
        MadeStore.IsRefused(await Called.With("import", "ris", made.FileWith("l.ris", Ris), "--data", store), "--as");
        MadeStore.IsRefused(await Called.With("export", "csl", "-", "--data", store, "--as", "stranger"), "stranger");
        MadeStore.IsRefused(await Called.With(["export", "csl", "-", "--compartment", "Elsewhere", .. place]), MadeStore.User);
        MadeStore.IsRefused(await Called.With("export", "csl", "-", "--data", made.Folder(), "--as", MadeStore.User), "no store");
        MadeStore.IsRefused(await Called.With("export", "csl", "-", "--as", MadeStore.User, "--lang", "zh"), "请指明存储");
        MadeStore.IsRefused(await Called.With(["export", "ical", "-", "--round", "999", .. place]));
        MadeStore.IsRefused(await Called.With(["export", "csl", "/nowhere/at/all.json", .. place]), "/nowhere/at/all.json");
        Assert.Equal(0, (await Called.With("check-store", "--data", store)).Exit);
    }

    [Fact]
    public async Task A_postgres_that_is_away_is_one_sentence() => MadeStore.IsRefused(
        await Called.With("export", "csl", "-", "--connection", "Host=127.0.0.1;Port=1;Username=x;Password=secret-word;Database=x", "--as", "x"), "--connection");

    private static int New(Called called, string what)
    {
        Assert.True(called.Exit == 0, called.Error);
        using var json = JsonDocument.Parse(called.Bytes);
        return json.RootElement.GetProperty("new").GetProperty(what).GetInt32();
    }
}
