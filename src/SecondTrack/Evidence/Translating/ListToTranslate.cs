using Microsoft.EntityFrameworkCore;
using SecondTrack.Dialogues;
using SecondTrack.Keeping;
using SecondTrack.Storage;

namespace SecondTrack.Evidence.Translating;

/// <summary>A text that lacks one of the two languages of the workbench.</summary>
/// <param name="Missing">The tag of the language that it lacks.</param>
public sealed record ToTranslate(Translatable Kind, Guid Id, LocalText Text, string Missing);

/// <param name="Total">Of all that were looked through.</param>
public sealed record ToTranslatePage(IReadOnlyList<ToTranslate> Rows, int Total, int Page, bool HasMore);

/// <summary>
/// Everything that waits for its other language, what people code with first. What a row says lies in its sealed column, so the rows are
/// opened to see; these are the small tables of the workbench, and of each no more than <see cref="MostOfAKind"/> are looked through.
/// </summary>
public sealed class ListToTranslate(Store store, Seat seat)
{
    public const int PageSize = 40;
    public const int MostOfAKind = 2000;

    public async Task<Outcome<ToTranslatePage>> Run(int page = 1, CancellationToken cancel = default)
    {
        if (!seat.May(Need.Read)) return new NotAllowed();
        var all = new List<ToTranslate>();
        Add(Translatable.Proposition, await Rows<Proposition>(cancel));
        Add(Translatable.Issue, await Rows<Issue>(cancel));
        Add(Translatable.OfficialLine, await Rows<OfficialLine>(cancel));
        Add(Translatable.Community, await Rows<Community>(cancel));
        Add(Translatable.Series, await Rows<Series>(cancel));
        Add(Translatable.Side, await Rows<Side>(cancel));
        Add(Translatable.Session, await Rows<Session>(cancel));
        page = Math.Clamp(page, 1, Math.Max(1, (all.Count + PageSize - 1) / PageSize));
        return new ToTranslatePage([.. all.Skip((page - 1) * PageSize).Take(PageSize)], all.Count, page, all.Count > page * PageSize);

        void Add(Translatable kind, IEnumerable<PrivateRow> rows) => all.AddRange(
            from row in rows
            let text = TranslatableTexts.TextOf(row)
            where !text.IsEmpty && (text.En is null || text.Zh is null)
            select new ToTranslate(kind, row.Id, text, text.En is null ? LanguageTags.English : LanguageTags.Chinese));
    }

    private async Task<IEnumerable<PrivateRow>> Rows<T>(CancellationToken cancel)
        where T : PrivateRow => await store.Set<T>().AsNoTracking().OrderBy(r => r.Id).Take(MostOfAKind).ToListAsync(cancel);
}
