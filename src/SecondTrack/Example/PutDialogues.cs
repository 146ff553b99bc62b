using SecondTrack.Dialogues;
using SecondTrack.Storage;

namespace SecondTrack.Example;

/// <summary>Puts the series, its rounds, sessions and line, the people and who took part in what.</summary>
internal static class PutDialogues
{
    private static readonly Guid In = LoadExample.Compartment;
    private static readonly Guid Series = ExampleIds.Of("series", "ai");

    public static void Into(Store store, ExampleContent content)
    {
        var file = content.Dialogue;
        var s = file.Series;
        store.Add(new Series
        {
            Id = Series, CompartmentId = In, Lead = s.Lead, TakesPart = s.TakesPart, Aim = s.Aim, Hears = s.Hears,
            Content = new(s.Title.Text, s.Purpose.Text)
            {
                LeadWhy = s.LeadWhy.Text, TakesPartWhy = s.TakesPartWhy.Text, AimWhy = s.AimWhy.Text, HearsWhy = s.HearsWhy.Text,
            },
        });
        for (var i = 0; i < file.Sides.Length; i++)
            store.Add(new Side
            {
                Id = Side(file.Sides[i].Key)!.Value, CompartmentId = In, SeriesId = Series, Ordinal = i,
                Content = new(file.Sides[i].Name.Text, file.Sides[i].Note.Text),
            });
        for (var i = 0; i < file.WorkingGroups.Length; i++)
        {
            var group = file.WorkingGroups[i];
            store.Add(new WorkingGroup
            {
                Id = ExampleIds.Of("group", group.Key), CompartmentId = In, SeriesId = Series, Ordinal = i,
                Content = new(group.Name.Text, group.Task.Text),
            });
        }
        foreach (var round in file.Rounds) Put(store, round);
        foreach (var e in file.Timeline)
        {
            var date = PartialDate.Parse(e.Date);
            store.Add(new TimelineEvent
            {
                Id = ExampleIds.Of("event", e.Date + e.Kind), CompartmentId = In, SeriesId = Series, Kind = e.Kind, Cause = e.Cause,
                Date = date, DateKey = date.SortKey, Content = new(e.Title.Text, e.Note.Text),
            });
        }
        foreach (var o in file.Organisations)
            store.Add(new Organisation
            {
                Id = ExampleIds.Of("organisation", o.Key), CompartmentId = In, SideId = Side(o.Side), SortKey = o.Sort,
                Content = new(o.Name.Text, [.. o.Aliases.Select(a => new Alias(a, true))], o.Note.Text),
            });
        foreach (var person in content.People) Put(store, person);
    }

    public static Guid SeriesId => Series;

    private static Guid? Side(string? key) => key is null ? null : ExampleIds.Of("side", key);

    private static void Put(Store store, RoundEntry round)
    {
        var id = ExampleIds.Of("round", $"{round.Number}");
        var dates = PartialDate.Parse(round.Dates);
        store.Add(new Round
        {
            Id = id, CompartmentId = In, SeriesId = Series, Number = round.Number, Dates = dates, DateKey = dates.SortKey,
            Mode = round.Mode,
            Status = RoundStatus.Held, Content = new(round.Title.Text, round.Place.Text, round.Note.Text),
        });
        for (var i = 0; i < round.Sessions.Length; i++)
        {
            var s = round.Sessions[i];
            var session = ExampleIds.Of("session", s.Key);
            store.Add(new Session
            {
                Id = session, CompartmentId = In, RoundId = id, Ordinal = i + 1, StartsAt = s.Start.ToUniversalTime(),
                Minutes = s.Minutes, TimeZone = s.Zone,
                GroundRule = s.Rule, WorkingGroupId = s.Group is null ? null : ExampleIds.Of("group", s.Group),
                Content = new(s.Title.Text, s.Place.Text, s.Note?.Text ?? LocalText.Empty),
            });
            for (var n = 0; n < s.Agenda.Length; n++)
                store.Add(new AgendaItem
                {
                    Id = ExampleIds.Of("agenda", $"{s.Key}/{n + 1}"), CompartmentId = In, SessionId = session, Ordinal = n + 1,
                    Minutes = s.Agenda[n].Minutes,
                    Content = new(s.Agenda[n].Title.Text, s.Agenda[n].Note?.Text ?? LocalText.Empty),
                });
        }
    }

    private static void Put(Store store, PersonEntry p)
    {
        var id = ExampleIds.Of("person", p.Key);
        var name = (p.Scripts ?? []).Aggregate(p.Name.Text, (n, s) => n.With(s.Key, s.Value));
        var aliases = p.Aliases.Select(a => new Alias(a, true)).Concat((p.Unconfirmed ?? []).Select(a => new Alias(a, false))).ToList();
        store.Add(new Person
        {
            Id = id, CompartmentId = In, PersonKey = ExampleIds.Of("person key", p.Key), SideId = Side(p.Side), SortKey = p.Sort,
            Content = new(name, aliases, p.Note.Text),
        });
        foreach (var a in p.Affiliations)
        {
            var from = PartialDate.Parse(a.From);
            store.Add(new Affiliation
            {
                Id = ExampleIds.Of("affiliation", $"{p.Key}/{a.Organisation}/{a.From}"), CompartmentId = In, PersonId = id,
                OrganisationId = ExampleIds.Of("organisation", a.Organisation), From = from, To = PartialDate.Parse(a.To),
                FromKey = from.SortKey,
                Content = new(a.Title.Text),
            });
        }
        foreach (var (round, capacity) in p.Rounds)
            store.Add(new Participant
            {
                Id = ExampleIds.Of("participant", $"{round}/{p.Key}"), CompartmentId = In, RoundId = ExampleIds.Of("round", round),
                PersonId = id,
                SideId = capacity.SpeaksForASide() ? Side(p.Side) : null, Capacity = capacity,
                Content = new((p.RoundNotes?.GetValueOrDefault(round))?.Text ?? LocalText.Empty),
            });
    }
}
