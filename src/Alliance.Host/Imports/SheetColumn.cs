using Alliance.Core.Identifiers;

namespace Alliance.Host.Imports;

/// <summary>A column of a kind of sheet. Its heading is the field, the Chinese or the English name, or two of them
/// beside each other, in any case and width.</summary>
/// <param name="Field">The name of the field, as in the API.</param>
/// <param name="Zh">Its heading in Chinese.</param>
/// <param name="En">Its heading in English.</param>
/// <param name="IsRequired">Whether a sheet without it says nothing.</param>
internal sealed record SheetColumn(string Field, string Zh, string En, bool IsRequired = false)
{
    /// <summary>Further headings that mean the column.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];

    /// <summary>Whether a heading is of this column.</summary>
    public bool Fits(string heading)
    {
        var folded = FoldedText.Of(heading);
        return folded.Length > 0 && Headings().Any(h => FoldedText.Of(h) == folded);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Zh} ({Field})";

    private IEnumerable<string> Headings() =>
        [Field, Zh, En, Zh + Field, Field + Zh, Zh + En, En + Zh, .. Synonyms];
}
