using SecondTrack.Keeping;

namespace SecondTrack.Web.Layout;

/// <summary>Who reads this page: their language, and the way words, dates and addresses come out for them.</summary>
public sealed class Reader(Seat seat, TimeProvider time)
{
    public Language Language => seat.Language;

    public string Tag => seat.Language.Tag();

    public string T(string en, string zh) => seat.Language == Language.Chinese ? zh : en;

    public string T(Words words) => words.In(seat.Language);

    public string Date(PartialDate date) => date.For(seat.Language);

    /// <summary>An instant as a day in the reader's language. Instants of sessions are shown in the session's own zone instead.</summary>
    public string Day(DateTimeOffset at) => Date(PartialDate.Day(DateOnly.FromDateTime(at.UtcDateTime)));

    public string Minute(DateTimeOffset at) => $"{Day(at)} {at.UtcDateTime:HH:mm} UTC";

    public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    /// <summary>"1 source", "2 sources": English has two forms, Chinese one.</summary>
    public string Count(long n, string one, string many, string zh) =>
        seat.Language == Language.Chinese ? string.Format(null, zh, n) : string.Format(null, n == 1 ? one : many, n);

    /// <summary>An address inside the seat's compartment.</summary>
    public string In(string path) => $"/c/{seat.CompartmentId:N}/{path}";
}
