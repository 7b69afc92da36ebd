using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using static Alliance.Core.Resources.Catalogue;

namespace Alliance.Core.Tests.Stories;

/// <summary>Townships 1, 2, 3… on one line of roads, squads and a depot each as wanted, one alliance of all, and the
/// county above them. The defaults make a whole region; a test states what it is about.</summary>
internal sealed record RegionPlan
{
    public int Townships { get; init; } = 5;
    /// <summary>Travel minutes between neighbours.</summary>
    public int Minutes { get; init; } = 20;
    /// <summary>Squads of township 1, 2, 3…; where the list ends, two.</summary>
    public int[] Squads { get; init; } = [];
    public int People { get; init; } = 8;
    public int Floor { get; init; }
    /// <summary>What every township keeps of single kinds.</summary>
    public Dictionary<ResourceKind, int> KindFloors { get; init; } = [];
    public bool Allied { get; init; } = true;
    /// <summary>Townships of the alliance; null: all.</summary>
    public int[]? Members { get; init; }
    /// <summary>Townships of a second alliance; null: there is none.</summary>
    public int[]? SecondMembers { get; init; }
    public int Cap { get; init; } = 2;
    public bool Approves { get; init; }
    public int ApprovalMinutes { get; init; } = 20;
    public int CountySquads { get; init; }
    public int CountyFloor { get; init; }
    /// <summary>Boats in the depot of township 1, 2, 3…; none and no depot where the list ends.</summary>
    public int[] Boats { get; init; } = [];
    public int CountyBoats { get; init; }
    /// <summary>Volunteer squads of six of the village alliance of township 1; none and no alliance at zero.</summary>
    public int Volunteers { get; init; }
    public RegionPolicies Policies { get; init; } = new();
    /// <summary>How long crews have to say that they have an order; null: so long that stories about other things need
    /// not have them say so.</summary>
    public OrderRules? Orders { get; init; }
    /// <summary>What the alliance has agreed beside cap and approval.</summary>
    public Func<AgreementTerms, AgreementTerms> Agreed { get; init; } = terms => terms;
    /// <summary>Agreements beside the alliance's.</summary>
    public AgreementData[] Agreements { get; init; } = [];
    /// <summary>Squads of ten of a regional centre above the county; none and no centre at zero.</summary>
    public int CentreSquads { get; init; }
    public ResponsePlans Responses { get; init; } = ResponsePlans.Default;
    public ResourceKind[] Capabilities { get; init; } = [FloodRescue, Evacuation];
    /// <summary>How good every squad is at all of them; of townships 1, 2, 3… where the list has it.</summary>
    public int[] Types { get; init; } = [];
    /// <summary>What the squads of the townships and the county bring.</summary>
    public Dictionary<ResourceKind, int> Equipment { get; init; } = [];
    /// <summary>What every depot keeps beside boats.</summary>
    public Dictionary<ResourceKind, int> Supplies { get; init; } = [];

    public Region Build() => new(new RegionData
    {
        Name = "line",
        DataQuality = new Dictionary<string, string>(),
        Townships = [.. Numbers.Select(n => new TownshipData(TestRegions.Code(n), $"镇{n}", $"Zhen {n}", "town", 0, 0,
            30_000, Floor, TestRegions.CountyCode) { KindFloors = KindFloors })],
        Roads = [.. Numbers.Skip(1).Select(n => new RoadData(TestRegions.Code(n - 1), TestRegions.Code(n), Minutes))],
        VillageAlliances = Volunteers > 0 ? [new(TestRegions.Village.Key, "村联盟", TestRegions.Code(1), 4)] : [],
        TownshipAlliances = [.. Alliances],
        Agreements = Agreements,
        Responses = Responses,
        CommandCentres = CentreSquads == 0
            ? [new(TestRegions.CountyCode, "县", TestRegions.Code(Townships), null, true, 0, CountyFloor)]
            : [new(TestRegions.CountyCode, "县", TestRegions.Code(Townships), TestRegions.Centre.Key, true, 0,
                CountyFloor),
                new(TestRegions.Centre.Key, "区域中心", TestRegions.Code(Townships), null, false, 500, 0)],
        Teams = [.. Numbers.SelectMany(SquadsOf), .. CountyTeams, .. VolunteerTeams, .. CentreTeams],
        Depots = [.. Depots],
        Policies = Policies with
        {
            Orders = Orders ?? new OrderRules { LifeSaving = Patient, Urgent = Patient, Routine = Patient },
        },
    });

