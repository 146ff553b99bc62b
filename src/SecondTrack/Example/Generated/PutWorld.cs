using SecondTrack.Dialogues;
using SecondTrack.Evidence;
using SecondTrack.Search;
using SecondTrack.Storage;

namespace SecondTrack.Example.Generated;

/// <summary>What generated sources speak about: series with sides and rounds, people with affiliations, issues with propositions, communities.</summary>
internal sealed class PutWorld(Store store, Guid compartment, Chance chance, Random random, MakeText make)
{
    private const int SeriesCount = 4, Rounds = 8, Organisations = 40, PerRound = 22;

    public List<(Guid Id, string En, string Zh)> Persons { get; } = [];

    public List<Guid> OrganisationIds { get; } = [];

    public List<Guid> Sides { get; } = [];

    public List<(Guid Series, Guid Session, DateOnly Day)> Sessions { get; } = [];

    public List<Guid> Series { get; } = [];

    public List<Guid> Propositions { get; } = [];

    public List<Guid> Issues { get; } = [];

    public List<Guid> Communities { get; } = [];

    public void Run(int persons)
    {
        for (var i = 0; i < SeriesCount; i++) PutSeries(i);
        for (var i = 0; i < Organisations; i++) PutOrganisation(i);
        for (var i = 0; i < persons; i++) PutPerson(i);
        PutQuestions();
        PutCommunities();
    }

    /// <summary>Needs rounds and people saved before it.</summary>
    public void PutParticipants()
    {
        var capacities = Enum.GetValues<Capacity>();
        foreach (var round in _rounds)
            foreach (var (id, _, _) in Persons.OrderBy(_ => random.Next()).Take(PerRound))
                store.Add(new Participant { Id = chance.NewId(), CompartmentId = compartment, RoundId = round, PersonId = id, Capacity = make.Pick(capacities), Content = new(LocalText.Empty) });
    }

    private readonly List<Guid> _rounds = [];

    private void PutSeries(int n)
    {
        var issue = Vocabulary.Issues[n];
        var series = new Series
        {
            Id = chance.NewId(), CompartmentId = compartment, Lead = Lead.UnofficialInstitutions, TakesPart = TakesPart.Unofficial, Aim = Aim.Policy, Hears = Hears.OfficialsByReport,
            Content = new(LocalText.Of($"Dialogue on {issue.En.ToLowerInvariant()}", $"{issue.Zh}对话"), LocalText.Of("Invented, to measure with.", "虚构，用于测量。")),
        };
        store.Add(series);
        Series.Add(series.Id);
        foreach (var (ordinal, name) in new[] { LocalText.Of("Eastern side", "东方"), LocalText.Of("Western side", "西方") }.Index())
        {
            var side = new Side { Id = chance.NewId(), CompartmentId = compartment, SeriesId = series.Id, Ordinal = ordinal, Content = new(name, LocalText.Empty) };
            store.Add(side);
            Sides.Add(side.Id);
        }
        for (var r = 1; r <= Rounds; r++) PutRound(series.Id, n, r);
    }

    private void PutRound(Guid series, int n, int number)
    {
        var day = new DateOnly(2014 + number + (number > 4 ? 1 : 0), 2 + (2 * n), 10 + number);
        var place = make.Pick(Vocabulary.Places);
        var round = new Round
        {
            Id = chance.NewId(), CompartmentId = compartment, SeriesId = series, Number = number, Dates = PartialDate.Day(day), DateKey = PartialDate.Day(day).SortKey,
            Mode = make.Pick(Enum.GetValues<Mode>()), Status = RoundStatus.Held,
            Content = new(LocalText.Of($"Round {number}", $"第{number}轮"), LocalText.Of(place.En, place.Zh), LocalText.Empty),
        };
        store.Add(round);
        _rounds.Add(round.Id);
        for (var s = 1; s <= 3; s++)
        {
            var session = new Session
            {
                Id = chance.NewId(), CompartmentId = compartment, RoundId = round.Id, Ordinal = s, Minutes = 90, GroundRule = Keeping.GroundRule.Background,
                StartsAt = new DateTimeOffset(day.ToDateTime(new TimeOnly(8 + (2 * s), 0)), TimeSpan.Zero),
                Content = new(LocalText.Of($"Session {s}", $"第{s}场"), LocalText.Empty, LocalText.Empty),
            };
            store.Add(session);
            Sessions.Add((series, session.Id, day));
            for (var a = 1; a <= 3; a++)
            {
                var aim = make.Pick(Vocabulary.Aims);
                store.Add(new AgendaItem { Id = chance.NewId(), CompartmentId = compartment, SessionId = session.Id, Ordinal = a, Minutes = 30, Content = new(LocalText.Of(aim.En, aim.Zh), LocalText.Empty) });
            }
        }
        var event_ = PartialDate.Day(day.AddDays(60));
        store.Add(new TimelineEvent
        {
            Id = chance.NewId(), CompartmentId = compartment, SeriesId = series, Kind = make.Pick(Enum.GetValues<TimelineKind>()), Date = event_, DateKey = event_.SortKey,
            Content = new(LocalText.Of($"Between rounds {number} and {number + 1}", $"第{number}轮与第{number + 1}轮之间"), LocalText.Empty),
        });
    }

