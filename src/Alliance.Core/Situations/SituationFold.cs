using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Ledgers;
using Alliance.Core.Negotiation;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Responses;
using Alliance.Core.Teams;
using Alliance.Core.Townships;

namespace Alliance.Core.Situations;

/// <summary>The whole situation as a fold over the journal: what lists and the situation document are read from, live and after a rehearsal alike.
/// One writer; a reader must not look while it is fed.</summary>
/// <param name="region">The first version of the region.</param>
public sealed class SituationFold(Region region) : IRecordFold
{
    private readonly Dictionary<ActorId, SortedDictionary<string, SlotTaken>> _slots = [];

    /// <summary>The region with the changes so far.</summary>
    public Region Region { get; private set; } = region;
    /// <summary>The number of the last record taken in; 0 for none.</summary>
    public long Number { get; private set; }
    /// <summary>When that was recorded.</summary>
    public Instant At { get; private set; }
    public SortedDictionary<string, IncidentPicture> Incidents { get; } = new(StringComparer.Ordinal);
    public SortedDictionary<string, RequestPicture> Requests { get; } = new(StringComparer.Ordinal);
    /// <summary>Approvals that are open, by commitment.</summary>
    public SortedDictionary<string, ApprovalPicture> Approvals { get; } = new(StringComparer.Ordinal);
    /// <summary>Townships that ask for move-up cover at present, or have it, by code.</summary>
    public SortedDictionary<string, CoverPicture> Covers { get; } = new(StringComparer.Ordinal);
    /// <summary>Squads that their owners want back and that are not home yet, by commitment.</summary>
    public SortedDictionary<string, RecallPicture> Recalls { get; } = new(StringComparer.Ordinal);
    /// <summary>What desks owe, by owner, clock and subject; what was missed stays until it is done.</summary>
    public SortedDictionary<(ActorId Owner, Clock Clock, string Subject), ClockPicture> Clocks { get; } = [];
    /// <summary>Warnings that are valid, by id.</summary>
    public SortedDictionary<string, WarningPicture> Warnings { get; } = new(StringComparer.Ordinal);
    /// <summary>The lender whose approval was ever wanted, by commitment.</summary>
    public Dictionary<string, ActorId> ApprovalsAsked { get; } = new(StringComparer.Ordinal);
    /// <summary>Confirmations that are open, by commitment.</summary>
    public SortedDictionary<string, ConfirmationPicture> Confirmations { get; } = new(StringComparer.Ordinal);
    /// <summary>The request whose word was ever wanted, by commitment.</summary>
    public Dictionary<string, ActorId> ConfirmationsAsked { get; } = new(StringComparer.Ordinal);
    /// <summary>Response levels other than none, by tier.</summary>
    public SortedDictionary<ActorId, LevelPicture> Levels { get; } = [];
    /// <summary>Orders below reserve floors that are in force, by number.</summary>
    public SortedDictionary<string, OrderPicture> Orders { get; } = new(StringComparer.Ordinal);
    private readonly Dictionary<ActorId, LedgerPicture> _ledgers = [];
    private readonly Dictionary<string, TeamPicture> _teams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DepotPicture> _depots = new(StringComparer.Ordinal);

    /// <summary>How a team stands; available where no record says otherwise.</summary>
    public TeamPicture Team(string id) => _teams.GetValueOrDefault(id) ?? new TeamPicture();

    /// <summary>A depot's accounts.</summary>
    public DepotPicture Depot(string id) => _depots.GetValueOrDefault(id) ?? OpenAccounts(id);

    /// <summary>The reciprocity ledger of a tier that runs an agreement.</summary>
    public LedgerPicture LedgerOf(ActorId tier) => _ledgers.GetValueOrDefault(tier) ?? new LedgerPicture();

    /// <summary>What a lender has out or promised, by commitment.</summary>
    public IReadOnlyCollection<SlotTaken> SlotsOf(ActorId lender) => _slots.GetValueOrDefault(lender)?.Values ?? (IReadOnlyCollection<SlotTaken>)[];

    /// <summary>Who has lent, or promised, under a commitment; null where nobody has at present.</summary>
    public ActorId? LenderOf(string commitment) =>
        _slots.Where(s => s.Value.ContainsKey(commitment)).Select(s => (ActorId?)s.Key).FirstOrDefault();

    /// <inheritdoc/>
    public void On(in JournalEntry entry)
    {
        switch (entry.Actor.Kind)
        {
            case ActorKind.Incident: OnIncident(entry); break;
            case ActorKind.AidRequest: OnRequest(entry); break;
            case ActorKind.RescueTeam: OnTeam(entry); break;
            case ActorKind.Depot: OnDepot(entry); break;
            case ActorKind.Realm: OnRealm(entry); break;
            case ActorKind.VillageAlliance or ActorKind.Township or ActorKind.TownshipAlliance or ActorKind.CommandCentre: OnTier(entry); break;
        }

        if (RecordSubjects.RequestOf(entry) is { } number && Requests.TryGetValue(number, out var request)) request.Entries.Add(entry);
        (Number, At) = (entry.Number, entry.At);
    }