    private static OrderTimes Patient => new(2 * 24 * 60, 3 * 24 * 60);

    private IEnumerable<TownshipAllianceData> Alliances
    {
        get
        {
            if (Allied)
                yield return new(TestRegions.Allies.Key, "乡镇联盟", [.. (Members ?? Numbers).Select(TestRegions.Code)],
                    Agreed(Terms));
            if (SecondMembers is { } second)
                yield return new("xiang-2", "第二联盟", [.. second.Select(TestRegions.Code)], Agreed(Terms));
        }
    }

    private AgreementTerms Terms => new()
    {
        MaxTeamsPerMember = Cap, Approval = Approves ? ApprovalRule.Lender : ApprovalRule.Automatic,
        ApprovalMinutes = ApprovalMinutes,
    };

    private IEnumerable<int> Numbers => Enumerable.Range(1, Townships);

    private IEnumerable<TeamData> SquadsOf(int township) =>
        Enumerable.Range(1, township <= Squads.Length ? Squads[township - 1] : 2)
        .Select(i => new TeamData(TestRegions.Squad(township, i).Key, $"{township}镇{i}队", TestRegions.Town(township),
            "comprehensive", People, Typed(township)) { Equipment = Equipment });

    private IEnumerable<TeamData> CountyTeams => Enumerable.Range(1, CountySquads)
        .Select(i => new TeamData(TestRegions.CountySquad(i).Key, $"县{i}队", TestRegions.County, "county", 10,
            Typed(0)) { Equipment = Equipment });

    private IEnumerable<TeamData> CentreTeams => Enumerable.Range(1, CentreSquads)
        .Select(i => new TeamData(
            TestRegions.CentreSquad(i).Key, $"中心{i}队", TestRegions.Centre, "regional", 10, Typed(0)));

    private IEnumerable<TeamData> VolunteerTeams => Enumerable.Range(1, Volunteers)
        .Select(i => new TeamData(
            TestRegions.Volunteer(i).Key, $"志愿{i}队", TestRegions.Village, "volunteer", 6, Typed(0)));

    private IEnumerable<DepotData> Depots
    {
        get
        {
            for (var i = 0; i < Boats.Length; i++)
                if (Boats[i] > 0)
                    yield return new(TestRegions.Depot(i + 1).Key, "库", TestRegions.Town(i + 1), Stock(Boats[i]));
            if (CountyBoats > 0)
                yield return new(TestRegions.CountyDepot.Key, "县库", TestRegions.County, Stock(CountyBoats));
        }
    }

    private Capability[] Typed(int township) =>
        [.. Capabilities.Select(k => new Capability(
            k, township > 0 && township <= Types.Length ? Types[township - 1] : Capability.LeastType))];

    private Dictionary<ResourceKind, int> Stock(int boats) => new(Supplies) { [Catalogue.Boats] = boats };
}

/// <summary>Names of the townships, squads and depots of a <see cref="RegionPlan"/>.</summary>
internal static class TestRegions
{
    public const string CountyCode = "430422";
    public static readonly ActorId County = new(ActorKind.CommandCentre, CountyCode);
    public static readonly ActorId Allies = new(ActorKind.TownshipAlliance, "xiang");
    public static readonly ActorId Centre = new(ActorKind.CommandCentre, "rrc");
    public static readonly ActorId Village = new(ActorKind.VillageAlliance, "cun");
    public static readonly ActorId CountyDepot = new(ActorKind.Depot, "county-depot");
    public static readonly ActorId TheRealm = new(ActorKind.Realm, "story");

    public static string Code(int township) => $"430422{township:000}";
    public static ActorId Town(int township) => new(ActorKind.Township, Code(township));
    public static ActorId Squad(int township, int number) => new(ActorKind.RescueTeam, $"t{township}-{number}");
    public static ActorId CountySquad(int number) => new(ActorKind.RescueTeam, $"county-{number}");
    public static ActorId CentreSquad(int number) => new(ActorKind.RescueTeam, $"rrc-{number}");
    public static ActorId Volunteer(int number) => new(ActorKind.RescueTeam, $"cun-{number}");
    public static ActorId Depot(int township) => new(ActorKind.Depot, $"depot-{township}");

    public static Region WithCut(this Region region, int a, int b) =>
        region.WithRoad(new RoadKey(Code(a), Code(b)), open: false);
}
