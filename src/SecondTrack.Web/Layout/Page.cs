using Microsoft.AspNetCore.Components;
using SecondTrack.Keeping;

namespace SecondTrack.Web.Layout;

/// <summary>The base of every page and part: words in two languages, addresses inside the compartment. A page draws its model and decides nothing.</summary>
public abstract class Page : ComponentBase
{
    [Inject]
    protected Reader Reader { get; set; } = null!;

    [Inject]
    protected Seat Seat { get; set; } = null!;

    protected string T(string en, string zh) => Reader.T(en, zh);

    protected string T(Words words) => Reader.T(words);

    protected string In(string path) => Reader.In(path);
}
