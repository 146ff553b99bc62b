using CsCheck;

namespace SecondTrack.Tests.Evidence.Formats;

internal static class Pick
{
    public static Gen<T> One<T>(params T[] choices) => Gen.Int[0, choices.Length - 1].Select(i => choices[i]);
}
