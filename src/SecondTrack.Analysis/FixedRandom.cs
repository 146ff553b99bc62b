namespace SecondTrack.Analysis;

/// <summary>
/// A small generator whose sequence for a seed never changes with the platform or its version, so that a printed number can be repeated.
/// </summary>
/// <remarks>Steele, G. L., Lea, D. and Flood, C. H. (2014). Fast splittable pseudorandom number generators. OOPSLA, 453–472 (SplitMix64).</remarks>
internal sealed class FixedRandom(long seed)
{
    private ulong _state = (ulong)seed;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>Uniform in [0, 1).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in 0..count − 1.</summary>
    public int Below(int count) => (int)(NextDouble() * count);
}
