using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.MasterData;

/// <summary>Makes the revisions by which townships are renamed, merged, split and re-coded.</summary>
internal static class TownshipRevisions
{
    private const double Millionths = 1e6;

    /// <summary>Returns a township with the fields that are given. A former name goes on being understood.</summary>
    public static TownshipData Changed(TownshipData township, TownshipBody body, Checks checks)
    {
        var name = body.Name is null ? township.Name : checks.Text(body.Name, "name", "what it is called");
        return township with
        {
            Name = name,
            Pinyin = body.Pinyin ?? township.Pinyin,
            Kind = body.Kind ?? township.Kind,
            Latitude = Position(body.Latitude, township.Latitude, "latitude", 90, checks),
            Longitude = Position(body.Longitude, township.Longitude, "longitude", 180, checks),
            Population = body.Population ?? township.Population,
            ReserveFloor = body.ReserveFloor ?? township.ReserveFloor,
            Villages = body.Villages is null ? township.Villages : Villages(body.Villages, township),
            Formerly = name == township.Name || township.Name.Length == 0 ? township.Formerly
                : Joined(township.Formerly, new FormerPlace(null, township.Name)),
        };
    }

    /// <summary>Returns the revision by which a township becomes part of another.</summary>
    public static RegionPatch Merged(TownshipData from, TownshipData into, Region region) => new()
    {
        Townships = [
            from with { MergedInto = into.Code, Formerly = [], Villages = [] },
            into with
            {
                Population = into.Population + from.Population,
                Villages = [.. into.Villages, .. from.Villages],
                Formerly = Joined(into.Formerly, [new(from.Code, from.Name), .. from.Formerly]),
            }],
        Teams = [.. Squads(from.Code, region).Select(t => t with { Owner = Tier(into.Code) })],
        VillageAlliances = [
            .. region.VillageAlliancesOf(from.Code).Select(v => v with { Township = into.Code })],
    };

    /// <summary>Returns the revision by which a part of a township becomes one of its own.</summary>
    public static RegionPatch Split(TownshipData from, TownshipSplit body, Checks checks, Region region)
    {
        var code = body.Code ?? "";
        var empty = new TownshipData(code, "", "", from.Kind, 0, 0, 0, 0, from.Superior);
        var part = Changed(empty, body, checks);
        var villages = part.Villages.Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        return new RegionPatch
        {
            Townships = [
                from with
                {
                    Population = Math.Max(0, from.Population - part.Population),
                    Villages = [.. from.Villages.Where(v => !villages.Contains(v.Name))],
                },
                part with
                {
                    Villages = [
                        .. part.Villages.Select(v => from.Villages.FirstOrDefault(o => o.Name == v.Name) ?? v)],
                }],
            Roads = [new RoadData(from.Code, code, Math.Clamp(body.Minutes ?? 1, 1, Checks.MaxMinutes))],
            Teams = [
                .. Named(body.Teams, "teams", Squads(from.Code, region), t => t.Id, from, checks)
                    .Select(t => t with { Owner = Tier(code) })],
            VillageAlliances = [
                .. Named(
                    body.VillageAlliances, "villageAlliances", region.VillageAlliancesOf(from.Code), v => v.Code, from,
                    checks).Select(v => v with { Township = code })],
        };
    }

    /// <summary>Returns the revision by which a township gets another code: a new one takes over, and the old one is
    /// merged into it.</summary>
    public static RegionPatch Recoded(TownshipData from, string code, Region region)
    {
        var empty = from with { Code = code, Population = 0, Villages = [], Formerly = [] };
        var merged = Merged(from, empty, region);
        return merged with
        {
            Roads = [
                new RoadData(from.Code, code, 1),
                .. region.Data.Roads.Where(r => r.A == from.Code || r.B == from.Code)
                    .Select(r => r.A == from.Code ? r with { A = code } : r with { B = code })],
            CommandCentres = [
                .. region.CentresSeatedIn(from.Code).Select(c => region.CommandCentres[c] with { Seat = code })],
        };
    }

    private static IEnumerable<TeamData> Squads(string township, Region region) =>
        region.Data.Teams.Where(t => t.Owner == Tier(township));

    private static ActorId Tier(string township) => new(ActorKind.Township, township);

    private static IEnumerable<T> Named<T>(
        string[]? codes, string field, IEnumerable<T> own, Func<T, string> codeOf, TownshipData from, Checks checks)
    {
        var known = own.ToDictionary(codeOf, StringComparer.Ordinal);
        for (var i = 0; i < (codes?.Length ?? 0); i++)
            if (known.Remove(codes![i] ?? "", out var one)) yield return one;
            else checks.Wrong($"{field}[{i}]", $"'{codes[i]}' is none of {from.Name}'s, or is named twice.");
    }

    private static IReadOnlyList<VillageData> Villages(string[] names, TownshipData township) =>
        [.. names.Select(n => township.Villages.FirstOrDefault(v => v.Name == n) ?? new VillageData(n ?? ""))];

    private static IReadOnlyList<FormerPlace> Joined(
        IReadOnlyList<FormerPlace> before, params IReadOnlyList<FormerPlace> added) =>
        [.. before, .. added.Where(a => !before.Contains(a))];

    private static int Position(double? degrees, int before, string field, int most, Checks checks)
    {
        if (degrees is not { } given) return before;
        if (Math.Abs(given) <= most) return (int)Math.Round(given * Millionths);
        checks.Wrong(field, $"{given} is not from {-most} to {most} degrees.");
        return before;
    }
}
