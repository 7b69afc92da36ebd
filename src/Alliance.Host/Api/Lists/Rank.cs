using System.Globalization;

namespace Alliance.Host.Api.Lists;

/// <summary>The place of an item in an order: the value that it is ordered by, and its key, which is unique in its
/// list. So every order is total, and a page begins exactly after the last item of the page before.</summary>
/// <param name="Value">The value; null for an item without one, and in the order of the keys.</param>
/// <param name="Key">The key.</param>
internal readonly record struct Rank(long? Value, string Key)
{
    /// <summary>Writes the rank as the <c>after</c> of the next page: the key alone in the order of the keys.</summary>
    /// <param name="order">The name of the order; null for the order of the keys.</param>
    public string ToCursor(string? order) =>
        order is null ? Key
            : string.Create(CultureInfo.InvariantCulture, $"{order}:{(Value is { } value ? $"{value}" : "-")}:{Key}");

    /// <summary>Reads the <c>after</c> of a page in a certain order; null where it is of another order.</summary>
    public static Rank? OfCursor(string text, string order)
    {
        if (text.Split(':', 3) is not [var name, var value, var key] || name != order) return null;
        if (value == "-") return new Rank(null, key);
        return long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new Rank(number, key) : null;
    }
}

/// <summary>Compares ranks: by value, then by key, ordinally. Descending is the reverse. Items without a value come
/// last either way.</summary>
internal sealed class RankOrder(bool descending) : IComparer<Rank>
{
    public int Compare(Rank x, Rank y)
    {
        if (x.Value is null != y.Value is null) return x.Value is null ? 1 : -1;
        var way = x.Value is { } a && y.Value is { } b ? a.CompareTo(b) : 0;
        if (way == 0) way = string.CompareOrdinal(x.Key, y.Key);
        return descending ? -way : way;
    }
}
