namespace SecondTrack.Dialogues.Rosters;

/// <summary>An empty list of participants with the columns that are understood, in the reader's language.</summary>
public static class WriteRosterTemplate
{
    public static byte[] In(Language language) => WriteCsv.Of([[.. Columns.Select(c => c.Name().In(language))]]);

    private static readonly RosterColumn[] Columns =
        [RosterColumn.NameEn, RosterColumn.NameZh, RosterColumn.Organisation, RosterColumn.Title, RosterColumn.Capacity, RosterColumn.Side, RosterColumn.Note];
}
