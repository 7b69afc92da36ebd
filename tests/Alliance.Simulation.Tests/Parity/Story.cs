using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Simulation.Tests.Parity;

/// <summary>What people do and report in two townships of Hengnan, one step after the other.
/// Whatever could hang on which of two messages comes first is a step of its own;
/// nothing in it waits for a timer.</summary>
internal static class Story
{
    private static readonly Author Desk = new("刘洋", "值班室");
    private static readonly Author Scene = new("王芳", "现场");
    private static readonly Author Crew = new("队长", "班组");
    /// <summary>Far off, and the same moment of any realm.</summary>
    private static readonly Instant Tomorrow = new(86_400_000);

    public static IReadOnlyList<(ActorId To, Command Command)> Steps { get; } =
    [
        .. Flood("430422119", "430422119-01"),
        .. Landslide("430422105", "430422105-01"),
        .. Homeward("430422119-01", "430422105-01"),
    ];

    /// <summary>近尾洲: its one medical squad is not enough and the road to its nearest neighbour is cut,
    /// so that 茅市 sends one; of the boats, one is lent. The second request is the second for which each tier
    /// requisitions.</summary>
    private static IEnumerable<(ActorId To, Command Command)> Flood(string place, string incident) =>
    [
        (new(ActorKind.Realm, "realm"), new ReportRoad(Desk, null, place, "430422122", false)),
        (new(ActorKind.Township, place), new ReportIncident(Desk, null, "湘江近尾洲段洪水", "flood", null)),
        Tells(place, incident),
        Ask(incident, Catalogue.Medical, 12, Priority.LifeSaving),
        Ask(incident, Catalogue.Boats, 3, Priority.Urgent),
        Report($"{place}-S4", TeamStatus.Mobilising),
        Report($"{place}-S4", TeamStatus.EnRoute),
        Report($"{place}-S4", TeamStatus.OnScene),
        Report("430422116-S5", TeamStatus.EnRoute),
        Report("430422116-S5", TeamStatus.OnScene),
        Shipped($"{place}-D1", $"{incident}-R02-L1-{place}-2", ShipmentStatus.Shipped),
        Shipped($"{place}-D1", $"{incident}-R02-L1-{place}-2", ShipmentStatus.Delivered),
        Shipped("430422122-D1", $"{incident}-R02-L1-TA-01-2", ShipmentStatus.Delivered),
        ($"{incident}-R01".ToAidRequest(),
            new Release(Scene, null, new CommitmentId($"{incident}-R01-L1-TA-01-1"), "伤员已转运")),
    ];

    /// <summary>江口: its alliance wants approvals. 花桥 denies, 冠市 approves, 宝盖 comes by telephone;
    /// then the request is cancelled, with one squad on its way and two at home.</summary>
    private static IEnumerable<(ActorId To, Command Command)> Landslide(string place, string incident) =>
        [
            (new(ActorKind.Township, place), new ReportIncident(Desk, null, "江口镇山体滑坡", "landslide", null)),
            Tells(place, incident),
            Ask(incident, Catalogue.Engineering, 12, Priority.Urgent),
            Answer("430422125", $"{incident}-R01-L1-TA-04-1", false),
            Answer("430422104", $"{incident}-R01-L1-TA-04-2", true),
            (
                $"{incident}-R01".ToAidRequest(),
                new EnterArrangedAid(Desk, null, 1, new(ActorKind.RescueTeam, "430422106-S3"), 0)),
            Report($"{place}-S4", TeamStatus.EnRoute),
            ($"{incident}-R01".ToAidRequest(), new CancelRequest(Desk, null, "道路已抢通")),
        ];

    /// <summary>Who is out comes home, both requests are settled, both incidents are closed.</summary>
    private static IEnumerable<(ActorId To, Command Command)> Homeward(string flood, string landslide) =>
    [
        Report("430422105-S4", TeamStatus.Returning),
        Report("430422105-S4", TeamStatus.Available),
        (landslide.ToIncident(), new CloseIncident(Scene, null, "险情解除")),
        Report("430422116-S5", TeamStatus.Returning),
        Report("430422116-S5", TeamStatus.Available),
        Report("430422119-S4", TeamStatus.Returning),
        Report("430422119-S4", TeamStatus.OutOfService),
        (flood.ToIncident(), new CloseIncident(Scene, null, "险情解除")),
        Returned("430422119-D1", $"{flood}-R02-L1-430422119-2"),
        Returned("430422122-D1", $"{flood}-R02-L1-TA-01-2"),
    ];

    private static (ActorId, Command) Ask(string incident, ResourceKind kind, int quantity, Priority priority) =>
        (incident.ToIncident(), new RaiseAidRequest(Scene, null, [new LineSpec(kind, quantity, priority, Tomorrow)]));

    /// <summary>The township tells the county in writing, and owes no more today.</summary>
    private static (ActorId, Command) Tells(string place, string incident) =>
        (new(ActorKind.Township, place),
            new ReportUpward(Desk, null, new IncidentNumber(incident), ReportMedium.Written, null));

    private static (ActorId, Command) Report(string team, TeamStatus status) =>
        (new(ActorKind.RescueTeam, team), new ReportStatus(Crew, null, status, null));

    private static (ActorId, Command) Shipped(string depot, string commitment, ShipmentStatus status) =>
        (new(ActorKind.Depot, depot), new ReportShipment(Crew, null, new CommitmentId(commitment), status));

    private static (ActorId, Command) Returned(string depot, string commitment) =>
        (new(ActorKind.Depot, depot),
            new ReportReturn(Crew, null, new CommitmentId(commitment), ReturnStatus.Returned, null, null));

    private static (ActorId, Command) Answer(string township, string commitment, bool granted) =>
        (new(ActorKind.Township, township),
            new Approve(Desk, null, new CommitmentId(commitment), granted, granted ? "同意调派" : "本镇有险情"));
}
