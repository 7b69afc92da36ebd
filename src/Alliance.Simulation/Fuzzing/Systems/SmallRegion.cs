using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>Makes a small region from a seed: two to six townships with squads, depots, village alliances, agreements,
/// a county and sometimes a regional centre.</summary>
/// <remarks>Squads and kinds are few, so that lines compete for them.</remarks>
internal static class SmallRegion
{
    private const long Hour = 3_600_000;
    private const string County = "430422", Centre = "R-CENTRE";
    private static readonly string[] TownForces = ["volunteer", "micro-fire-station", "comprehensive"];
    private static readonly string[] CentreForces = ["county", "regional", "professional", "aviation", "social"];
    private static readonly ResourceKind[] Usual =
        [Catalogue.FloodRescue, Catalogue.Evacuation, Catalogue.Medical, Catalogue.Engineering];
    private static readonly ResourceKind[] Rare = [.. Catalogue.Capabilities.Except(Usual)];

    public static RegionData Make(ulong seed)
    {
        var (random, awards) = (new RandomStream(seed, default, "region"), new RandomStream(seed, default, "awards"));
        string[] codes = [.. Enumerable.Range(1, (int)random.Between(2, 6)).Select(i => $"{County}1{i:00}")];
        List<TownshipData> townships =
        [
            .. codes.Select(
                (code, i) =>
                    new TownshipData(
                        code, $"乡{i + 1}", $"Xiang {i + 1}", "town", 26_900_000 + i * 10_000, 112_600_000, 20_000,
                        (int)random.Between(0, 2), County)),
        ];
        List<VillageAllianceData> villages = [];
        foreach (var code in codes)
            for (var i = random.Between(0, 2); i > 0; i--)
                villages.Add(new($"{code}v{i}", $"村联盟{i}", code, 4));
        List<CommandCentreData> centres =
            [new(County, "县指挥平台", codes[0], random.Chance(600) ? Centre : null, true, 0,
                (int)random.Between(0, 1))];
        if (centres[0].Superior is not null)
            centres.Add(new(Centre, "区域中心", codes[^1], null, false, 500, (int)random.Between(0, 1)));
        return new RegionData
        {
            Name = $"fuzz {seed}",
            DataQuality = new Dictionary<string, string> { ["all"] = "assumed" },
            Townships = townships.ConvertAll(t => t with { KindFloors = KindFloors(seed, t.Code) }),
            Roads = Roads(codes, random),
            VillageAlliances = villages,
            TownshipAlliances = Alliances(codes, random).ConvertAll(a => a with { Terms = Decided(a.Terms, awards) }),
            Agreements = Agreements(codes, villages, centres, random),
            Responses = Responses(random),
            CommandCentres = centres.ConvertAll(c => c with { Award = Award(awards) }),
            Teams = Teams(codes, villages, centres, random),
            Depots = Depots(codes, centres, random),
            Policies = Policies(random),
        };
    }

    /// <summary>Draws floors by kind: some townships keep a squad of a capability, or some units of a supply.</summary>
    private static Dictionary<ResourceKind, int> KindFloors(ulong seed, string code)
    {
        var random = new RandomStream(seed, new ActorId(ActorKind.Township, code), "kind floors");
        var floors = new Dictionary<ResourceKind, int>();
        if (random.Chance(200))
            floors[Usual[(int)random.Between(0, Usual.Length - 1)]] = 1;
        if (random.Chance(200))
            floors[Catalogue.Supplies[(int)random.Between(0, Catalogue.Supplies.Count - 1)]] = (int)
                random.Between(1, 20);
        return floors;
    }

    private static RegionPolicies Policies(RandomStream random) =>
        new()
        {
            DisplacesHolds = random.Between(0, 5) switch
            {
                0 => null,
                1 => Priority.Urgent,
                _ => Priority.LifeSaving,
            },
            Cover = random.Chance(600)
                ? new CoverPolicy((int)random.Between(1, 60), (int)random.Between(1, 60), (int)random.Between(1, 12))
                : null,
            Work = Work((int)random.Between(120, 720)),
        };

