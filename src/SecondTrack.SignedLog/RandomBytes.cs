namespace SecondTrack.SignedLog;

/// <summary>Fills the span with random bytes: chance comes in from outside, secure in the product and seeded in a simulation.</summary>
public delegate void RandomBytes(Span<byte> bytes);
