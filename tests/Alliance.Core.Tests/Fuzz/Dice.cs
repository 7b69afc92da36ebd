namespace Alliance.Core.Tests.Fuzz;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same throws for the same seed, on any machine.</summary>
internal sealed class Dice(ulong seed)
{
    private ulong _state = seed * 0xD1342543DE82EF95UL + 1;

    public ulong Next()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>From <paramref name="low"/> to <paramref name="high"/>, both included.</summary>
    public int Between(int low, int high) => low + (int)(Next() % (ulong)(high - low + 1));

    public bool Percent(int percent) => Between(0, 99) < percent;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Between(0, choices.Count - 1)];

    public T[] Shuffled<T>(IEnumerable<T> items) =>
        [.. items.Select(i => (Item: i, Key: Next())).OrderBy(p => p.Key).Select(p => p.Item)];
}
