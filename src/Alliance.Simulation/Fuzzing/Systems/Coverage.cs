using System.Collections.Immutable;
using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Lenders;
using Alliance.Core.Requests;
using Alliance.Core.Teams;
using Alliance.Core.Tiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>Counts which states and message kinds the runs have reached.</summary>
public sealed class Coverage
{
    private static readonly string[] SearchStates =
        ["calling", "awaitingDecision", "requisitioning", "seeking", "stopping", "covered", "givenUp", "over"];
    /// <summary>The states in which a commitment is interrupted. They are the last of the commitment's
    /// states.</summary>
    private static readonly string[] Interrupted =
        ["lenderDisplaced", "lenderRecalled", "requestAskedToReturn", "requestLetGo", "lenderCovers", "coverAsked"];
    private static readonly Doubt[] Doubts = [Doubt.Late, Doubt.Unreachable, Doubt.Relief];
    private static readonly string[] CommitmentStates =
    [
        .. Enum.GetNames<SlotStage>().Select(s => $"lender{s}"),
        .. Enum.GetNames<CommitmentStatus>().Select(s => $"request{s}"),
        .. Doubts.Select(d => $"doubt{d}"),
        .. Interrupted,
    ];
    private static readonly string[] TeamStates =
        [.. Enum.GetNames<TeamStatus>(), "Diverted", "OrderUnconfirmed", "DeparturePlanned", "Unreachable"];
    private static readonly string[] IncidentStates =
        ["open", "closed", "graded", "reported", "handoverProposed", "commandedAbove", "offered", "checkedIn",
            "sentHome", "promisedElsewhere", "outsideStandsBy", "invited", "arrivedByLetter", "letterExpired",
            "letterWithdrawn"];
    // A centre's own deadlines end every search well within the two hours that it has to answer.
    private static readonly string[] ClockStates =
    [
        .. Enum.GetNames<Clock>().Select(c => $"{c}Running"),
        .. Enum.GetValues<Clock>().Where(c => c != Clock.CrossBoundary).Select(c => $"{c}Missed"),
    ];
    private static readonly string[] DepotStates =
    [
        "onShelf", "held", "ordered", "inTransit", "partShipped", "onScene", "askedBack", "returning", "owed",
        "calledOff", "departurePlanned",
    ];

