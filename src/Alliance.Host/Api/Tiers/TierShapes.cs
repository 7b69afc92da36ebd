using Alliance.Core.Geography;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Queries;

namespace Alliance.Host.Api.Tiers;

/// <summary>The filters and orders of the lists of tiers.</summary>
internal static class TierShapes
{
    private static readonly QueryParameter<string> Kind = Parameters.Text(
        "kind", "The kind of township, as the list names it.");

    private static readonly QueryParameter<string> Superior = Parameters.Text(
        "superior", "The command centre above it, by code or name.");

    private static readonly QueryParameter<string> Alliance = Parameters.Text(
        "alliance", "A township alliance that it is a member of, by id or name.");

    private static readonly QueryParameter<string> Member = Parameters.Text(
        "member", "A township that is a member, by code or name.");

    private static readonly QueryParameter<bool?> HasTerritory = Parameters.Flag(
        "hasTerritory", "true: it commands townships; false: it only lends, as a rescue centre.");

    public static readonly ListShape<TownshipData> Townships = new ListShape<TownshipData>("code", t => t.Code)
        .Place((t, _) => t.Code)
        .Where(Kind, (text, open, checks) =>
        {
            var kind = KindOf(text, open.Region, checks);
            return t => t.Kind == kind;
        })
        .Where(Superior, (text, open, checks) =>
        {
            var superior = Lookups.CommandCentre(text, Superior.Name, open.Region, checks);
            return t => t.Superior == superior;
        })
        .Where(Alliance, (text, open, checks) =>
        {
            var id = Lookups.Alliance(text, Alliance.Name, open.Region, checks);
            return t => open.Region.AlliancesOf(t.Code).Any(a => a.Id == id);
        })
        .By("population", t => t.Population)
        .Search("code, name and pinyin", (t, _) => [t.Code, t.Name, t.Pinyin]);

    public static readonly ListShape<VillageAllianceData> VillageAlliances =
        new ListShape<VillageAllianceData>("code", v => v.Code)
            .Place((v, _) => v.Township)
            .By("villages", v => v.Villages)
            .Search("code, name and township's name", (v, region) =>
                [v.Code, v.Name, Lookups.NameOf(v.Township, region)]);

    public static readonly ListShape<TownshipAllianceData> Alliances =
        new ListShape<TownshipAllianceData>("id", a => a.Id)
            .Where(Member, (text, open, checks) =>
            {
                var code = Lookups.Place(text, Member.Name, open.Region, checks);
                return a => a.Members.Contains(code);
            })
            .Search("id, name and members' names", (a, region) =>
                [a.Id, a.Name, .. a.Members.Select(m => Lookups.NameOf(m, region))]);

    public static readonly ListShape<CommandCentreData> CommandCentres =
        new ListShape<CommandCentreData>("code", c => c.Code)
            .Place((c, _) => c.Seat)
            .Where(Superior, (text, open, checks) =>
            {
                var superior = Lookups.CommandCentre(text, Superior.Name, open.Region, checks);
                return c => c.Superior == superior;
            })
            .Where(HasTerritory, (c, has) => c.HasTerritory == has)
            .Search("code and name", (c, _) => [c.Code, c.Name]);

    /// <summary>Finds a kind of township of the region. One that it does not have is reported.</summary>
    private static string? KindOf(string text, Region region, Checks checks)
    {
        var kinds = region.Townships.Values.Select(t => t.Kind).Distinct().Order(StringComparer.Ordinal).ToList();
        var kind = kinds.Find(k => k.Equals(text, StringComparison.OrdinalIgnoreCase));
        if (kind is null)
            checks.Wrong(Kind.Name, $"'{text}' is no kind of township here; known are {string.Join(", ", kinds)}.");
        return kind;
    }
}
