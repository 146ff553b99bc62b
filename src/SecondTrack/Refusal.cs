namespace SecondTrack;

/// <summary>
/// An operation says no. Every refusal is a record of its own beside the operation that gives it, with a sentence in the reader's language:
/// what was wrong and what to do about it.
/// </summary>
public abstract record Refusal(Words Sentence);

/// <summary>The thing is not there, or not there for this reader: the two are never told apart.</summary>
public sealed record NotThere() : Refusal(new Words("There is nothing at this address.", "这个地址下没有内容。"));

/// <summary>The reader's role in this compartment does not allow it.</summary>
public sealed record NotAllowed() : Refusal(new Words(
    "Your role in this compartment does not allow this. Ask a convenor of the compartment.",
    "您在这个隔间里的角色无权这样做，请联系该隔间的召集人。"));

/// <summary>What an operation gives back: the thing, or why not.</summary>
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    public Refusal? Refusal { get; }

    public bool Done => Refusal is null;

    public T Value => Refusal is null ? _value! : throw new InvalidOperationException($"Refused: {Refusal.Sentence.En}");

#pragma warning disable CA2225 // Named alternates: an outcome is only ever made by returning a value or a refusal.
    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
#pragma warning restore CA2225
}
