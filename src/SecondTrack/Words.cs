namespace SecondTrack;

/// <summary>
/// A sentence of the interface in both of its languages, side by side where it is used, so that one cannot exist without the other.
/// <c>{0}</c> and so on are filled in by <see cref="With"/>.
/// </summary>
public sealed record Words(string En, string Zh)
{
    private readonly object[] _values = [];

    /// <summary>The same sentence with values for its places; a value that is itself <see cref="Words"/> follows the language.</summary>
    public Words With(params object[] values) => new(this, values);

    private Words(Words template, object[] values) : this(template.En, template.Zh) => _values = values;

    public string In(Language language)
    {
        var template = language == Language.Chinese ? Zh : En;
        if (_values.Length == 0) return template;
        var filled = Array.ConvertAll(_values, v => v switch
        {
            Words words => words.In(language),
            LocalText text => text.In(language).Text,
            _ => v,
        });
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, template, filled);
    }

    public override string ToString() => In(Language.English);
}
