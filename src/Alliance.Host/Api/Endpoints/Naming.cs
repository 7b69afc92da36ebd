using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Host.Api.Problems;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Endpoints;

/// <summary>Reads the places and kinds of bodies, queries and paths as people write them: codes, names, short names,
/// former names and codes, and 12-digit codes. Where a text names several things, or nothing, it says which may be
/// meant.</summary>
internal static class Naming
{
    /// <summary>The places that a township's field may name.</summary>
    public static readonly LookupKind[] Places = [LookupKind.Township, LookupKind.Village];

    private static readonly LookupKind[] Tiers =
        [LookupKind.Township, LookupKind.CommandCentre, LookupKind.VillageAlliance];

    /// <summary>Squads and depots.</summary>
    public static readonly LookupKind[] Resources = [LookupKind.Team, LookupKind.Depot];

    /// <summary>All that acts in a region and has a name.</summary>
    public static readonly LookupKind[] Actors = [.. Tiers, LookupKind.TownshipAlliance, .. Resources];

    /// <summary>Reads one thing of some kinds. Either it or the problem is null.</summary>
    public static (LookupEntry? Entry, string? Problem) One(
        LookupIndex index, string text, params IReadOnlyCollection<LookupKind> kinds) => index.Named(text, kinds) switch
        {
            [var hit] => (hit.Entry, null),
            [] => (null, $"'{text}' names no {Nouns(kinds)}; {Hint(index, text, kinds)}"),
            var several => (
                null, $"'{text}' names {string.Join(" and ", several.Select(h => h.Entry))}; give the code."),
        };

    /// <summary>Returns the code of a township; null where the text names none, with the problem.</summary>
    public static (string? Code, string? Problem) Township(string text, Region region)
    {
        if (region.Townships.ContainsKey(text)) return (region.Standing(text), null);
        var (entry, problem) = One(LookupIndex.Of(region), text, Places);
        return (entry?.Place, problem is null ? null : $"in {region.Data.Name}, {problem}");
    }

    /// <summary>Returns a township, a village alliance or a command centre, or the problem.</summary>
    public static (ActorId? Tier, string? Problem) Tier(string text, Region region)
    {
        // Most calls give the code: they need no index.
        var code = text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..];
        foreach (var kind in Tiers.Select(KindOf))
            if (new ActorId(kind, code) is var tier && region.IsTier(tier)
                && (text == code || text == tier.ToString())) return (tier, null);
        var (entry, problem) = One(LookupIndex.Of(region), text, Tiers);
        return (entry is null ? null : new ActorId(KindOf(entry.Kind), entry.Code), problem);
    }

    /// <summary>Returns a tier or a township alliance, or the problem.</summary>
    public static (ActorId? Tier, string? Problem) AnyTier(string text, Region region)
    {
        if (Tier(text, region) is { Tier: { } tier }) return (tier, null);
        var index = LookupIndex.Of(region);
        if (One(index, text, LookupKind.TownshipAlliance).Entry is { } alliance)
            return (new ActorId(ActorKind.TownshipAlliance, alliance.Code), null);
        return (null, One(index, text, [.. Tiers, LookupKind.TownshipAlliance]).Problem);
    }

    /// <summary>Returns a team or a depot, or the problem.</summary>
    public static (ActorId? Resource, string? Problem) Resource(string text, Region region)
    {
        var (entry, problem) = One(LookupIndex.Of(region), text, Resources);
        return (entry is null ? null : new ActorId(KindOf(entry.Kind), entry.Code), problem);
    }

    /// <summary>Returns an actor of some kinds, also one that is retired or merged, by its code, as lists write it or
    /// as people write it; or the problem.</summary>
    public static (ActorId? Actor, string? Problem) Known(
        string text, Region region, params IReadOnlyCollection<LookupKind> kinds)
    {
        var code = text[(text.IndexOf('/', StringComparison.Ordinal) + 1)..];
        foreach (var kind in kinds.Select(KindOf))
            if (new ActorId(kind, code) is var actor && IsThere(actor, region)
                && (text == code || text == actor.ToString())) return (actor, null);
        var (entry, problem) = One(LookupIndex.Of(region), text, kinds);
        return (entry is null ? null : new ActorId(KindOf(entry.Kind), entry.Code), problem);
    }

    private static bool IsThere(ActorId actor, Region region) =>
        region.Has(actor)
        || (actor.Kind == ActorKind.TownshipAlliance && region.TownshipAlliances.ContainsKey(actor.Key));

    /// <summary>Returns the squad that a path names: by its id, retired or not, or as people write it.</summary>
    /// <exception cref="ApiProblem">There is none: 404, with those that may be meant.</exception>
    public static TeamData Team(string text, Region region) => InPath(text, region.Teams, region, LookupKind.Team);

    /// <summary>Returns the depot that a path names: by its id, retired or not, or as people write it.</summary>
    /// <exception cref="ApiProblem">There is none: 404, with those that may be meant.</exception>
    public static DepotData Depot(string text, Region region) => InPath(text, region.Depots, region, LookupKind.Depot);

    /// <summary>Returns the village alliance that a path names: by its code, retired or not, or as people write
    /// it.</summary>
    /// <exception cref="ApiProblem">There is none: 404, with those that may be meant.</exception>
    public static VillageAllianceData VillageAlliance(string text, Region region) =>
        InPath(text, region.VillageAlliances, region, LookupKind.VillageAlliance);

    /// <summary>Says that a path names nothing, and what it may mean.</summary>
    public static ApiProblem NotFound(string text, Region region, LookupKind kind) =>
        ApiProblem.NotFound(
            $"No {LookupReasons.Noun(kind)} has the code {text}: "
                + Hint(LookupIndex.Of(region), text, kind));

    private static string Hint(LookupIndex index, string text, params IReadOnlyCollection<LookupKind> kinds) =>
        LookupReasons.Hint(index, IsWrongCode(index, text) ? "" : text, kinds) is var hint && hint.EndsWith('?') ? hint
            : $"{hint}.";

    /// <summary>Whether a text is digits alone that name nothing. What is meant by them is not guessed: a code that
    /// begins alike is another place.</summary>
    private static bool IsWrongCode(LookupIndex index, string text) =>
        FoldedText.Of(text).All(char.IsAsciiDigit) && index.Named(text).Count == 0;

    private static T InPath<T>(
        string text, IReadOnlyDictionary<string, T> all, Region region, LookupKind kind) where T : class =>
        all.GetValueOrDefault(text)
        ?? (One(LookupIndex.Of(region), text, kind).Entry is { } entry ? all[entry.Code]
            : throw NotFound(text, region, kind));

    private static string Nouns(IReadOnlyCollection<LookupKind> kinds) =>
        string.Join(" or ", kinds.Where(k => k != LookupKind.Village).Select(LookupReasons.Noun));

    /// <summary>Returns the kind of actor that a kind of entry names.</summary>
    public static ActorKind KindOf(LookupKind kind) => kind switch
    {
        LookupKind.Township => ActorKind.Township,
        LookupKind.CommandCentre => ActorKind.CommandCentre,
        LookupKind.VillageAlliance => ActorKind.VillageAlliance,
        LookupKind.TownshipAlliance => ActorKind.TownshipAlliance,
        LookupKind.Team => ActorKind.RescueTeam,
        LookupKind.Depot => ActorKind.Depot,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is no actor that a body names."),
    };
}
