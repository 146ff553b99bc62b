namespace SecondTrack.Evidence.Ingest;

/// <summary>The bytes of a page or file as they came. Nothing in them is trusted, their name least.</summary>
public sealed record DocumentBytes(byte[] Bytes, string FileName)
{
    /// <summary>As a server or browser declared it, where one did.</summary>
    public string? ContentType { get; init; }

    /// <summary>Where it was fetched from.</summary>
    public Uri? Address { get; init; }

    /// <summary>Chosen by a reader who saw wrong characters.</summary>
    public string? Encoding { get; init; }
}

/// <summary>What was read out of a page or file, before anybody decided to keep it: every paragraph is there, kept or dropped, with the reason.</summary>
public sealed record ReadDocument
{
    public string Title { get; init; } = "";

    public string Author { get; init; } = "";

    /// <summary>The newspaper, site or institution that published it.</summary>
    public string Publisher { get; init; } = "";

    public PartialDate Date { get; init; }

    /// <summary>A BCP-47 tag such as zh-Hans; empty where it cannot be told.</summary>
    public string LanguageTag { get; init; } = "";

    public string Encoding { get; init; } = "";

    public IReadOnlyList<TextBlock> Blocks { get; init; } = [];

    /// <summary>What a reader must know before trusting the text: a guess at its encoding, a place where it is broken.</summary>
    public IReadOnlyList<LocalText> Warnings { get; init; } = [];

    public string Body => string.Join("\n\n", Blocks.Where(b => b.Kept).Select(b => b.Text));
}
