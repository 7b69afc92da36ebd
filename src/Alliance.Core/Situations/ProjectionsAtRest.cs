namespace Alliance.Core.Situations;

/// <summary>Those projections at hand that are at rest, in the order in which they were last written: the longest at rest
/// are put away first.</summary>
public sealed class ProjectionsAtRest<T> where T : class, IProjection
{
    private readonly SortedDictionary<string, T> _atHand;
    private readonly SortedDictionary<long, T> _resting = [];

    /// <param name="atHand">All projections at hand, open ones too, by number.</param>
    internal ProjectionsAtRest(SortedDictionary<string, T> atHand)
    {
        _atHand = atHand;
        foreach (var projection in atHand.Values) Look(projection);
    }

    public int Count => _resting.Count;

    /// <summary>So many that have been at rest the longest.</summary>
    public IReadOnlyList<T> Longest(int count) => [.. _resting.Values.Take(count)];

    /// <summary>It is kept elsewhere from now on.</summary>
    public void PutAway(T projection)
    {
        _resting.Remove(projection.LastRecord);
        _atHand.Remove(projection.Number);
    }

    /// <summary>It is fetched from where it was kept: a record is about it.</summary>
    public void Fetch(T projection)
    {
        _atHand[projection.Number] = projection;
        Look(projection);
    }

    internal void Took(T projection, long record)
    {
        _resting.Remove(projection.LastRecord);
        projection.Took(record);
        Look(projection);
    }

    internal void Look(T projection)
    {
        if (projection.IsAtRest) _resting[projection.LastRecord] = projection;
    }
}
