namespace Alliance.Simulation.Regions;

/// <summary>A range of whole numbers that is drawn from evenly, both ends included.</summary>
/// <param name="Min">At least.</param>
/// <param name="Max">At most; not below <paramref name="Min"/>.</param>
public readonly record struct CountRange(int Min, int Max)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Min}..{Max}";
}
