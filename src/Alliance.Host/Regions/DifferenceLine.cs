using Alliance.Core.Stories;

namespace Alliance.Host.Regions;

/// <summary>What a line about two regions tells.</summary>
internal enum DifferenceKind
{
    /// <summary>An entry is new.</summary>
    Added,
    /// <summary>A field of an entry has another value.</summary>
    Changed,
    /// <summary>An entry goes out of use.</summary>
    Retired,
    /// <summary>An entry that was retired is in use again.</summary>
    Reinstated,
    /// <summary>It differs, and a running realm keeps what it has.</summary>
    Kept,
}

/// <summary>One thing in which a region differs from that of a realm.</summary>
/// <param name="Change">What it tells.</param>
/// <param name="List">The list of the region, such as <c>teams</c>.</param>
/// <param name="Id">The code or id of the entry; empty for a fact of the whole region.</param>
/// <param name="Name">The name of the entry.</param>
/// <param name="Field">The field; null where it is about the whole entry.</param>
/// <param name="Before">The value in the realm; null for none.</param>
/// <param name="After">The value in the other region; null for none.</param>
/// <param name="Zh">The line in Chinese.</param>
/// <param name="En">The line in English.</param>
internal sealed record DifferenceLine(
    DifferenceKind Change, string List, string Id, string Name, string? Field, string? Before, string? After, string Zh,
    string En)
{
    /// <summary>Creates a line from its sentence.</summary>
    public static DifferenceLine Of(
        DifferenceKind change, string list, string id, string name, Telling said, string? field = null,
        string? before = null, string? after = null) =>
        new(change, list, id, name, field, before, after, said.Zh, said.En);
}
