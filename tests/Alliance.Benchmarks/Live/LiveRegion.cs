using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;

namespace Alliance.Benchmarks.Live;

/// <summary>Alliances of five townships each. The first of every five has no squad and asks; the others have more than
/// a round can use up, and no desk is asked.</summary>
internal static class LiveRegion
{
    public const int Alliances = 20;
    private const int Members = 5, Squads = 40, People = 8;
    private const string County = "430422";

    /// <summary>The township of an alliance that asks.</summary>
    public static string Asker(int alliance) => Code(alliance % Alliances, 0);

    public static RegionData Make() => new()
    {
        Name = "alliances of five", DataQuality = new Dictionary<string, string> { ["all"] = "assumed" },
        Townships = [.. Each().Select(t => new TownshipData(Code(t.Alliance, t.Member), $"镇{t.Alliance}-{t.Member}",
            $"Zhen {t.Alliance}-{t.Member}", "town", 0, 0, 30_000, 0, County))],
        Roads = [.. Each().Where(t => t.Alliance + t.Member > 0)
            .Select(t => new RoadData(Before(t), Code(t.Alliance, t.Member), 10))],
        VillageAlliances = [],
        TownshipAlliances = [
            .. Enumerable.Range(0, Alliances).Select(a => new TownshipAllianceData($"alliance-{a}", $"联盟{a}",
            [.. Enumerable.Range(0, Members).Select(m => Code(a, m))],
            new AgreementTerms { MaxTeamsPerMember = Squads }))],
        CommandCentres = [new(County, "县", Code(0, 0), null, true, 0, 0)],
        Teams = [
            .. Each().Where(t => t.Member > 0).SelectMany(t => Enumerable.Range(0, Squads).Select(s => new TeamData(
            $"t{t.Alliance}-{t.Member}-{s}", "队", new ActorId(ActorKind.Township, Code(t.Alliance, t.Member)),
            "comprehensive", People,
            [new Capability(Catalogue.FloodRescue, Capability.LeastType)])))],
        Depots = [],
    };

    private static IEnumerable<(int Alliance, int Member)> Each() =>
        Enumerable.Range(0, Alliances).SelectMany(a => Enumerable.Range(0, Members).Select(m => (a, m)));

    private static string Before((int Alliance, int Member) t) =>
        t.Member > 0 ? Code(t.Alliance, t.Member - 1) : Code(t.Alliance - 1, 0);

    private static string Code(int alliance, int member) => $"{County}{alliance * Members + member + 100:000}";
}
