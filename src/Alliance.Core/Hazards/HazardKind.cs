namespace Alliance.Core.Hazards;

/// <summary>Describes one kind of hazard.</summary>
/// <param name="Code">The code that is stored: small letters, digits and dashes. It never changes its meaning.</param>
/// <param name="Class">The class that it belongs to.</param>
/// <param name="Zh">Its name in Chinese.</param>
/// <param name="En">Its name in English.</param>
public sealed record HazardKind(string Code, HazardClass Class, string Zh, string En)
{
    /// <summary>Other words for it, in any language.</summary>
    public IReadOnlyList<string> Synonyms { get; init; } = [];
    /// <summary>Code of the wider kind of which it is a case, such as flood for a flash flood; null for none.</summary>
    public string? Broader { get; init; }
    /// <summary>Codes of kinds that commonly come with it at one place, such as flood with a levee breach. It is enough
    /// that one of two names the other.</summary>
    public IReadOnlyList<string> Together { get; init; } = [];
    /// <summary>Its code in GB/T 35561, as the region gives it; null where nobody has filled it in.</summary>
    public string? Official { get; init; }
}

/// <summary>What a region adds to the catalogue of hazards, or puts in its place.</summary>
public sealed record RegionHazards
{
    /// <summary>Whether the region has the usual kinds too.</summary>
    public bool Usual { get; init; } = true;
    /// <summary>Kinds of the region. One with the code of a usual kind replaces it.</summary>
    public IReadOnlyList<HazardKind> Kinds { get; init; } = [];
}