    private void PutOrganisation(int n)
    {
        var (place, kind) = (Vocabulary.Places[n % Vocabulary.Places.Length], Vocabulary.InstituteKinds[n / Vocabulary.Places.Length % Vocabulary.InstituteKinds.Length]);
        var organisation = new Organisation
        {
            Id = chance.NewId(), CompartmentId = compartment, SideId = Sides[n % 2], SortKey = $"{place.En} {kind.En}".ToLowerInvariant(),
            Content = new(LocalText.Of($"{place.En} {kind.En}", place.Zh + kind.Zh), [], LocalText.Empty),
        };
        store.Add(organisation);
        OrganisationIds.Add(organisation.Id);
    }

    private void PutPerson(int n)
    {
        var (en, zh) = n % 2 == 0 ? ChineseName() : WesternName();
        var person = new Person
        {
            Id = chance.NewId(), CompartmentId = compartment, PersonKey = chance.NewId(), SideId = Sides[n % 2], SortKey = $"{en} {n:0000}".ToLowerInvariant(),
            Content = new(LocalText.Of(en, zh), n % 5 == 0 ? [new Alias(en.ToUpperInvariant(), true)] : [], LocalText.Empty),
        };
        store.Add(person);
        Persons.Add((person.Id, en, zh));
        var from = PartialDate.Year(2005 + random.Next(15));
        store.Add(new Affiliation
        {
            Id = chance.NewId(), CompartmentId = compartment, PersonId = person.Id, OrganisationId = make.Pick(OrganisationIds), From = from, FromKey = from.SortKey,
            Content = new(LocalText.Of("Senior fellow", "高级研究员")),
        });
    }

    private (string En, string Zh) ChineseName()
    {
        var (surname, first, second) = (make.Pick(Vocabulary.Surnames), make.Pick(Vocabulary.GivenCharacters), make.Pick(Vocabulary.GivenCharacters));
        return ($"{Spelled(surname)} {Spelled(first)}{Spelled(second).ToLowerInvariant()}", surname + first + second);
    }

    private (string En, string Zh) WesternName()
    {
        var (first, last) = (make.Pick(Vocabulary.FirstNames), make.Pick(Vocabulary.LastNames));
        return ($"{first.En} {last.En}", $"{first.Zh}·{last.Zh}");
    }

    private static string Spelled(string character)
    {
        var syllable = HanTables.Pinyin(character[0]) ?? "x";
        return char.ToUpperInvariant(syllable[0]) + syllable[1..];
    }

    private void PutQuestions()
    {
        var aims = Vocabulary.Aims;
        for (var i = 0; i < Vocabulary.Issues.Length; i++)
        {
            var issue = new Issue { Id = chance.NewId(), CompartmentId = compartment, Ordinal = i, Content = new(LocalText.Of(Vocabulary.Issues[i].En, Vocabulary.Issues[i].Zh), LocalText.Empty) };
            store.Add(issue);
            Issues.Add(issue.Id);
            for (var p = 0; p < 5; p++)
            {
                var (aim, worth) = (aims[((i * 5) + p) % aims.Length], p % 2 == 0);
                var proposition = new Proposition
                {
                    Id = chance.NewId(), CompartmentId = compartment, IssueId = issue.Id, Ordinal = p, Polarity = worth ? 1 : -1,
                    Content = new(worth
                        ? LocalText.Of($"The two sides should work for {aim.En}.", $"双方应当推动{aim.Zh}。")
                        : LocalText.Of($"It is too early for {aim.En}.", $"现在谈{aim.Zh}为时过早。"), LocalText.Empty),
                };
                store.Add(proposition);
                Propositions.Add(proposition.Id);
                var date = make.Date();
                store.Add(new OfficialLine
                {
                    Id = chance.NewId(), CompartmentId = compartment, PropositionId = proposition.Id, LineOf = worth ? LineOf.Government : LineOf.OurInstitute, SideId = worth ? Sides[p % 2] : null,
                    Stance = random.Next(5) - 2, Date = date, DateKey = date.SortKey, Content = new(LocalText.Of(make.Sentence(false), make.Sentence(true)), LocalText.Of("Invented statement", "虚构声明")),
                });
            }
        }
    }

    private void PutCommunities()
    {
        foreach (var (root, parts) in new[] { (LocalText.Of("West", "西方"), new[] { LocalText.Of("Europe", "欧洲"), LocalText.Of("North America", "北美") }), (LocalText.Of("East", "东方"), [LocalText.Of("Coast", "沿海")]) })
        {
            var above = PutCommunity(root, null);
            foreach (var part in parts)
            {
                var region = PutCommunity(part, above);
                PutCommunity(LocalText.Of("Strategic community", "战略界"), region);
                PutCommunity(LocalText.Of("Business", "商界"), region);
            }
        }
    }

    private Guid PutCommunity(LocalText name, Guid? parent)
    {
        var community = new Community { Id = chance.NewId(), CompartmentId = compartment, ParentId = parent, Ordinal = Communities.Count, Content = new(name) };
        store.Add(community);
        Communities.Add(community.Id);
        return community.Id;
    }
}
