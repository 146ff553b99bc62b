using System.Security.Cryptography;
using System.Text;
using SecondTrack.Evidence;
using SecondTrack.Evidence.Sources;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Example.Generated;

/// <summary>One generated source with its text, passages and statements.</summary>
internal sealed class PutEvidence(Store store, Guid compartment, Guid coder, Chance chance, Random random, MakeText make, PutWorld world, ContentSeal seal)
{
    private const int Around = 32;

    private static readonly SourceKind[] Written = [SourceKind.Article, SourceKind.Report, SourceKind.Speech, SourceKind.SocialPost, SourceKind.Interview];

    public void Run(int statements)
    {
        var chinese = random.Next(2) == 0;
        var (fromSession, kind) = (random.Next(10) == 0, make.Pick(Written));
        var session = make.Pick(world.Sessions);
        var date = fromSession ? PartialDate.Day(session.Day) : make.Date();
        var author = make.Pick(world.Persons);
        var source = new Source
        {
            Id = chance.NewId(), CompartmentId = compartment, Kind = fromSession ? SourceKind.SessionRecord : kind, IsPublic = !fromSession, FirstHand = fromSession || kind == SourceKind.Interview,
            Venue = fromSession || kind == SourceKind.Interview ? Venue.FaceToFace : kind == SourceKind.Speech ? Venue.PublicStage : Venue.InWriting,
            GroundRule = fromSession ? GroundRule.Background : GroundRule.OnTheRecord, LanguageTag = chinese ? LanguageTags.Chinese : LanguageTags.English, Date = date, DateKey = date.SortKey,
            AddedAt = new DateTimeOffset(date.Last.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero), SeriesId = fromSession || random.Next(3) == 0 ? session.Series : null, SessionId = fromSession ? session.Session : null,
            Content = new(LocalText.In(chinese ? LanguageTags.Chinese : LanguageTags.English, make.Title(chinese)), chinese ? author.Zh : author.En, LocalText.Of("Invented Review", "虚构评论")),
        };
        store.Add(source);
        store.Add(new SourcePerson { Id = chance.NewId(), CompartmentId = compartment, SourceId = source.Id, PersonId = author.Id, Role = SourceRole.Author, Content = new(source.Content.Byline) });
        var (plain, sentences) = make.Text(chinese, 8 + random.Next(9), source.Content.Byline);
        var text = new SourceText
        {
            Id = chance.NewId(), CompartmentId = compartment, SourceId = source.Id, Number = 1, Length = plain.Length,
            Content = new(plain, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(plain))), [.. plain.Split('\n').Select(p => new TextBlock(p, true, null, null))]) { Encoding = "utf-8" },
        };
        store.Add(text);
        if (source.IsPublic) PutOriginal(source, plain);
        for (var i = 0; i < statements; i++) PutStatement(source, text, sentences[i * sentences.Count / Math.Max(statements, 1)], author.Id);
    }

    private void PutOriginal(Source source, string plain)
    {
        var bytes = Encoding.UTF8.GetBytes(plain);
        store.Add(OpenOriginal.Seal(chance.NewId(), source, new(bytes, "generated.txt") { ContentType = "text/plain" }, Convert.ToHexStringLower(SHA256.HashData(bytes)), seal));
    }

    public void PutNote()
    {
        var (en, zh) = make.Claim();
        store.Add(new Note
        {
            Id = chance.NewId(), CompartmentId = compartment, About = NoteAbout.Person, AboutId = make.Pick(world.Persons).Id, AuthorId = coder,
            WrittenAt = new DateTimeOffset(make.Date().Last.ToDateTime(new TimeOnly(20, 0)), TimeSpan.Zero), Content = new(random.Next(2) == 0 ? zh : en),
        });
    }

    public void PutObservation()
    {
        var (en, zh) = make.Claim();
        var date = make.Date();
        store.Add(new Observation
        {
            Id = chance.NewId(), CompartmentId = compartment, CommunityId = make.Pick(world.Communities), ObserverId = make.Pick(world.Persons).Id, IssueId = make.Pick(world.Issues),
            Confidence = make.Pick(Enum.GetValues<Confidence>()), Date = date, DateKey = date.SortKey, Content = new(LocalText.Of(en, zh)),
        });
    }

    private void PutStatement(Source source, SourceText text, (int Start, int End) at, Guid author)
    {
        var plain = text.Content.Text;
        var passage = new Passage
        {
            Id = chance.NewId(), CompartmentId = compartment, SourceId = source.Id, SourceTextId = text.Id, Start = at.Start, End = at.End,
            Content = new(plain[at.Start..at.End], plain[Math.Max(0, at.Start - Around)..at.Start], plain[at.End..Math.Min(plain.Length, at.End + Around)], text.Content.Hash),
        };
        var (actorKind, actor) = random.Next(10) switch
        {
            0 => (ActorKind.Organisation, make.Pick(world.OrganisationIds)),
            1 => (ActorKind.Side, make.Pick(world.Sides)),
            2 => (ActorKind.Person, make.Pick(world.Persons).Id),
            _ => (ActorKind.Person, author),
        };
        store.Add(passage);
        store.Add(new Statement
        {
            Id = chance.NewId(), CompartmentId = compartment, PassageId = passage.Id, SourceId = source.Id, ActorKind = actorKind, ActorId = actor, PropositionId = make.Pick(world.Propositions),
            Stance = random.Next(12) == 0 ? null : random.Next(5) - 2, Date = source.Date, DateKey = source.DateKey, Venue = source.Venue,
            SpokenAs = random.Next(3) == 0 ? make.Pick(Enum.GetValues<SpokenAs>()) : SpokenAs.Personally, Confidence = make.Pick(Enum.GetValues<Confidence>()), CoderId = coder,
            CodedAt = source.AddedAt.AddMinutes(random.Next(600)), Content = new(LocalText.Empty),
        });
    }
}
