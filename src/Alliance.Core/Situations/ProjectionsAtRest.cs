namespace Alliance.Core.Situations;

/// <summary>The projections in memory that are at rest, in the order of their last records. Those at rest longest are
/// moved to a store first. Not safe for concurrent use.</summary>
/// <typeparam name="T">The type of the projections.</typeparam>
public sealed class ProjectionsAtRest<T> where T : class, IProjection
{
    private readonly SortedDictionary<string, T> _atHand;
    private readonly SortedDictionary<long, T> _resting = [];

    /// <summary>Starts with the projections that are at rest.</summary>
    /// <param name="atHand">All projections in memory, open ones too, by number.</param>
    internal ProjectionsAtRest(SortedDictionary<string, T> atHand)
    {
        _atHand = atHand;
        foreach (var projection in atHand.Values) Look(projection);
    }

    /// <summary>Number of projections at rest.</summary>
    public int Count => _resting.Count;

    /// <summary>Lists the projections that have been at rest longest.</summary>
    /// <param name="count">Most projections to list.</param>
    public IReadOnlyList<T> Longest(int count) => [.. _resting.Values.Take(count)];

    /// <summary>Removes a projection that is kept in a store from now on.</summary>
    public void PutAway(T projection)
    {
        _resting.Remove(projection.LastRecord);
        _atHand.Remove(projection.Number);
    }

    /// <summary>Takes back a projection from the store, because a record is about it.</summary>
    public void Fetch(T projection)
    {
        _atHand[projection.Number] = projection;
        Look(projection);
    }

    /// <summary>Notes that a record is included in a projection.</summary>
    internal void Took(T projection, long record)
    {
        _resting.Remove(projection.LastRecord);
        projection.Took(record);
        Look(projection);
    }

    /// <summary>Adds a projection if it is at rest.</summary>
    internal void Look(T projection)
    {
        if (projection.IsAtRest) _resting[projection.LastRecord] = projection;
    }
}
