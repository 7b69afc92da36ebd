namespace Alliance.Simulation.Regions;

/// <summary>A range from which whole numbers are drawn evenly, both ends included.</summary>
/// <param name="Min">The lowest number.</param>
/// <param name="Max">The highest number; not below <paramref name="Min"/>.</param>
public readonly record struct CountRange(int Min, int Max)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Min}..{Max}";
}