    private static WorkRules Work(int shift) =>
        new()
        {
            ShiftMinutes = shift,
            HardLimitMinutes = shift * 2,
            ReliefLeadMinutes = shift / 2,
        };

    /// <summary>Creates the roads: a chain with some additional roads. Cutting a road may split the region.</summary>
    private static List<RoadData> Roads(string[] codes, RandomStream random)
    {
        List<RoadData> roads = [];
        for (var i = 1; i < codes.Length; i++) roads.Add(new(codes[i - 1], codes[i], (int)random.Between(5, 50)));
        for (var i = 2; i < codes.Length; i++)
            if (random.Chance(400)) roads.Add(new(codes[i - 2], codes[i], (int)random.Between(10, 70)));
        return roads;
    }

    private static List<TownshipAllianceData> Alliances(string[] codes, RandomStream random)
    {
        List<TownshipAllianceData> alliances = [];
        for (var i = random.Between(1, 2); i > 0; i--)
        {
            string[] members = i == 1 ? codes : [.. codes.Where(_ => random.Chance(600))];
            if (members.Length < 2) continue;
            alliances.Add(new($"A{i}", $"联盟{i}", members, Terms(random)));
        }

        return alliances;
    }

    /// <summary>Draws terms of any kind that an agreement may have.</summary>
    public static AgreementTerms Terms(RandomStream random) => new()
    {
        MaxTeamsPerMember = (int)random.Between(1, 3),
        Approval = (ApprovalRule)random.Between(0, 3),
        ApprovalMinutes = (int)random.Between(10, 90),
        Kinds = random.Chance(150) ? [.. Catalogue.Capabilities] : null,
        MaxTeamsPerPair = random.Chance(300) ? 1 : null,
        MaxPeople = random.Chance(300) ? (int)random.Between(8, 20) : null,
        DrawDownPermille = random.Chance(300) ? 500 : 1_000,
        ReserveFloor = (int)random.Between(0, 1),
        MaxUnitsPermille = random.Chance(300) ? 400 : 1_000,
        GrantedOnTimeout = random.Chance(300),
        Cost = (CostSharing)random.Between(0, 2),
        RequesterPermille = 600,
        Signed = random.Chance(900),
        From = random.Chance(150) ? new Instant(random.Between(0, 6 * Hour)) : null,
        Until = random.Chance(200) ? new Instant(random.Between(4 * Hour, 40 * Hour)) : null,
    };

    /// <summary>Creates agreements: between the county and the regional centre, sometimes between two village
    /// alliances, sometimes between two townships.</summary>
    private static List<AgreementData> Agreements(
        string[] codes, List<VillageAllianceData> villages, List<CommandCentreData> centres, RandomStream random)
    {
        List<AgreementData> agreements = [];
        if (centres.Count > 1)
            agreements.Add(
                new(
                    "G1",
                    "县与区域中心",
                    [new(ActorKind.CommandCentre, County), new(ActorKind.CommandCentre, Centre)],
                    Terms(random) with
                    {
                        Lenders = [new(ActorKind.CommandCentre, Centre)],
                        Askers = [new(ActorKind.CommandCentre, County)],
                    }));
        if (villages.Count > 1 && random.Chance(500))
            agreements.Add(
                new(
                    "G2",
                    "两村",
                    [
                        new(ActorKind.VillageAlliance, villages[0].Code),
                        new(ActorKind.VillageAlliance, villages[^1].Code),
                    ],
                    Terms(random)));
        if (random.Chance(300))
            agreements.Add(
                new(
                    "G3",
                    "两乡",
                    [new(ActorKind.Township, codes[0]), new(ActorKind.Township, codes[^1])],
                    Terms(random)));
        return agreements;
    }

