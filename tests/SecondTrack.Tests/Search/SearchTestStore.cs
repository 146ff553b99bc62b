using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Keeping;
using SecondTrack.Search;
using SecondTrack.Storage;
using SecondTrack.Tests.Storage;
using Xunit;

namespace SecondTrack.Tests.Search;

/// <summary>What the search tests put into a store and ask of it.</summary>
internal static class SearchTestStore
{
    private static readonly Words Label = new("Test", "测试");

    internal sealed record Coded(Guid Source, Guid Actor, Guid Issue, Guid ParentIssue, Guid Series);

    public static async Task<Outcome<Found>> Find(this TestStore test, FindRequest request)
    {
        await using var scope = test.Seated();
        return await scope.ServiceProvider.GetRequiredService<Find>().Run(request);
    }

    public static async Task<int> Count(this TestStore test, string typed) => (await test.Find(new FindRequest(typed))).Value.Total;

    /// <summary>The found texts, entry by entry, as the index gives them.</summary>
    public static async Task<List<(Guid, int)>> Entries(this TestStore test, string typed)
    {
        await using var scope = test.Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        var (from, end) = IndexQuestion.Always;
        var question = new IndexQuestion(new SearchTerms(test.Compartment), SearchQuery.Read(typed), [[new(Facet.Kind, "text")]], from, end);
        var found = await SearchDoor.IndexOf(store).Find(store, test.Compartment, question, 5000, CancellationToken.None);
        return found.ConvertAll(f => (f.ThingId, f.Part));
    }

    public static Task<Guid> AddSource(this TestStore test, string title, string text) => test.AddSource(Chance.Secure.NewId(), title, text, PartialDate.Year(2024));

    /// <summary>A source with its text; gives the text's id.</summary>
    public static async Task<Guid> AddSource(this TestStore test, Guid id, string title, string text, PartialDate date)
    {
        await using var scope = test.Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        var source = Source(test, Chance.Secure.NewId(), title, date, Venue.InWriting);
        store.AddRange(source, Text(test, id, source, text));
        Assert.True((await store.Save(Label)).Done);
        return id;
    }

    /// <summary>Another text of the same source, extracted later.</summary>
    public static async Task<Guid> AddText(this TestStore test, Guid earlier, string text)
    {
        await using var scope = test.Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        var source = await store.Set<SourceText>().Where(t => t.Id == earlier).Select(t => t.SourceId).SingleAsync();
        var next = new SourceText { Id = Chance.Secure.NewId(), CompartmentId = test.Compartment, SourceId = source, Number = 2, Content = new(text, "", []) };
        store.Add(next);
        Assert.True((await store.Save(Label)).Done);
        return next.Id;
    }

    public static async Task<Coded> AddCoded(this TestStore test, string quote, PartialDate date, Venue venue)
    {
        await using var scope = test.Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        var (chance, compartment) = (Chance.Secure, test.Compartment);
        var series = new Series { Id = chance.NewId(), CompartmentId = compartment, Content = new(LocalText.Of("Series", "系列"), LocalText.Empty) };
        var source = Source(test, chance.NewId(), "Coded", date, venue);
        source.SeriesId = series.Id;
        var text = Text(test, chance.NewId(), source, quote);
        var person = new Person { Id = chance.NewId(), CompartmentId = compartment, PersonKey = chance.NewId(), Content = new(LocalText.Of("Sun", "孙"), [], LocalText.Empty) };
        var parent = new Issue { Id = chance.NewId(), CompartmentId = compartment, Content = new(LocalText.Of("Parent", "上级"), LocalText.Empty) };
        var issue = new Issue { Id = chance.NewId(), CompartmentId = compartment, ParentId = parent.Id, Content = new(LocalText.Of("Child", "下级"), LocalText.Empty) };
        var claim = new Proposition { Id = chance.NewId(), CompartmentId = compartment, IssueId = issue.Id, Content = new(LocalText.Of("Claim", "主张"), LocalText.Empty) };
        var passage = new Passage { Id = chance.NewId(), CompartmentId = compartment, SourceId = source.Id, SourceTextId = text.Id, End = 2, Content = new(quote, "", "", "") };
        var statement = new Statement
        {
            Id = chance.NewId(), CompartmentId = compartment, PassageId = passage.Id, SourceId = source.Id, ActorId = person.Id, PropositionId = claim.Id, Stance = 1,
            Date = date, DateKey = date.SortKey, Venue = venue, Content = new(LocalText.Empty),
        };
        store.AddRange(series, source, text, person, parent, issue, claim, passage, statement);
        Assert.True((await store.Save(Label)).Done);
        return new(source.Id, person.Id, issue.Id, parent.Id, series.Id);
    }

    public static Note NewNote(this TestStore test, string text) => new()
    {
        Id = Chance.Secure.NewId(), CompartmentId = test.Compartment, About = NoteAbout.Series, AboutId = Guid.Empty, Content = new NoteContent(text),
    };

    public static async Task<Guid> AddNote(this TestStore test, string text)
    {
        await using var scope = test.Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        var note = test.NewNote(text);
        store.Add(note);
        Assert.True((await store.Save(Label)).Done);
        return note.Id;
    }

    public static async Task<Guid> Change<TRow>(this TestStore test, Guid id, Action<TRow>? change)
        where TRow : PrivateRow
    {
        await using var scope = test.Seated();
        var store = scope.ServiceProvider.GetRequiredService<Store>();
        var row = await store.Set<TRow>().SingleAsync(r => r.Id == id);
        if (change is null) store.Remove(row);
        else change(row);
        return (await store.Save(Label)).Value;
    }

    public static async Task Undo(this TestStore test, Guid change)
    {
        await using var scope = test.Seated();
        Assert.True((await scope.ServiceProvider.GetRequiredService<UndoChange>().Run(change)).Done);
    }

    private static Source Source(TestStore test, Guid id, string title, PartialDate date, Venue venue) => new()
    {
        Id = id, CompartmentId = test.Compartment, LanguageTag = "zh-Hans", Date = date, DateKey = date.SortKey, Venue = venue,
        Content = new SourceContent(LocalText.Of(title, null), "", LocalText.Empty),
    };

    private static SourceText Text(TestStore test, Guid id, Source source, string text) => new()
    {
        Id = id, CompartmentId = test.Compartment, SourceId = source.Id, Number = 1, Content = new SourceTextContent(text, "", []),
    };
}
