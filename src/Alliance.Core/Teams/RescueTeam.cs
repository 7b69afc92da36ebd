using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Handles one squad. It alone writes its own availability. It may refuse a hold. It never refuses a report of
/// its crew.</summary>
/// <remarks>
/// The life of a team (<see cref="TeamStatus"/>), which <see cref="TeamOrders"/> and <see cref="CrewReports"/> move on:
/// <code>
/// status         begins with                      ends by itself            ends else with
/// Available      home, rested                     –                         a hold, a report
/// Held           its owner's hold                 the hold's expiry         the order to go, a stand-down
/// Committed      the order to go                  – (overdue: asked)        a report, a stand-down
/// Mobilising     the crew's report                – (overdue: asked)        a report, a stand-down
/// EnRoute        the crew's report                – (overdue: asked)        a report
/// OnScene        the crew's report                – (relief due: asked)     a report
/// Covering       the same, at a station           – (asked)                 a report
/// Returning      the crew's report                – (overdue: asked)        a report
/// Resting        home, when it had departed       the end of its rest       what people arranged
/// OutOfService   the crew's report                –                         a report
/// </code>
/// No timer frees a team that has departed. Beside any status but Held it may be unreachable: asked so often without an
/// answer (<see cref="Contact"/>), until any report.
/// </remarks>
public sealed class RescueTeam : Actor<TeamState>
{
    private readonly TeamStanding _standing;
    private readonly TeamOrders _orders;
    private readonly CrewReports _reports;
    private readonly Contact _contact;
    private readonly Journey _journey;
    private readonly Shifts _shifts;
    private readonly RouteFinder _wayfinding;
    private readonly PresenceTeller _presences;

    /// <summary>Makes the team from its state.</summary>
    /// <param name="state">The stored state; null for a new team.</param>
    public RescueTeam(TeamState? state) : base(state)
    {
        var standing = _standing = new TeamStanding(State);
        _contact = new Contact(State, standing);
        _journey = new Journey(State, standing, _contact);
        _shifts = new Shifts(State, standing);
        _wayfinding = new RouteFinder(State, standing);
        _presences = new PresenceTeller(State);
        _orders = new TeamOrders(State, standing, _shifts);
        _reports = new CrewReports(State, standing, _contact, _journey, _shifts, _wayfinding);
    }

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        var before = State.Status;
        switch (message)
        {
            case Hold m: _orders.OnHold(m, turn); break;
            case Assign m: _orders.OnAssign(m, turn); break;
            case StandDown m: _orders.OnStandDown(m, turn); break;
            case Decommit m: _orders.OnDecommit(m, turn); break;
            case SendHome m: _orders.OnSendHome(m, turn); break;
            case SquadTurnedUp m: _presences.OnTurnedUp(m); break;
            case HoldDue m: _orders.OnHoldDue(m, turn); break;
            case ReportStatus m: _reports.OnStatus(m, turn); break;
            case ReportEta m: _journey.OnEta(m, turn); break;
            case RoadNews: _wayfinding.OnRoads(turn); break;
            case OverdueDue: _contact.OnOverdue(turn); break;
            case ShiftDue: _shifts.OnShiftOver(turn); break;
            case ReliefLeadDue: _shifts.OnReliefLead(turn); break;
            case ExtendShift m: _shifts.OnExtend(m, turn); break;
            case AwaitRelief m: _shifts.OnAwaitRelief(m, turn); break;
            case RestedDue: _shifts.OnRested(turn); break;
            case Settled m: _standing.OnSettled(m); break;
            case Restored: break;
            default: throw NotMine(message, turn);
        }

        _presences.Tell(before, turn);
    }
}

/// <summary>Stores what a team remembers.</summary>
[GenerateSerializer, Alias("team-state")]
public sealed class TeamState
{
    /// <summary>The deployment status of the team.</summary>
    [Id(0)] public TeamStatus Status { get; set; }
    /// <summary>The task that it is held or out for, at most one; null for none.</summary>
    [Id(1)] public Assignment? Task { get; set; }
    /// <summary>The number of holds so far.</summary>
    [Id(2)] public int Fence { get; set; }
    /// <summary>When it left its base; null while it has not.</summary>
    [Id(3)] public Instant? DepartedAt { get; set; }
    /// <summary>When its rest ends and it can go again.</summary>
    [Id(4)] public Instant ReadyAt { get; set; }
    /// <summary>Whether it is at work on the scene.</summary>
    [Id(5)] public bool Working { get; set; }
    /// <summary>Whether it has been at work, or in its place at a station, for the present task.</summary>
    [Id(6)] public bool WorkedAt { get; set; }
    /// <summary>The people of the squad that are out for the task; null: all.</summary>
    [Id(7)] public int? People { get; set; }
    /// <summary>Questions in a row without an answer.</summary>
    [Id(8)] public int Unanswered { get; set; }
    /// <summary>Whether it was asked too often without an answer. This stands beside its status, and any report ends
    /// it.</summary>
    [Id(9)] public bool Unreachable { get; set; }
    /// <summary>When it will arrive, as its crew last said, or as follows from roads that have changed since; null
    /// where that is not known.</summary>
    [Id(10)] public Instant? Eta { get; set; }
    /// <summary>How long it works, while it is in its place; null otherwise.</summary>
    [Id(11)] public ShiftPlan? Shift { get; set; }
    /// <summary>Minutes of its shift under the agreement by which it is out; 0: as everywhere in the region.</summary>
    [Id(12)] public int ShiftMinutes { get; set; }
    /// <summary>Whether the request of its task has ended and closed its pairs. It hears no more.</summary>
    [Id(13)] public bool RequestIsSettled { get; set; }
    /// <summary>The way that it is expected to take; null while it is not under way, and once its crew has said
    /// otherwise.</summary>
    [Id(14)] public TravelPlan? Way { get; set; }
    /// <summary>Its check-ins at incidents where it is.</summary>
    [Id(40)] public List<Presence> Presences { get; init; } = [];
}
