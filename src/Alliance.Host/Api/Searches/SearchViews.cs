using Alliance.Core.Geography;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Searches;

/// <summary>Something that a search found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Code">The code or id that bodies use.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English; null for a place.</param>
/// <param name="Place">The code of its township; null where it has none.</param>
/// <param name="PlaceName">The name of its township.</param>
/// <param name="MatchedBy">By what it was found.</param>
/// <param name="Matched">The word of it that matched.</param>
/// <param name="Why">Why it was found, in Chinese.</param>
/// <param name="WhyEn">Why it was found, in English.</param>
/// <param name="Names">Whether the text names no other thing of its kind, so that a body takes the text for
/// it.</param>
internal sealed record HitView(
    LookupKind Kind,
    string Code,
    string Name,
    string? NameEn,
    string? Place,
    string? PlaceName,
    LookupBy MatchedBy,
    string Matched,
    string Why,
    string WhyEn,
    bool Names)
{
    public static HitView Of(LookupHit hit, string typed, bool names, Region region)
    {
        var why = LookupReasons.Why(hit, typed);
        var place = hit.Entry.Place;
        return new(
            hit.Entry.Kind,
            hit.Entry.Code,
            hit.Entry.Name,
            hit.Entry.En,
            place,
            place is null ? null : region.Townships.GetValueOrDefault(place)?.Name,
            hit.By,
            hit.Term.Text,
            why.Zh,
            why.En,
            names);
    }
}

internal sealed record SearchView(string Q, IReadOnlyList<HitView> Items);