    // What mailboxes say to each other is not public, and never handed to an actor.
    private static readonly ImmutableArray<Type> MessageKinds =
    [
        .. typeof(Message)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Message)) && t is { IsAbstract: false, IsPublic: true })
            .OrderBy(t => t.Name, StringComparer.Ordinal),
    ];

    private readonly bool[] _search = new bool[SearchStates.Length];
    private readonly bool[] _commitment = new bool[CommitmentStates.Length];
    private readonly bool[] _team = new bool[TeamStates.Length];
    private readonly bool[] _depot = new bool[DepotStates.Length];
    private readonly bool[] _incident = new bool[IncidentStates.Length];
    private readonly bool[] _clock = new bool[ClockStates.Length];
    private readonly HashSet<Type> _messages = [];

    /// <summary>Notes that a message was handed to an actor.</summary>
    internal void See(Message message) => _messages.Add(message.GetType());

    /// <summary>Notes that a state was committed.</summary>
    internal void See(object state)
    {
        switch (state)
        {
            case TierState tier: See(tier); break;
            case RequestState request: See(request); break;
            case TeamState team:
                _team[(int)team.Status] = true;
                _team[^1] |= team.Unreachable;
                _team[^2] |= team.Order is { GoAt: not null };
                _team[^3] |= team.Order is { GoAt: null, ReceivedAt: null, Asked: > 0 };
                _team[^4] |= team.Outing is { From: not null };
                break;
            case DepotState depot: See(depot); break;
            case IncidentState incident: See(incident); break;
        }
    }

    /// <summary>Adds the coverage of another run.</summary>
    public void Add(Coverage other)
    {
        foreach (
            var (mine, theirs) in new[]
            {
                (_search, other._search),
                (_commitment, other._commitment),
                (_team, other._team),
                (_depot, other._depot),
                (_incident, other._incident),
                (_clock, other._clock),
            })
            for (var i = 0; i < mine.Length; i++)
                mine[i] |= theirs[i];
        _messages.UnionWith(other._messages);
    }

    /// <summary>The coverage by group.</summary>
    public IReadOnlyDictionary<string, Reached> Groups => new Dictionary<string, Reached>
    {
        ["searchStates"] = Of(SearchStates, _search),
        ["commitmentStates"] = Of(CommitmentStates, _commitment),
        ["teamStates"] = Of(TeamStates, _team),
        ["depotStates"] = Of(DepotStates, _depot),
        ["incidentStates"] = Of(IncidentStates, _incident),
        ["clockStates"] = Of(ClockStates, _clock),
        ["messageKinds"] = Of([.. MessageKinds.Select(t => t.Name)], [.. MessageKinds.Select(_messages.Contains)]),
    };

    private static Reached Of(string[] names, bool[] reached) =>
        new(reached.Count(r => r), names.Length, [.. names.Where((_, i) => !reached[i])]);

    private void See(TierState tier)
    {
        foreach (var search in tier.Searches.Values)
        {
            _search[0] |= search.Waiting.Count > 0;
            _search[1] |= search.Ready;
            _search[2] |= search.Pending.Count > 0;
        }

        foreach (var slot in tier.Slots.Values)
        {
            _commitment[(int)slot.Stage] = true;
            _commitment[^5] |= slot.Recall is not null;
            _commitment[^2] |= slot.Backfill is not null;
        }

        _commitment[^6] |= tier.Displaced.Count > 0;
        _commitment[^1] |= tier is TownshipState { Cover.Incident: not null };
        foreach (var duty in tier.Reports.Duties.Values)
            if (Array.IndexOf(ClockStates, $"{duty.Clock}{(duty.Missed ? "Missed" : "Running")}") is var state and >= 0)
                _clock[state] = true;
    }

    private void See(IncidentState incident)
    {
        _incident[0] |= incident.IsOpen;
        _incident[1] |= !incident.IsOpen;
        _incident[2] |= incident.Grade is not null;
        _incident[3] |= incident.SituationReport is not null;
        _incident[4] |= incident.Handover is not null;
        _incident[5] |= incident.Commander is { Kind: ActorKind.CommandCentre };
        _incident[6] |= incident.Offers.Count > 0;
        foreach (var team in incident.CheckIns.Values)
        {
            _incident[7] = true;
            _incident[8] |= team.Stage == CheckInStage.SentHome;
            _incident[9] |= team is { Task: not null, Stage: CheckInStage.Undecided };
        }

        foreach (var team in incident.OutsideTeams.Values)
        {
            _incident[10] |= team.Stage == OutsideStage.StandBy;
            _incident[11] |= team.Stage == OutsideStage.Invited;
            _incident[12] |= team.Stage == OutsideStage.Arrived;
        }

        foreach (var letter in incident.Letters.Values)
        {
            _incident[13] |= letter.Standing == LetterStanding.Expired;
            _incident[14] |= letter.Standing == LetterStanding.Withdrawn;
        }
    }

    private void See(RequestState request)
    {
        foreach (var line in request.Lines)
        {
            _search[3] |= line.Searching && line.EndedBecause is null;
            _search[4] |= line.Searching && line.EndedBecause is not null;
            _search[5] |= !line.Searching && line.EndedBecause is null && line.Remainder <= 0;
            _search[6] |= !line.Searching && line.EndedBecause is not null && line.Outcome == Outcome.Open;
            _search[7] |= line.Outcome != Outcome.Open;
            foreach (var commitment in line.Commitments.Values)
            {
                _commitment[Enum.GetValues<SlotStage>().Length + (int)commitment.Status] = true;
                _commitment[^4] |= commitment.Return is { LetGo: false };
                _commitment[^3] |= commitment.Return is { LetGo: true };
                if (Array.IndexOf(Doubts, commitment.Doubt) is var doubt and >= 0)
                    _commitment[^(Interrupted.Length + Doubts.Length - doubt)] = true;
            }
        }
    }

    private void See(DepotState depot)
    {
        _depot[0] |= depot.Shipments.Count == 0;
        _depot[8] |= depot.Owed.Count > 0;
        _depot[9] |= depot.CalledOff.Count > 0;
        foreach (var shipment in depot.Shipments.Values)
        {
            _depot[1] |= shipment is { Held: > 0, Ordered: false };
            _depot[2] |= shipment is { Held: > 0, Ordered: true };
            _depot[3] |= shipment.OnTheWay > 0;
            _depot[4] |= shipment.Held > 0 && shipment.OnTheWay + shipment.Delivered > 0;
            _depot[5] |= shipment.OnScene > 0;
            _depot[6] |= shipment.ReturnBy is not null;
            _depot[7] |= shipment.Returning > 0;
            _depot[10] |= shipment.GoAt is not null;
        }
    }
}

/// <summary>The number of all states or kinds and of those reached, and the names of those not reached.</summary>
public sealed record Reached(
    [property: System.Text.Json.Serialization.JsonPropertyName("reached")] int Count,
    int Of,
    IReadOnlyList<string> Missing);

/// <summary>Passes messages to an actor and notes them for the coverage.</summary>
internal sealed class ObservedActor(Actor actor, Coverage coverage, StationWatch watch) : Actor
{
    public override object State => actor.State;

    public override bool IsFinished => actor.IsFinished;

    public override void On(Message message, Turn turn)
    {
        coverage.See(message);
        if (message is Due timer) watch.Fires(timer);
        actor.On(message, turn);
    }
}
