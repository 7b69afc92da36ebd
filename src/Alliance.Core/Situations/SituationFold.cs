using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Responses;
using Alliance.Core.Teams;
using Alliance.Core.Tiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Situations;

/// <summary>The whole situation as a fold over the journal. Lists and the situation document are read from it, live and
/// after a rehearsal alike. Requests and incidents at rest may be moved to a store, so that it does not grow with them.
/// A record about one of those may be taken in only after it was fetched. One writer; nobody may read while it is
/// fed.</summary>
/// <param name="region">The region with the changes so far.</param>
/// <param name="state">The stored state of a fold of this format.</param>
public sealed class SituationFold(Region region, SituationState state) : IRecordFold
{
    /// <summary>Creates a fold that starts with the first record.</summary>
    /// <param name="region">The first version of the region.</param>
    public SituationFold(Region region) : this(region, new SituationState())
    {
    }

    /// <summary>Its result so far. Readers must not change it.</summary>
    public SituationState State { get; } = state;
    /// <summary>The region with the changes so far.</summary>
    public Region Region { get; private set; } = region;
    /// <summary>The number of the last record taken in; 0 for none.</summary>
    public long Number => State.Number;
    /// <summary>The time of the last record taken in.</summary>
    public Instant At => State.At;
    /// <summary>Incidents in memory, by number.</summary>
    public SortedDictionary<string, IncidentProjection> Incidents => State.Incidents;
    /// <summary>Requests in memory, by number.</summary>
    public SortedDictionary<string, RequestProjection> Requests => State.Requests;
    /// <summary>Incidents that may be moved to a store.</summary>
    public ProjectionsAtRest<IncidentProjection> IncidentsAtRest { get; } = new(state.Incidents);
    /// <summary>Requests that may be moved to a store.</summary>
    public ProjectionsAtRest<RequestProjection> RequestsAtRest { get; } = new(state.Requests);
    /// <summary>Open approvals, by number of commitment.</summary>
    public SortedDictionary<string, ApprovalProjection> Approvals => State.Approvals;
    /// <summary>Townships that ask for move-up cover or have it, by code.</summary>
    public SortedDictionary<string, CoverProjection> Covers => State.Covers;
    /// <summary>Squads that their owners want back and that are not home yet, by number of commitment.</summary>
    public SortedDictionary<string, RecallProjection> Recalls => State.Recalls;
    /// <summary>Reporting clocks of the desks, by owner, clock and subject. A missed clock stays until its duty is
    /// done.</summary>
    public SortedDictionary<(ActorId Owner, Clock Clock, Code Subject), ClockProjection> Clocks => State.Clocks;
    /// <summary>Valid warnings, by number.</summary>
    public SortedDictionary<string, WarningProjection> Warnings => State.Warnings;
    /// <summary>The last warnings that are over, in the order in which they ended.</summary>
    public IReadOnlyCollection<WarningProjection> PastWarnings => State.PastWarnings;
    /// <summary>Open confirmations, by number of commitment.</summary>
    public SortedDictionary<string, ConfirmationProjection> Confirmations => State.Confirmations;
    /// <summary>Response levels other than none, by tier.</summary>
    public SortedDictionary<ActorId, LevelProjection> Levels => State.Levels;
    /// <summary>Alerts that nobody has acknowledged yet, by number.</summary>
    public SortedDictionary<long, AlertProjection> Alerts => State.Alerts;
    /// <summary>The last alerts that are over, in the order in which they ended.</summary>
    public IReadOnlyCollection<AlertProjection> PastAlerts => State.PastAlerts;
    /// <summary>Orders below reserve floors that are in force, by number.</summary>
    public SortedDictionary<string, OrderProjection> Orders => State.Orders;

    /// <summary>Finds an alert, open or lately over; null for none.</summary>
    public AlertProjection? Alert(long number) =>
        State.Alerts.GetValueOrDefault(number) ?? State.PastAlerts.FirstOrDefault(a => a.Raised.Alert == number);