    private static ResponsePlans Responses(RandomStream random) =>
        random.Chance(300)
            ? ResponsePlans.Default
            : ResponsePlans.Default with
            {
                Township =
                [
                    .. ResponsePlans.Default.Township.Select(s =>
                        s with
                        {
                            FloorRaise = (int)random.Between(0, 2),
                            StandbyPermille = (int)random.Between(0, 1_000),
                        }),
                ],
                County =
                [
                    .. ResponsePlans.Default.County.Select(s =>
                        s with
                        {
                            DrawDeeper = (int)random.Between(0, 2),
                            ApprovalPermille = (int)random.Between(0, 1_000),
                        }),
                ],
                CallInMinutes = (int)random.Between(0, 60),
            };

    private static AgreementTerms Decided(AgreementTerms terms, RandomStream awards) =>
        terms with
        {
            Award = Award(awards),
            DecisionMinutes = awards.Chance(300) ? (int)awards.Between(3, 20) : 0,
            MaxTeamsPerBorrower = awards.Chance(200) ? (int)awards.Between(1, 2) : null,
            MaxTeamsInAll = awards.Chance(200) ? (int)awards.Between(1, 3) : null,
        };

    /// <summary>Draws an award policy, mostly nearest-first, because one decision of the joint solver costs a thousand
    /// times as much as the rest of the turn.</summary>
    private static string Award(RandomStream random) =>
        random.Chance(700) ? AwardPolicyName.Default : random.Chance(500) ? AwardPolicyName.FairShare
        : AwardPolicyName.Joint;

    private static List<TeamData> Teams(
        string[] codes, List<VillageAllianceData> villages, List<CommandCentreData> centres, RandomStream random)
    {
        List<TeamData> teams = [];
        void Add(ActorId owner, string force, long count)
        {
            for (; count > 0; count--)
            {
                List<ResourceKind> kinds =
                    [.. Usual.Where(_ => random.Chance(500)), .. Rare.Where(_ => random.Chance(80))];
                if (kinds.Count == 0)
                    kinds.Add(Catalogue.FloodRescue);
                teams.Add(
                    new(
                        $"T{teams.Count + 1:00}",
                        $"{teams.Count + 1}队",
                        owner,
                        force,
                        (int)random.Between(6, 10),
                        kinds.ConvertAll(k => new Capability(k, (int)random.Between(1, Capability.LeastType))))
                    {
                        Equipment = RandomRequirements
                            .Equipment.Where(_ => random.Chance(500))
                            .ToDictionary(k => k, _ => (int)random.Between(1, 3)),
                        EnduranceHours = (int)random.Between(6, 48),
                    });
            }
        }

        foreach (var code in codes)
            Add(
                new(ActorKind.Township, code),
                TownForces[random.Between(0, TownForces.Length - 1)],
                random.Between(1, 4));
        foreach (var village in villages)
            Add(new(ActorKind.VillageAlliance, village.Code), "volunteer", random.Between(1, 2));
        foreach (var centre in centres)
            Add(
                new(ActorKind.CommandCentre, centre.Code),
                CentreForces[random.Between(0, CentreForces.Length - 1)],
                random.Between(1, 3));
        return teams;
    }

    private static List<DepotData> Depots(string[] codes, List<CommandCentreData> centres, RandomStream random)
    {
        List<DepotData> depots = [];
        List<ActorId> owners = [.. codes.Where(_ => random.Chance(600)).Select(c => new ActorId(ActorKind.Township, c)),
            .. centres.Select(c => new ActorId(ActorKind.CommandCentre, c.Code))];
        foreach (var owner in owners)
        {
            var stock = Catalogue
                .Supplies.Where(_ => random.Chance(300))
                .ToDictionary(k => k, _ => (int)random.Between(5, 200));
            if (stock.Count == 0)
                stock.Add(Catalogue.Tents, 40);
            depots.Add(new($"D{depots.Count + 1}", $"库{depots.Count + 1}", owner, stock));
        }

        return depots;
    }
}
