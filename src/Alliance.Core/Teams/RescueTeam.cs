using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
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
/// Committed      the order to go                  – (not received: asked)   a report, a stand-down
/// Mobilising     the crew's report                – (overdue: asked)        a report, a stand-down
/// EnRoute        the crew's report                – (overdue: asked)        a report
/// OnScene        the crew's report, a check-in    – (relief due: asked)     a report
/// Covering       the same, at a station           – (asked)                 a report
/// Returning      the crew's report                – (overdue: asked)        a report
/// Resting        home, when it had departed       the end of its rest       what people arranged
/// OutOfService   the crew's report                –                         a report
/// </code>
/// No timer frees a team that has departed. Beside any status but Held it may be unreachable: asked so often without an
/// answer (<see cref="Contact"/>), until any report. A squad that is diverted to another task is Committed anew, from
/// wherever it stands.
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
    private readonly OrderReceipt _receipt;
    private readonly TaskChanges _changes;
    private readonly PastOutings _past;
    private readonly PresenceTeller _presences;

    /// <summary>Makes the team from its state.</summary>
    /// <param name="state">The stored state; null for a new team.</param>
    public RescueTeam(TeamState? state) : base(state)
    {
        var standing = _standing = new TeamStanding(State);
        _contact = new Contact(State, standing);
        _receipt = new OrderReceipt(State, standing);
        _journey = new Journey(State, standing, _contact, _receipt);
        _shifts = new Shifts(State, standing);
        _wayfinding = new RouteFinder(State, standing);
        _changes = new TaskChanges(State, _wayfinding, _receipt);
        var strength = new Strength(State, standing);
        _past = new PastOutings(State);
        _orders = new TeamOrders(State, standing, _shifts, _wayfinding, strength, _receipt, _past);
        _reports = new CrewReports(State, standing, _contact, strength, _shifts, _wayfinding,
            new LateReports(State, standing, _wayfinding), _past, _receipt, _journey);
        _presences = new PresenceTeller(State);
    }

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        var before = State.Status;
        switch (message)
        {
            case Hold m: _orders.OnHold(m, turn); break;
            case Assign m:
                _orders.OnAssign(m, turn);
                if (_presences.AtTask() is { } there) _reports.OnCheckedIn(there, turn);
                break;
            case PastTask m: _past.OnPastTask(m, turn); break;
            case ChangeTask m: _changes.OnChange(m, turn); break;
            case StandDown m: _orders.OnStandDown(m, turn); break;
            case Decommit m: _orders.OnDecommit(m, turn); break;
            case SendHome m: _orders.OnSendHome(m, turn); break;
            case SquadTurnedUp m: _reports.OnCheckedIn(_presences.OnTurnedUp(m, turn), turn); break;
            case HoldDue m: _orders.OnHoldDue(m, turn); break;
            case ReportStatus m: _reports.OnStatus(m, turn); break;
            case ReportEta m: _journey.OnEta(m, turn); break;
            case RoadNews: _wayfinding.OnRoads(turn); break;
            case GoDue m: _receipt.OnGo(m, turn); break;
            case ReceiptDue m: _receipt.OnDue(m, turn); break;
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
    /// <summary>When that happened which its crew reported last, of the reports that it follows; null before the
    /// first.</summary>
    [Id(15)] public Instant? HeardAt { get; set; }
    /// <summary>How its order stands; null while it has none.</summary>
    [Id(16)] public Order? Order { get; set; }
    /// <summary>The present outing; null while it has no order and has not set out.</summary>
    [Id(17)] public Outing? Outing { get; set; }
    /// <summary>Its last outings, the oldest first, at most <see cref="MostPast"/>. Late reports put them
    /// right.</summary>
    [Id(18)] public List<Outing> Past { get; init; } = [];
    /// <summary>When its crew said that it would arrive at <see cref="Eta"/>; null where it said nothing.</summary>
    [Id(19)] public Instant? EtaSaidAt { get; set; }
    /// <summary>The place from which it sets out for its task; null: its base.</summary>
    [Id(20)] public string? StartPlace { get; set; }
    /// <summary>The people that its crew says it has, while it has no order; null: as on paper.</summary>
    [Id(21)] public int? Strength { get; set; }
    /// <summary>The tier that gave it its task; null while it has none. Another may own it meanwhile.</summary>
    [Id(22)] public ActorId? Lender { get; set; }

    /// <summary>Tasks that were entered after their lines were over, and of which its crew has not reported
    /// yet.</summary>
    [Id(23)] public List<PastTask> PastTasks { get; init; } = [];
    /// <summary>When its people were counted that <see cref="Strength"/> says; null where they were not.</summary>
    [Id(24)] public Instant? StrengthAt { get; set; }
    /// <summary>When that happened which its crew reported last, repetitions included; null before the first.</summary>
    [Id(25)] public Instant? SaidAt { get; set; }

    /// <summary>Tasks whose orders were taken back last, the oldest first, at most <see cref="MostTakenBack"/>. Its
    /// crew may report later that it had left for one of them.</summary>
    [Id(26)] public List<TakenBackTask> TakenBack { get; init; } = [];

    /// <summary>Its check-ins at incidents where it is.</summary>
    [Id(40)] public List<Presence> Presences { get; init; } = [];

    /// <summary>The most outings that it remembers.</summary>
    internal const int MostPast = 4;
    /// <summary>The most tasks that were taken back that it remembers.</summary>
    internal const int MostTakenBack = 4;

    /// <summary>Adds an outing to the last ones, and forgets the oldest where there are too many.</summary>
    internal void Remember(Outing outing)
    {
        Past.Add(outing);
        if (Past.Count > MostPast) Past.RemoveAt(0);
    }
}

/// <summary>Describes how an order to a crew stands: sent, received, then carried out.</summary>
[GenerateSerializer, Alias("team-order")]
public sealed class Order
{
    /// <summary>When it was sent.</summary>
    [Id(0)] public required Instant SentAt { get; set; }
    /// <summary>When the crew had it, as it says; null while it has not said so.</summary>
    [Id(1)] public Instant? ReceivedAt { get; set; }
    /// <summary>When it is to be sent; null where it was sent at once.</summary>
    [Id(2)] public Instant? GoAt { get; set; }
    /// <summary>The number of times that it was noticed that the crew has not answered.</summary>
    [Id(3)] public int Asked { get; set; }
    /// <summary>When the aid was asked for, where that was before its entry; else null.</summary>
    [Id(4)] public Instant? WantedSince { get; init; }
    /// <summary>What the crew says of the time before the order, before it tells when it left: that it was on its way
    /// home, or home.</summary>
    [Id(5)] public List<CrewReport> Before { get; init; } = [];
}