    private void OnIncident(in JournalEntry entry)
    {
        if (!Incidents.TryGetValue(entry.Actor.Key, out var incident)) return;
        switch (entry.Body)
        {
            case NeedReported need: incident.Needs[need.Kind] = new Need { Quantity = need.Quantity, Priority = need.Priority, Requirement = need.Requirement }; break;
            case AidRequestRaised raised: Raise(raised, incident, entry.At); break;
            case DuplicateSuspected twice: incident.AskedTwice.Add(twice); break;
            case LineMerged merged: incident.AskedTwice.RemoveAll(d => d.Younger == merged.Line); break;
            case IncidentClosed closed:
                (incident.IsOpen, incident.ClosedBecause, incident.Handover) = (false, closed.Reason, null);
                break;
            default:
                IncidentFold.On(entry, incident);
                CheckInsFold.On(entry, incident);
                break;
        }
    }

    private void Raise(AidRequestRaised raised, IncidentPicture incident, Instant at)
    {
        incident.Requests.Add(raised.Request);
        Requests[raised.Request] = new RequestPicture
        {
            Number = raised.Request, Incident = incident.Number, Place = incident.Place, RaisedAt = at,
            Lines = [.. raised.Lines.Select(spec => new LinePicture { State = new LineState { Spec = spec } })],
        };
    }

    private void OnRequest(in JournalEntry entry)
    {
        if (!Requests.TryGetValue(entry.Actor.Key, out var request)) return;
        switch (entry.Body)
        {
            case LineSolicited r: Solicit(Line(request, r.Line), r); break;
            case LineAmended r: Line(request, r.Line).Spec = r.After; break;
            case ConfirmationWanted r:
                Confirmations[r.Commitment] = new ConfirmationPicture(entry.Actor, r, entry.At);
                ConfirmationsAsked[r.Commitment] = entry.Actor;
                break;
            case ConfirmationGiven r: Confirmations.Remove(r.Commitment); break;
            case CommitmentNotTaken r: Confirmations.Remove(r.Commitment); break;
            case CommitmentAccepted r:
                Confirmations.Remove(r.Commitment);
                Accept(Line(request, r.Line), r, request, entry.At);
                break;
            case CommitmentProgress r: Progress(Line(request, r.Line), r); break;
            case CommitmentReleased r when Line(request, r.Line).Commitments.TryGetValue(r.Commitment, out var released): released.ReleaseAsked = true; break;
            case ReturnAccepted r when Line(request, r.Line).Commitments.TryGetValue(r.Commitment, out var wanted):
                wanted.Return = new ReturnWanted { LetGoBy = r.LetGoBy, Needed = 0 };
                break;
            case ReplacementSought r: Commitment(request, r.Line, r.Commitment)?.Doubt = r.Doubt; break;
            case ReplacementNotNeeded r: Commitment(request, r.Line, r.Commitment)?.Doubt = Doubt.None; break;
            case CommitmentStrengthChanged r: Commitment(request, r.Line, r.Commitment)?.Quantity = r.People; break;
            case HandedOver r: Commitment(request, r.Line, r.From)?.HandedOver = true; break;
            case EtaChanged { Eta: { } eta } r: Commitment(request, r.Line, r.Commitment)?.Eta = eta; break;
            case LineEnded r: (Line(request, r.Line).Outcome, Line(request, r.Line).EndedBecause) = (r.Outcome, r.Reason); break;
            case RequestSettled r: request.Outcome = r.Outcome; break;
            case RequestRejected: request.Outcome = Outcome.Rejected; break;
        }
    }

    private static LineState Line(RequestPicture request, LineId line) => request.Lines[line.Line - 1].State;

    private static CommitmentState? Commitment(RequestPicture request, LineId line, string commitment) =>
        Line(request, line).Commitments.GetValueOrDefault(commitment);

    private static void Solicit(LineState line, LineSolicited solicited)
    {
        line.Rung = line.Ladder.IndexOf(solicited.Tier);
        if (line.Rung < 0)
        {
            line.Ladder.Add(solicited.Tier);
            line.Rung = line.Ladder.Count - 1;
        }

        line.Searching = true;
    }

    private static void Accept(LineState line, CommitmentAccepted accepted, RequestPicture request, Instant at)
    {
        var promised = request.Entries.Select(e => e.Body).OfType<LenderCommitted>().LastOrDefault(c => c.Commitment == accepted.Commitment);
        line.Commitments[accepted.Commitment] = new CommitmentState
        {
            Lender = accepted.Lender, Tier = accepted.Tier, Resource = accepted.Resource, Quantity = accepted.Quantity, Eta = promised?.Eta ?? at,
            Promised = promised?.Eta ?? at, StandsIn = accepted.StandsIn, Substitute = accepted.Substitute,
        };
    }

    private static void Progress(LineState line, CommitmentProgress progress)
    {
        if (!line.Commitments.TryGetValue(progress.Commitment, out var commitment)) return;
        commitment.Status = progress.Status;
        commitment.Arrived = progress.Status == CommitmentStatus.OnScene
            || (commitment.Arrived && progress.Status is not (CommitmentStatus.Mobilising or CommitmentStatus.EnRoute));
        if (progress.Units is { } units) commitment.Correct(units);
    }

