namespace Alliance.Core.Situations;

/// <summary>Those pictures at hand that are at rest, in the order in which they were last written: the longest at rest
/// are put away first.</summary>
public sealed class PicturesAtRest<T> where T : class, IPicture
{
    private readonly SortedDictionary<string, T> _atHand;
    private readonly SortedDictionary<long, T> _resting = [];

    /// <param name="atHand">All pictures at hand, open ones too, by number.</param>
    internal PicturesAtRest(SortedDictionary<string, T> atHand)
    {
        _atHand = atHand;
        foreach (var picture in atHand.Values) Look(picture);
    }

    public int Count => _resting.Count;

    /// <summary>So many that have been at rest the longest.</summary>
    public IReadOnlyList<T> Longest(int count) => [.. _resting.Values.Take(count)];

    /// <summary>It is kept elsewhere from now on.</summary>
    public void PutAway(T picture)
    {
        _resting.Remove(picture.LastRecord);
        _atHand.Remove(picture.Number);
    }

    /// <summary>It is fetched from where it was kept: a record is about it.</summary>
    public void Fetch(T picture)
    {
        _atHand[picture.Number] = picture;
        Look(picture);
    }

    internal void Took(T picture, long record)
    {
        _resting.Remove(picture.LastRecord);
        picture.Took(record);
        Look(picture);
    }

    internal void Look(T picture)
    {
        if (picture.IsAtRest) _resting[picture.LastRecord] = picture;
    }
}
