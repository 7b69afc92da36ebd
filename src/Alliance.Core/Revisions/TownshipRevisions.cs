using Alliance.Core.Geography;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Revisions;

/// <summary>Makes the revisions by which townships are merged, split and re-coded. Old codes and names go on being
/// understood. Depots stay with the code under which their books are kept.</summary>
public static class TownshipRevisions
{
    /// <summary>Minutes between the seats of a township under its old and its new code.</summary>
    private const int SameSeat = 1;

    /// <summary>Returns the revision by which a township becomes part of another. It keeps what it brought, so that
    /// the merger can be taken back.</summary>
    public static RegionPatch Merged(TownshipData old, TownshipData into, Region region) => new()
    {
        Townships = [
            old with
            {
                MergedInto = into.Code, Villages = [],
                Brought = [
                    .. SquadsOf(old.Code, region).Select(t => t.Id),
                    .. AlliancesOf(old.Code, region).Select(v => v.Code), .. old.Villages.Select(v => v.Name)],
            },
            into with
            {
                Population = into.Population + old.Population,
                Villages = [.. into.Villages, .. old.Villages],
                Formerly = FormerPlace.With(into.Formerly, [new(old.Code, old.Name), .. old.Formerly]),
            }],
        Teams = [.. SquadsOf(old.Code, region).Select(t => t with { Owner = Tier(into.Code) })],
        VillageAlliances = [.. AlliancesOf(old.Code, region).Select(v => v with { Township = into.Code })],
    };

    /// <summary>Returns the revision by which a part of a township becomes a township of its own, joined to the old
    /// seat by a road. It is party of the agreements of the old one.</summary>
    /// <param name="old">The township.</param>
    /// <param name="part">The new township. Its villages leave the old one.</param>
    /// <param name="minutes">Minutes by road between the seats.</param>
    /// <param name="teams">Squads that go to it.</param>
    /// <param name="alliances">Village alliances that go to it.</param>
    public static RegionPatch Split(
        TownshipData old, TownshipData part, int minutes, IEnumerable<TeamData> teams,
        IEnumerable<VillageAllianceData> alliances)
    {
        var gone = part.Villages.Select(v => v.Name).ToHashSet(StringComparer.Ordinal);
        return new RegionPatch
        {
            Townships = [
                old with
                {
                    Population = Math.Max(0, old.Population - part.Population),
                    Villages = [.. old.Villages.Where(v => !gone.Contains(v.Name))],
                },
                part with
                {
                    Villages = [
                        .. part.Villages.Select(v => old.Villages.FirstOrDefault(o => o.Name == v.Name) ?? v)],
                }],
            Roads = [new RoadData(old.Code, part.Code, minutes)],
            Teams = [.. teams.Select(t => t with { Owner = Tier(part.Code) })],
            VillageAlliances = [.. alliances.Select(v => v with { Township = part.Code })],
            SplitFrom = old.Code,
        };
    }

    /// <summary>Returns the revision by which a merger is taken back: the township stands again under its old code,
    /// and is found by its old names. Its depots and contacts have stayed with it.</summary>
    /// <param name="into">The township that it was merged into, which keeps the rest.</param>
    /// <param name="back">The township that comes back, with its villages.</param>
    /// <param name="minutes">Minutes by road between the seats; null for the roads that there are.</param>
    /// <param name="teams">Squads that go back to it.</param>
    /// <param name="alliances">Village alliances that go back to it.</param>
    /// <param name="region">The region.</param>
    public static RegionPatch TakenBack(
        TownshipData into, TownshipData back, int? minutes, IEnumerable<TeamData> teams,
        IEnumerable<VillageAllianceData> alliances, Region region)
    {
        List<VillageData> left = [.. into.Villages], own = [];
        foreach (var village in back.Villages)
        {
            // Both may have had a village of this name: those that were brought stand behind.
            var at = left.FindLastIndex(v => v.Name == village.Name);
            own.Add(at < 0 ? village : left[at]);
            if (at >= 0) left.RemoveAt(at);
        }

        var rest = into with { Population = Math.Max(0, into.Population - back.Population), Villages = left };
        return Split(rest, back, minutes ?? SameSeat, teams, alliances) with
        {
            Townships = [
                WithoutNamesOf(back, rest),
                .. Between(back, into, region).Select(t => WithoutNamesOf(back, t)),
                back with { MergedInto = null, Villages = own }],
            Roads = minutes is { } given ? [new RoadData(into.Code, back.Code, given)] : [],
            // It is party again of what it was party of under its code.
            SplitFrom = null,
        };
    }

    /// <summary>Lists the townships that a township was merged into on its way to another.</summary>
    private static IEnumerable<TownshipData> Between(TownshipData back, TownshipData into, Region region)
    {
        for (var code = back.MergedInto; code is not null && code != into.Code;
            code = region.Townships[code].MergedInto)
            yield return region.Townships[code];
    }

    private static TownshipData WithoutNamesOf(TownshipData back, TownshipData other) => other with
    {
        Formerly = [.. other.Formerly.Where(f => f.Code != back.Code && !back.Formerly.Contains(f))],
    };

    /// <summary>Returns the revision by which a township gets another code: a new one takes over, with the people to
    /// call, and the old one is merged into it.</summary>
    public static RegionPatch Recoded(TownshipData old, string code, Region region)
    {
        var next = old with { Code = code, Population = 0, Villages = [], Formerly = [], Brought = null };
        var patch = Merged(old, next, region);
        return patch with
        {
            Townships = [patch.Townships[0] with { Formerly = [], Brought = null }, patch.Townships[1]],
            Roads = [
                new RoadData(old.Code, code, SameSeat),
                .. region.Data.Roads.Where(r => r.A == old.Code || r.B == old.Code)
                    .Select(r => r.A == old.Code ? r with { A = code } : r with { B = code })],
            Contacts = region.Contacts.TryGetValue(Tier(old.Code), out var people)
                ? [new ContactList(Tier(code), people), new ContactList(Tier(old.Code), [])] : [],
            CommandCentres = [
                .. region.CentresSeatedIn(old.Code).Select(c => region.CommandCentres[c] with { Seat = code })],
        };
    }

    /// <summary>Lists the squads of a township, retired or not.</summary>
    public static IEnumerable<TeamData> SquadsOf(string township, Region region) =>
        region.Data.Teams.Where(t => t.Owner == Tier(township));

    /// <summary>Lists the village alliances of a township, retired or not.</summary>
    public static IEnumerable<VillageAllianceData> AlliancesOf(string township, Region region) =>
        region.Data.VillageAlliances.Where(v => v.Township == township);

    private static ActorId Tier(string township) => new(ActorKind.Township, township);
}
