namespace Alliance.Simulation.Lookups;

/// <summary>A word under which something is found.</summary>
/// <param name="Text">The word as it is written.</param>
/// <param name="By">What kind of word it is.</param>
/// <param name="Was">For a former name or code: both, as they were.</param>
internal sealed record LookupTerm(string Text, LookupBy By, string? Was = null)
{
    /// <summary>The word as it is compared.</summary>
    public string Folded { get; } = Spelling.Fold(Text);
}

/// <summary>A place, an actor or a kind, with the words under which it is found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">The code that bodies use.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Place">Code of its township; null where it has none.</param>
/// <param name="Terms">All its words.</param>
internal sealed record LookupEntry(
    LookupKind Kind, string Code, string Name, string? Place, IReadOnlyList<LookupTerm> Terms)
{
    /// <summary>Its name in English; null for a place.</summary>
    public string? En { get; init; }

    /// <summary>Whether it is out of use. What stands goes first.</summary>
    public bool IsRetired { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Name} ({Code})";
}

/// <summary>Something found, and why.</summary>
/// <param name="Entry">What was found.</param>
/// <param name="By">By what it was found.</param>
/// <param name="Term">The word that matched.</param>
internal sealed record LookupHit(LookupEntry Entry, LookupBy By, LookupTerm Term);
