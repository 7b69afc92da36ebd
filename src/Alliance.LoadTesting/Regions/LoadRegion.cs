using System.Globalization;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Statistics;
using Bogus;

namespace Alliance.LoadTesting.Regions;

/// <summary>Makes a region for load tests. Its alliances have five townships. Each township lacks one capability that
/// the other four have, so the alliance must answer every request. The county above has no squads of its own and asks
/// the same four again. No request needs an approval, no squad rests, and lenders answer within seconds. So the test
/// measures the engine and not the people.</summary>
internal static class LoadRegion
{
    /// <summary>The number of townships of an alliance.</summary>
    public const int Members = 5;
    private const int AnswerSeconds = 4, LongestWay = 30, SquadPeople = 8;

    /// <summary>The capability that a township lacks, by its place in its alliance.</summary>
    private static readonly ResourceKind[] Lacking =
        [Catalogue.FloodRescue, Catalogue.Evacuation, Catalogue.Medical, Catalogue.Engineering, Catalogue.SearchRescue];

    /// <summary>Makes the region. The same numbers give the same region.</summary>
    /// <param name="alliances">The number of alliances.</param>
    /// <param name="squads">The number of squads of each township.</param>
    /// <param name="seed">The seed for names, people and distances.</param>
    public static RegionData Make(int alliances, int squads, ulong seed)
    {
        var random = new RandomStream(seed, new ActorId(ActorKind.Realm, "load"), "region");
        var (names, people) = (
            new PlaceNames(seed),
            new Faker("zh_CN") { Random = new Randomizer((int)(seed % int.MaxValue)) });
        List<TownshipData> townships =
        [
            .. Enumerable.Range(0, alliances * Members).Select(i => Township(i, names.Next(), random)),
        ];
        return new RegionData
        {
            Name = "压力测试地区",
            DataQuality = new Dictionary<string, string> { ["all"] = "invented for load tests" },
            Townships = townships,
            Roads = [.. Roads(townships, random)],
            VillageAlliances = [],
            TownshipAlliances = [.. townships.Chunk(Members).Select((members, i) => Alliance(i, members, squads))],
            CommandCentres =
            [
                .. townships
                    .Chunk(Members)
                    .Select(
                        (members, i) =>
                            new CommandCentreData(
                                InventedDivisions.County(i),
                                $"{members[0].Name}所属县综合指挥平台",
                                members[0].Code,
                                null,
                                true,
                                0,
                                0)),
            ],
            Teams =
            [
                .. townships.SelectMany((t, i) => Enumerable.Range(1, squads).Select(n => Squad(t, i, n, people))),
            ],
            Depots = [],
            Policies = new RegionPolicies
            {
                DisplacesHolds = Priority.LifeSaving,
                AnswerSeconds = AnswerSeconds,
                Work = new WorkRules { LeastRestMinutes = 0, MostRestMinutes = 0 },
            },
        };
    }

    /// <summary>Returns the capability that a township lacks. Its standard request asks for it.</summary>
    public static ResourceKind LackedBy(int township) => Lacking[township % Members];

    private static TownshipData Township(int index, (string Zh, string Pinyin) name, RandomStream random) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{InventedDivisions.County(index / Members)}{100 + index % Members:000}"),
            name.Zh + "镇",
            name.Pinyin,
            "town",
            26_500_000 + index / Members * 40_000 + index % Members * 3_000,
            112_000_000 + index % Members * 30_000,
            (int)random.Between(12_000, 60_000),
            0,
            InventedDivisions.County(index / Members));

    /// <summary>Creates the roads. Each member of an alliance is a neighbour of every other, so that one ring calls all
    /// four. One road leads to the next alliance.</summary>
    private static IEnumerable<RoadData> Roads(List<TownshipData> townships, RandomStream random)
    {
        for (var first = 0; first < townships.Count; first += Members)
        {
            for (var a = first; a < first + Members; a++)
            for (var b = a + 1; b < first + Members; b++)
                yield return new(townships[a].Code, townships[b].Code, (int)random.Between(5, LongestWay));
            if (first > 0)
                yield return new(townships[first - Members].Code, townships[first].Code, LongestWay);
        }
    }

    private static TownshipAllianceData Alliance(int index, TownshipData[] members, int squads) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"TA-{index + 1:000}"),
            $"{members[0].Name}应急救援联盟",
            [.. members.Select(m => m.Code)],
            new AgreementTerms
            {
                MaxTeamsPerMember = squads,
                Approval = ApprovalRule.Automatic,
                DecisionMinutes = 0,
            });

    private static TeamData Squad(TownshipData township, int index, int number, Faker people) =>
        new(
            $"{township.Code}-S{number}",
            $"{township.Name}{number}队（队长{people.Name.LastName()}{people.Name.FirstName()}）",
            new ActorId(ActorKind.Township, township.Code),
            Forces.Comprehensive.Code,
            SquadPeople,
            [.. Lacking.Where(k => k != LackedBy(index)).Select(k => new Capability(k))]);

    /// <summary>The number of people that a standard request asks for: one squad.</summary>
    public static int OneSquad => SquadPeople;
}