    /// <summary>Finds the projection of a team; available where no record says otherwise.</summary>
    public TeamProjection Team(string id) => State.Teams.GetValueOrDefault(id) ?? new TeamProjection();

    /// <summary>Finds the accounts of a depot.</summary>
    /// <exception cref="KeyNotFoundException">The region has no such depot.</exception>
    public DepotProjection Depot(string id) => State.Depots.GetValueOrDefault(id) ?? OpenAccounts(id);

    /// <summary>Finds the reciprocity ledger of a tier that runs an agreement; empty where nothing was
    /// booked.</summary>
    public LedgerProjection LedgerOf(ActorId tier) => State.Ledgers.GetValueOrDefault(tier) ?? new LedgerProjection();

    /// <summary>Lists the resources that a lender has out or promised.</summary>
    public IReadOnlyCollection<SlotTaken> SlotsOf(ActorId lender) =>
        State.Slots.GetValueOrDefault(lender)?.Values ?? (IReadOnlyCollection<SlotTaken>)[];

    /// <summary>Finds the lender that has lent or promised under a commitment; null where none has at
    /// present.</summary>
    public ActorId? LenderOf(CommitmentId commitment) =>
        State.Slots.Where(s => s.Value.ContainsKey(commitment)).Select(s => (ActorId?)s.Key).FirstOrDefault();

    /// <summary>Finds the request that a record is about and that is not in memory: it is in a store, or there is none.
    /// It must be fetched before the record is taken in. Null where none is missing.</summary>
    public string? MissingRequest(in JournalEntry entry) =>
        entry.Body is not AidRequestRaised && RecordSubjects.RequestOf(entry) is { } number
        && !Requests.ContainsKey(number) ? number : null;

