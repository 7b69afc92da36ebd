using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Tables;

/// <summary>The tables of what is lent: a squad, a shipment.</summary>
internal static class ResourceTables
{
    private static readonly Author Someone = new("someone", "crew");

    public static Table Team { get; } = new()
    {
        Name = "Team",
        About = "A squad of township 2, held for or sent on a commitment to township 1 (\"no order\": it set out by "
            + "itself). A line without a request of its own is a timer or a command.",
        Samples = new Samples(),
        Sender = _ => Town(2),
        StateOf = state => StateOf((TeamState)state),
        States =
        [
            ("Available", () => Team_()),
            ("Held", () => Team_(Hold)),
            ("Committed", () => Team_(Hold, Go)),
            ("Mobilising", () => Team_(Hold, Go, Reports(TeamStatus.Mobilising))),
            ("EnRoute", () => Team_(Hold, Go, Reports(TeamStatus.EnRoute))),
            ("OnScene", () => Team_(Hold, Go, Reports(TeamStatus.EnRoute), Reports(TeamStatus.OnScene))),
            ("Covering",
                () => Team_(HoldToCover, GoToCover, Reports(TeamStatus.EnRoute), Reports(TeamStatus.Covering))),
            ("Returning", () => Team_(Hold, Go, Reports(TeamStatus.OnScene), Reports(TeamStatus.Returning))),
            ("Resting", () => Team_(Hold, Go, Reports(TeamStatus.OnScene), Reports(TeamStatus.Available))),
            ("OutOfService", () => Team_(Reports(TeamStatus.OutOfService))),
            ("EnRoute, no order", () => Team_(Reports(TeamStatus.EnRoute))),
            ("Committed, diverted", () => Team_(Hold, Go, Reports(TeamStatus.OnScene), Diverts)),
        ],
    };

    public static Table Shipment { get; } = new()
    {
        Name = "Depot",
        About =
            "Four boats of the depot of township 2, which has nine, held for or sent on a commitment to township 1.",
        Samples = OfBoats,
        Sender = _ => Town(2),
        StateOf = state => StateOf((DepotState)state),
        States =
        [
            ("on the shelf", () => Depot_()),
            ("held", () => Depot_(OfBoats.Holds)),
            ("ordered", () => Depot_(OfBoats.Holds, OfBoats.Orders)),
            ("in transit", () => Depot_(OfBoats.Holds, OfBoats.Orders, Reports(ShipmentStatus.Shipped))),
            ("part shipped", () => Depot_(OfBoats.Holds, OfBoats.Orders, Reports(ShipmentStatus.Shipped, 3))),
            ("on scene", () => Depot_(OfBoats.Holds, OfBoats.Orders, Reports(ShipmentStatus.Delivered))),
            ("asked back", () => Depot_(OfBoats.Holds, OfBoats.Orders, Reports(ShipmentStatus.Delivered), StandsDown)),
            ("returning", () => Depot_(OfBoats.Holds, OfBoats.Orders, Reports(ShipmentStatus.Delivered), StandsDown,
                Returns(ReturnStatus.Returning))),
            ("returned", () => Depot_(OfBoats.Holds, OfBoats.Orders, Reports(ShipmentStatus.Delivered), StandsDown,
                Returns(ReturnStatus.Returned))),
            ("owed", () => AfterDays(9, Depot_(OfBoats.Holds, OfBoats.Orders, Reports(ShipmentStatus.Delivered),
                StandsDown), new GoodsOutDue(new CommitmentId(OfBoats.Commitment)))),
            ("called off", () => Depot_(OfBoats.Holds, OfBoats.Orders, StandsDown)),
        ],
    };

    private static Samples OfBoats => new() { Kind = Catalogue.Boats, Quantity = 4, Resource = Depot(2) };
    private static Message Hold => new Samples().Holds;
    private static Message Go => new Samples().Orders;
    private static Message HoldToCover =>
        new Hold(new Samples().Task with { Cover = true }, new Samples().Now + new Samples().Deadline);
    private static Message GoToCover => new Assign(new Samples().Task with { Cover = true }, 1);

    private static Assign Diverts => new(
        new Samples().Task with { Line = new LineId(new RequestNumber("430422003-01-R01"), 1),
            Commitment = new CommitmentId(new Samples().Commitment + "-div") },
        0, Someone, Instead: new CommitmentId(new Samples().Commitment));

    private static ReportStatus Reports(TeamStatus status) => new(Someone, null, status, null);

    private static ReportShipment Reports(ShipmentStatus status, int? units = null) =>
        new(Someone, null, new CommitmentId(OfBoats.Commitment), status, units);

    private static ReportReturn Returns(ReturnStatus status) =>
        new(Someone, null, new CommitmentId(OfBoats.Commitment), status, null, null);

    private static StandDown StandsDown => new(OfBoats.Line, new CommitmentId(OfBoats.Commitment), "not needed");

    private static Stage AfterDays(int days, Stage stage, Due due)
    {
        stage.Now += Span.FromHours(days * 24);
        stage.On(due);
        return stage;
    }

    private static Stage Team_(params Message[] way) =>
        Tables.Walk(new Stage(new RegionPlan().Build(), Squad(2, 1)), way.Select(m => (m, Town(2))));

    private static Stage Depot_(params Message[] way) =>
        Tables.Walk(new Stage(new RegionPlan { Boats = [0, 9] }.Build(), Depot(2)), way.Select(m => (m, Town(2))));

    private static string StateOf(TeamState team) =>
        team is { Task: null, Status: TeamStatus.Mobilising or TeamStatus.EnRoute or TeamStatus.OnScene
            or TeamStatus.Covering or TeamStatus.Returning }
            ? $"{team.Status}, no order"
            : team is { Status: TeamStatus.Committed, Outing.From: not null } ? $"{team.Status}, diverted"
            : $"{team.Status}";

    private static string StateOf(DepotState depot)
    {
        if (depot.Owed.ContainsKey(new CommitmentId(OfBoats.Commitment))) return "owed";
        if (!depot.Shipments.TryGetValue(new CommitmentId(OfBoats.Commitment), out var shipment))
            return depot.CalledOff.ContainsKey(new CommitmentId(OfBoats.Commitment)) ? "called off" : depot.Holds > 0
                ? "returned"
                : "on the shelf";
        if (shipment.Held > 0)
            return shipment.OnTheWay + shipment.Delivered > 0 ? "part shipped" : shipment.Ordered ? "ordered" : "held";
        if (shipment.OnTheWay > 0) return "in transit";
        return shipment.Returning > 0 ? "returning" : shipment.ReturnBy is null ? "on scene" : "asked back";
    }
}
