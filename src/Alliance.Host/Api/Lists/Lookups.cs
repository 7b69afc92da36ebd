using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Hazards;
using Alliance.Core.Identifiers;
using Alliance.Host.Api.Endpoints;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Lists;

/// <summary>Finds what the filters of lists name: places, tiers, kinds and hazards, by code, name, former name or
/// synonym. Lists look nothing up elsewhere.</summary>
internal static class Lookups
{
    private const int MostNamed = 24;

    /// <summary>Finds the code of a township, of which or of whose village the text is a name or a code. A place that
    /// is not known is reported.</summary>
    public static string Place(string text, string field, Region region, Checks checks)
    {
        var (code, problem) = Naming.Township(text, region);
        if (problem is not null) checks.Wrong(field, problem);
        return code ?? text;
    }

    /// <summary>Finds a township, village alliance, township alliance or command centre by its name, by its code alone
    /// or as lists write it (<c>Township/430422119</c>). One that is not known is reported.</summary>
    public static ActorId Tier(string text, string field, Region region, Checks checks)
    {
        var (tier, problem) = Naming.AnyTier(text, region);
        if (problem is not null) checks.Wrong(field, problem);
        return tier.GetValueOrDefault();
    }

    /// <summary>Finds a team or a depot, retired or not, by its id, by its name or as lists write it
    /// (<c>RescueTeam/430422119-F1</c>). One that is not known is reported.</summary>
    public static ActorId Resource(string text, string field, Region region, Checks checks) =>
        Found(Naming.Known(text, region, Naming.Resources), field, checks);

    /// <summary>Finds a tier, a township alliance, a team or a depot, in use or not, by its code, by its name or as
    /// lists write it. One that is not known is reported.</summary>
    public static ActorId Actor(string text, string field, Region region, Checks checks) =>
        Found(Naming.Known(text, region, Naming.Actors), field, checks);

    /// <summary>Finds the code of a command centre. One that is not known is reported.</summary>
    public static string CommandCentre(string text, string field, Region region, Checks checks) =>
        Found(
            Naming.Known(text, region, LookupKind.CommandCentre), field, checks,
            region.CommandCentres.Values.Select(c => $"{c.Code} ({c.Name})")).Key;

    /// <summary>Finds the id of a township alliance. One that is not known is reported.</summary>
    public static string Alliance(string text, string field, Region region, Checks checks) =>
        Found(
            Naming.Known(text, region, LookupKind.TownshipAlliance), field, checks,
            region.TownshipAlliances.Values.Select(a => $"{a.Id} ({a.Name})")).Key;

    /// <summary>Finds the code of a force by its code or its name.</summary>
    public static string? Force(string text, out string? mend)
    {
        var force = Forces.All.FirstOrDefault(f => ((string[])[f.Code, f.Zh, f.En]).Any(
            word => FoldedText.Of(word) == FoldedText.Of(text)));
        mend = force is not null ? null : $"'{text}' is no force; known are "
            + $"{string.Join(", ", Forces.All.Select(f => $"{f.Code} ({f.Zh})"))}.";
        return force?.Code;
    }

    /// <summary>Finds the code of a capability or supply of the catalogue; null, with the mend, for one that is not
    /// known.</summary>
    public static string? Kind(string text, out string? mend, params IReadOnlyCollection<LookupKind> kinds)
    {
        (var entry, mend) = Naming.One(LookupIndex.OfKinds, text, kinds);
        return entry?.Code;
    }

    /// <summary>Finds the code of a kind of hazard. One that is not known is reported.</summary>
    public static string Hazard(string text, string field, Region region, Checks checks) =>
        HazardCatalogue.Cover.Equals(text, StringComparison.OrdinalIgnoreCase) ? HazardCatalogue.Cover
            : checks.Hazard(text, field, region);

    /// <summary>Finds the kinds of hazard that a text names, separated by commas. One that is unknown is
    /// reported.</summary>
    public static IReadOnlyList<string> Hazards(string text, string field, Region region, Checks checks) =>
        [.. text.Split([',', '，', '、'], StringSplitOptions.TrimEntries)
            .Select(t => Hazard(t, field, region, checks))];

    /// <summary>Whether a hazard is of a kind that was asked for, or a case of one.</summary>
    public static bool IsHazard(string hazard, IReadOnlyList<string> asked, Region region) =>
        asked.Any(wider => region.Hazards.IsCase(hazard, wider));

    /// <summary>The texts by which a hazard is found: its word, and the names of its kind.</summary>
    public static IEnumerable<string> NamesOfHazard(string hazard, Region region) =>
        region.Hazards.Find(hazard) is { } kind ? [hazard, kind.Zh, kind.En] : [hazard];

    private static ActorId Found(
        (ActorId? Actor, string? Problem) found, string field, Checks checks, IEnumerable<string>? known = null)
    {
        if (found.Problem is { } problem)
            checks.Wrong(
                field, known is null ? problem : $"{problem} Known are {string.Join(", ", known.Take(MostNamed))}.");
        return found.Actor.GetValueOrDefault();
    }

    /// <summary>Names a tier, team or depot; its code where it has no name.</summary>
    public static string NameOf(ActorId actor, Region region) => region.NameOf(actor);

    /// <summary>Names a township by its code.</summary>
    public static string NameOf(string township, Region region) =>
        NameOf(new ActorId(ActorKind.Township, township), region);
}