    /// <summary>Finds the incident that a record is about and that is not in memory: it is in a store, or there is
    /// none. It must be fetched before the record is taken in. Null where none is missing.</summary>
    public string? MissingIncident(in JournalEntry entry) =>
        entry.Body is not IncidentReported && RecordSubjects.IncidentItself(entry) is { } number
        && !Incidents.ContainsKey(number) ? number : null;

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
            case ActorKind.AlertDesk: AlertsFold.On(entry, State); break;
            case ActorKind.VillageAlliance or ActorKind.Township or ActorKind.TownshipAlliance
                or ActorKind.CommandCentre: OnTier(entry); break;
        }

        if (RecordSubjects.RequestOf(entry) is { } number && Request(number, entry) is { } request)
            RequestsAtRest.Took(request, entry.Number);
        if (RecordSubjects.IncidentItself(entry) is { } named && Incident(named, entry) is { } incident)
            IncidentsAtRest.Took(incident, entry.Number);
        (State.Number, State.At) = (entry.Number, entry.At);
    }

    /// <summary>Finds the request that a record is new to. Null where the request includes the record already: another
    /// fold was ahead and moved it to the store.</summary>
    internal RequestProjection? Request(string number, in JournalEntry entry) =>
        Requests.TryGetValue(number, out var request) && request.LastRecord < entry.Number ? request : null;

    /// <inheritdoc cref="Request"/>
    internal IncidentProjection? Incident(string number, in JournalEntry entry) =>
        Incidents.TryGetValue(number, out var incident) && incident.LastRecord < entry.Number ? incident : null;

    private void OnIncident(in JournalEntry entry)
    {
        if (entry.Body is AidRequestRaised raised) Raise(raised, entry);
        if (Incident(entry.Actor.Key, entry) is not { } incident) return;
        switch (entry.Body)
        {
            case NeedReported need:
                incident.Needs[need.Kind] = new Need { Quantity = need.Quantity, Priority = need.Priority,
                    Requirement = need.Requirement }; break;
            case AidRequestRaised: incident.Raised++; break;
            case IncidentCorrected r when r.After.Place != r.Before.Place:
                State.Moved++;
                IncidentFold.On(entry, incident);
                break;
            case IncidentVerified or IncidentAbsorbed or RequestsTakenOver:
                IncidentFold.On(entry, incident);
                if (!incident.IsUnverified) Unmark(incident);
                break;
            case DuplicateSuspected twice: incident.AskedTwice.Add(twice); break;
            case LineMerged merged:
                NotSoughtTwice(merged.Line);
                incident.AskedTwice.RemoveAll(d => d.Younger == merged.Line);
                break;
            case IncidentClosed closed:
                (incident.IsOpen, incident.ClosedBecause, incident.Handover) = (false, closed.Reason, null);
                break;
            default:
                IncidentFold.On(entry, incident);
                CheckInsFold.On(entry, incident);
                break;
        }
    }

    /// <summary>Takes the mark of an unverified call off the requests of an incident and their approvals.</summary>
    private void Unmark(IncidentProjection incident)
    {
        foreach (var number in incident.Requests)
        {
            if (!Requests.TryGetValue(number, out var request) || !request.IsUnverified) continue;
            request.IsUnverified = false;
            foreach (var (commitment, approval) in Approvals.Where(a => a.Value.Wanted.Line.Request == number).ToList())
                Approvals[commitment] = approval with { IsUnverified = false };
        }
    }

    private void Raise(AidRequestRaised raised, in JournalEntry entry) =>
        Requests[raised.Request] = new RequestProjection
    {
        Number = raised.Request, Incident = IncidentNumber.Of(entry.Actor),
        Place = Incidents.GetValueOrDefault(entry.Actor.Key)?.Place ?? IncidentNumber.Of(entry.Actor).Township,
        RaisedAt = entry.Happened, RecordedAt = entry.At, OccurredAt = entry.OccurredAt, By = entry.Author,
        IsUnverified = raised.Unverified == true,
        Lines = [.. raised.Lines.Select(spec => new LineProjection { State = new LineState { Spec = spec } })],
    };

    private void OnRequest(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case ConfirmationWanted r:
                Confirmations[r.Commitment] = new ConfirmationProjection(entry.Actor, r, entry.At); break;
            case ConfirmationGiven r: Confirmations.Remove(r.Commitment); break;
            case CommitmentNotTaken r: Confirmations.Remove(r.Commitment); break;
            case CommitmentAccepted r: Confirmations.Remove(r.Commitment); break;
            case LineEnded r: NotSoughtTwice(r.Line); break;
        }

        if (Request(entry.Actor.Key, entry) is not { } request) return;
        RequestFold.On(entry, request);
    }

    /// <summary>Removes the question whether a line asks for the same as another, because the line is over or
    /// merged.</summary>
    private void NotSoughtTwice(LineId line)
    {
        var number = Requests.TryGetValue(line.Request, out var request) ? request.BelongsTo : line.Request.Incident;
        if (!Incidents.TryGetValue(number, out var incident)) return;
        incident.AskedTwice.RemoveAll(d => d.Younger == line);
        IncidentsAtRest.Look(incident);
    }

    private void OnTeam(in JournalEntry entry)
    {
        if (!State.Teams.TryGetValue(entry.Actor.Key, out var team))
            State.Teams.Add(entry.Actor.Key, team = new TeamProjection());
        if (entry.Body.About.Commitment is { } commitment && Request(commitment.Request, entry) is { } request)
            DeploymentsFold.OfCrew(entry, commitment, request, team);
        else DeploymentsFold.OfUnasked(entry, team);
        switch (entry.Body)
        {
            case TeamStatusChanged change: Change(team, change, entry); break;
            case Deploy: (team.OrderSentAt, team.OrderReceivedAt, team.GoAt) = (entry.At, null, null); break;
            case TeamDiverted r:
                team.OrderSentAt = entry.At;
                if (Request(r.From.Request, entry) is { } former) DeploymentsFold.Leave(entry, r.From, former);
                break;
            case PlaceCorrected when team is { Status: TeamStatus.Committed, OrderReceivedAt: not null, GoAt: null }:
                (team.OrderSentAt, team.OrderReceivedAt) = (entry.At, null); break;
            case DeparturePlanned r:
                if (r.GoAt < team.GoAt) team.OrderReceivedAt = null;
                team.GoAt = r.GoAt;
                break;
            case OrderReceived: team.OrderReceivedAt ??= entry.Happened; break;
            case TeamUnreachable: team.Unreachable = true; break;
            case TeamHeardAgain: team.Unreachable = false; break;
            case EtaReported r: team.Eta = r.Eta; break;
            case WayChanged r: team.Eta = r.Eta; break;
            case SquadStrengthChanged r when r.Commitment == team.Commitment: team.People = r.People; break;
        }
    }

    private void Change(TeamProjection team, TeamStatusChanged change, in JournalEntry entry)
    {
        var isFree = change.Status is TeamStatus.Available or TeamStatus.Resting or TeamStatus.OutOfService;
        (team.Status, team.Commitment, team.Since, team.RecordedAt) =
            (change.Status, isFree ? null : change.Commitment, entry.Happened, entry.At);
        team.OccurredAt = entry.OccurredAt;
        if (isFree || change.Status is TeamStatus.Held or TeamStatus.Committed)
            (team.OrderSentAt, team.OrderReceivedAt, team.GoAt) = (null, null, null);
        else if (team.OrderSentAt is { } sent)
            team.OrderReceivedAt ??= Instant.Later(entry.Happened, sent);
        if (change.Status != TeamStatus.EnRoute) team.Eta = null;
        if (isFree) team.People = null;
        // A squad that is resized while it is out goes on with the people that it has there.
        else if (team.Commitment is not null && Region.Teams.TryGetValue(entry.Actor.Key, out var squad))
            team.People ??= squad.People;
    }

    private void OnDepot(in JournalEntry entry)
    {
        if (entry.Body is ShipmentNoted noted && Request(noted.Commitment.Request, entry) is { } request)
            DeploymentsFold.OfGoods(entry, noted, request);
        if (entry.Body is not StockMoved move) return;
        if (!State.Depots.TryGetValue(entry.Actor.Key, out var depot))
            State.Depots.Add(entry.Actor.Key, depot = OpenAccounts(entry.Actor.Key));
        if (!depot.Accounts.TryGetValue(move.Kind, out var accounts))
            depot.Accounts.Add(move.Kind, accounts = DepotProjection.Open(0));
        accounts[(int)move.Source] -= move.Units;
        accounts[(int)move.Target] += move.Units;
    }

    private DepotProjection OpenAccounts(string id)
    {
        var depot = new DepotProjection();
        foreach (var (kind, units) in Region.Depots[id].Stock) depot.Accounts.Add(kind, DepotProjection.Open(units));
        return depot;
    }

    private void OnRealm(in JournalEntry entry)
    {
        if (entry.Body is RegionChange change) Region = change.Apply(Region);
    }

    /// <summary>Takes in that two incidents may be the same, or no longer may. Two of one township tell it of each
    /// other.</summary>
    private void OnSame(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case SameIncidentSuspected r:
                foreach (var other in r.Named)
                {
                    Suspect(r.Younger, other, entry);
                    Suspect(other, r.Younger, entry);
                }

                break;
            case SameAcrossBorderSuspected r: Suspect(r.Mine, r.Theirs, entry); break;
            case SameIncidentWithdrawn r:
                Incident(r.Incident, entry)?.MayBe.Remove(r.Other);
                Incident(r.Other, entry)?.MayBe.Remove(r.Incident);
                break;
        }
    }

    private void Suspect(string incident, string other, in JournalEntry entry)
    {
        if (Incident(incident, entry) is { } known && !known.MayBe.Contains(other)) known.MayBe.Add(other);
    }

    private void OnTier(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case IncidentReported r: Report(r, entry); break;
            case SameIncidentSuspected or SameAcrossBorderSuspected or SameIncidentWithdrawn: OnSame(entry); break;
            case IncidentSplitOff r when Incident(r.Incident, entry) is { } part: part.SplitFrom = r.From; break;
            case IncidentsMerged r when Incident(r.Younger, entry) is { } younger:
                younger.MayBe.Clear();
                younger.MergedInto = r.Older;
                break;
            case SlotTaken r: SlotsOfLender(entry.Actor)[r.Commitment] = r; break;
            case SlotReturned r:
                SlotsOfLender(entry.Actor).Remove(r.Commitment);
                Approvals.Remove(r.Commitment);
                Recalls.Remove(r.Commitment);
                break;
            case CoverAsked r: Covers[entry.Actor.Key] = new CoverProjection(r, entry.At); break;
            case CoverEnded: Covers.Remove(entry.Actor.Key); break;
            case RecallAsked r:
                Recalls[r.Commitment] = new RecallProjection(entry.Actor, r, entry.At)
                {
                    OccurredAt = entry.OccurredAt, By = entry.Author,
                };
                break;
            case RecallAnswered r when Recalls.TryGetValue(r.Commitment, out var recall):
                recall.Answer = r.Answer; break;
            case RecallEnforced r when Recalls.TryGetValue(r.Commitment, out var recall): recall.Enforced = true; break;
            case ApprovalWanted r:
                Approvals[r.Commitment] = new ApprovalProjection(
                    entry.Actor, r, entry.At, Requests.GetValueOrDefault(r.Line.Request)?.IsUnverified == true);
                Request(r.Line.Request, entry)?.Approvers[r.Commitment] = entry.Actor;
                break;
            case ApprovalGiven r: Approvals.Remove(r.Commitment); break;
            case LenderCommitted r: Request(r.Line.Request, entry)?.Promised[r.Commitment] = r.Eta; break;
            case ResponseLevelChanged r: SetLevel(r, entry); break;
            case FloorOrdered r:
                Orders[r.Order.Id] =
                    new OrderProjection(entry.Actor, r.Order, entry.At) { OccurredAt = entry.OccurredAt };
                break;
            case FloorOrderEnded r: Orders.Remove(r.Order); break;
            case LedgerEntered or LedgerReduced or LedgerReturned or LedgerCorrected or LedgerHoursCorrected
                or LedgerSettled:
                Book(entry); break;
            default:
                SearchesFold.On(entry, this);
                DesksFold.On(entry, this);
                break;
        }
    }

    private void SetLevel(ResponseLevelChanged change, in JournalEntry entry)
    {
        if (change.Level == ResponseLevel.None) Levels.Remove(entry.Actor);
        else
            Levels[entry.Actor] =
                new LevelProjection(change, entry.Author, entry.Happened) { RecordedAt = entry.At };
    }

    private void Book(in JournalEntry entry)
    {
        if (RecordSubjects.RequestOf(entry) is { } number && Request(number, entry) is { } request)
            DeploymentsFold.OfLedger(entry, request);
        if (!State.Ledgers.TryGetValue(entry.Actor, out var ledger))
            State.Ledgers.Add(entry.Actor, ledger = new LedgerProjection());
        ledger.On(entry);
    }

    private void Report(IncidentReported report, in JournalEntry entry) =>
        Incidents[report.Incident] = new IncidentProjection
    {
        Number = report.Incident, Place = entry.Actor.Key, Name = report.Name, Hazard = report.Hazard,
        ReportedAt = entry.Happened, RecordedAt = entry.At, OccurredAt = entry.OccurredAt, By = entry.Author,
        Call = report.Call,
        Verification = report.Verified == true ? Verification.Verified : Verification.Unverified,
        VerifiedBy = report.Verified == true ? entry.Author : null,
        VerifiedAt = report.Verified == true ? entry.Happened : null,
    };

    private SortedDictionary<string, SlotTaken> SlotsOfLender(ActorId lender)
    {
        if (!State.Slots.TryGetValue(lender, out var slots))
            State.Slots.Add(lender, slots = new(StringComparer.Ordinal));
        return slots;
    }
}