    private void OnTeam(in JournalEntry entry)
    {
        if (!_teams.TryGetValue(entry.Actor.Key, out var team)) _teams.Add(entry.Actor.Key, team = new TeamPicture());
        switch (entry.Body)
        {
            case TeamStatusChanged change: Change(team, change, entry.At); break;
            case TeamUnreachable: team.Unreachable = true; break;
            case TeamHeardAgain: team.Unreachable = false; break;
            case EtaReported r: team.Eta = r.Eta; break;
            case WayChanged r: team.Eta = r.Eta; break;
            case SquadStrengthChanged r: team.People = r.People; break;
        }
    }

    private static void Change(TeamPicture team, TeamStatusChanged change, Instant at)
    {
        var isFree = change.Status is TeamStatus.Available or TeamStatus.Resting or TeamStatus.OutOfService;
        (team.Status, team.Commitment, team.Since) = (change.Status, isFree ? null : change.Commitment, at);
        if (change.Status != TeamStatus.EnRoute) team.Eta = null;
        if (isFree) team.People = null;
    }

    private void OnDepot(in JournalEntry entry)
    {
        if (entry.Body is not StockMoved move) return;
        if (!_depots.TryGetValue(entry.Actor.Key, out var depot)) _depots.Add(entry.Actor.Key, depot = OpenAccounts(entry.Actor.Key));
        if (!depot.Accounts.TryGetValue(move.Kind, out var accounts)) depot.Accounts.Add(move.Kind, accounts = DepotPicture.Open(0));
        accounts[(int)move.Source] -= move.Units;
        accounts[(int)move.Target] += move.Units;
    }

    private DepotPicture OpenAccounts(string id)
    {
        var depot = new DepotPicture();
        foreach (var (kind, units) in Region.Depots[id].Stock) depot.Accounts.Add(kind, DepotPicture.Open(units));
        return depot;
    }

    private void OnRealm(in JournalEntry entry)
    {
        if (entry.Body is RegionChange change) Region = change.Apply(Region);
    }

    private void OnTier(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case IncidentReported r: Report(r, entry); break;
            case SameIncidentSuspected r when Incidents.TryGetValue(r.Younger, out var younger): younger.MayBe.AddRange(r.Named); break;
            case IncidentsMerged r when Incidents.TryGetValue(r.Younger, out var younger): younger.MayBe.Clear(); break;
            case SlotTaken r: SlotsOfLender(entry.Actor)[r.Commitment] = r; break;
            case SlotReturned r:
                SlotsOfLender(entry.Actor).Remove(r.Commitment);
                Approvals.Remove(r.Commitment);
                Recalls.Remove(r.Commitment);
                break;
            case CoverAsked r: Covers[entry.Actor.Key] = new CoverPicture(r, entry.At); break;
            case CoverEnded: Covers.Remove(entry.Actor.Key); break;
            case RecallAsked r: Recalls[r.Commitment] = new RecallPicture(entry.Actor, r, entry.At); break;
            case RecallAnswered r when Recalls.TryGetValue(r.Commitment, out var recall): recall.Answer = r.Answer; break;
            case RecallEnforced r when Recalls.TryGetValue(r.Commitment, out var recall): recall.Enforced = true; break;
            case ApprovalWanted r:
                Approvals[r.Commitment] = new ApprovalPicture(entry.Actor, r, entry.At);
                ApprovalsAsked[r.Commitment] = entry.Actor;
                break;
            case ApprovalGiven r: Approvals.Remove(r.Commitment); break;
            case ResponseLevelChanged r: SetLevel(r, entry); break;
            case FloorOrdered r: Orders[r.Order.Id] = new OrderPicture(entry.Actor, r.Order, entry.At); break;
            case FloorOrderEnded r: Orders.Remove(r.Order); break;
            case LedgerEntered or LedgerReduced or LedgerReturned or LedgerCorrected or LedgerSettled: Book(entry); break;
            default:
                SearchesFold.On(entry, this);
                DesksFold.On(entry, this);
                break;
        }
    }

    private void SetLevel(ResponseLevelChanged change, in JournalEntry entry)
    {
        if (change.Level == ResponseLevel.None) Levels.Remove(entry.Actor);
        else Levels[entry.Actor] = new LevelPicture(change, entry.Author, entry.At);
    }

    private void Book(in JournalEntry entry)
    {
        if (!_ledgers.TryGetValue(entry.Actor, out var ledger)) _ledgers.Add(entry.Actor, ledger = new LedgerPicture());
        ledger.On(entry);
    }

    private void Report(IncidentReported report, in JournalEntry entry) => Incidents[report.Incident] = new IncidentPicture
    {
        Number = report.Incident, Place = entry.Actor.Key, Name = report.Name, Hazard = report.Hazard, ReportedAt = entry.At,
    };

    private SortedDictionary<string, SlotTaken> SlotsOfLender(ActorId lender)
    {
        if (!_slots.TryGetValue(lender, out var slots)) _slots.Add(lender, slots = new(StringComparer.Ordinal));
        return slots;
    }
}
