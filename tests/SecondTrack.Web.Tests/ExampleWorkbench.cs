using System.Net;
using SecondTrack.Example;
using SecondTrack.Web;
using Xunit;

[assembly: AssemblyFixture(typeof(SecondTrack.Web.Tests.ExampleWorkbench))]

namespace SecondTrack.Web.Tests;

/// <summary>
/// One real workbench with the example, on loopback, for all tests that only read or that add what nobody else looks at. A test that needs
/// an empty or a broken one starts its own with <see cref="StartOwn"/>.
/// </summary>
public sealed class ExampleWorkbench : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secondtrack-web-");
    private RunningWorkbench? _running;

    public RunningWorkbench Running => _running ?? throw new InvalidOperationException("The workbench has not started.");

    public string Address => Running.Address;

    /// <summary>An address inside the example's compartment.</summary>
    public string In(string path) => $"{Address}/c/{LoadExample.Compartment:N}/{path}";

    public async ValueTask InitializeAsync()
    {
        var started = await Workbench.Start(new Settings { Data = _folder.FullName, Example = true });
        Assert.True(started.Done, started.Refusal?.Sentence.En);
        _running = started.Value;
    }

    public static async Task<RunningWorkbench> StartOwn(string folder, bool example = false, Action<IServiceCollection>? more = null)
    {
        var started = await Workbench.Start(new Settings { Data = folder, Example = example }, more);
        Assert.True(started.Done, started.Refusal?.Sentence.En);
        return started.Value;
    }

    /// <summary>A client with cookies, reading in one language, that shows redirects instead of following them.</summary>
    public FormClient Client(Language language = Language.English) => new(Address, language);

    public async ValueTask DisposeAsync()
    {
        if (_running is not null) await _running.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}

/// <summary>Reads pages and sends forms as a browser without scripts does.</summary>
public sealed class FormClient : IDisposable
{
    private readonly HttpClient _http;

    public FormClient(string address, Language language)
    {
        _http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = new Uri(address) };
        _http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language.Tag());
    }

    public HttpClient Http => _http;

    public Task<HttpResponseMessage> Get(string address) => _http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));

    public async Task<string> Text(string address)
    {
        using var response = await Get(address);
        return await response.Content.ReadAsStringAsync();
    }

    /// <summary>Sends a form as it stands on a page: its token is taken from there.</summary>
    public async Task<HttpResponseMessage> Post(string formPage, string action, params (string Name, string Value)[] fields)
    {
        var content = new FormUrlEncodedContent([.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), new("form-token", await Token(formPage))]);
        return await _http.PostAsync(new Uri(action, UriKind.RelativeOrAbsolute), content);
    }

    public async Task<HttpResponseMessage> Upload(string formPage, string action, string fileField, string fileName, byte[] bytes, params (string Name, string Value)[] fields)
    {
        using var content = new MultipartFormDataContent();
        content.Add(new StringContent(await Token(formPage)), "form-token");
        foreach (var (name, value) in fields) content.Add(new StringContent(value), name);
        content.Add(new ByteArrayContent(bytes), fileField, fileName);
        return await _http.PostAsync(new Uri(action, UriKind.RelativeOrAbsolute), content);
    }

    public async Task<string> Token(string page)
    {
        const string before = "name=\"form-token\" value=\"";
        var text = await Text(page);
        var at = text.IndexOf(before, StringComparison.Ordinal);
        Assert.True(at >= 0, $"no form on {page}");
        return text[(at + before.Length)..text.IndexOf('"', at + before.Length)];
    }

    public void Dispose() => _http.Dispose();
}
