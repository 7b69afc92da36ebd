using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Reports;

namespace Alliance.Core.Incidents;

/// <summary>An incident: the event and its place, its needs over time, and how far they are covered. It requests aid
/// for uncovered needs.</summary>
public sealed class Incident : Actor<IncidentState>
{
    /// <summary>Most lines that one request may have.</summary>
    public const int MaxLines = 20;

    private readonly NeedHandler _needs;
    private readonly MergeHandler _merges;
    private readonly CheckInHandler _checkIns;
    private readonly OutsideTeamHandler _outside;
    private readonly FiguresHandler _figures;
    private readonly HandoverHandler _handovers;
    private readonly UnsolicitedOfferHandler _unsolicited;
    private readonly AdoptionHandler _adoptions;
    private readonly CallHandler _calls;
    private readonly CorrectionHandler _corrections;

    /// <summary>Creates the incident from its stored state.</summary>
    /// <param name="state">The stored state; null for an incident that has handled no message yet.</param>
    public Incident(IncidentState? state) : base(state)
    {
        _needs = new NeedHandler(State);
        _merges = new MergeHandler(State, _needs);
        _outside = new OutsideTeamHandler(State);
        _checkIns = new CheckInHandler(State, _outside);
        _figures = new FiguresHandler(State);
        _calls = new CallHandler(State);
        _adoptions = new AdoptionHandler(State, _needs, _figures, _calls);
        _handovers = new HandoverHandler(State);
        _unsolicited = new UnsolicitedOfferHandler(State);
        _corrections = new CorrectionHandler(State, _needs, _adoptions, _handovers, _calls);
    }

    /// <inheritdoc/>
    public override bool IsFinished => State is { IsOpen: false, Name.Length: > 0 };

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        if (OnMovedOrRight(message, turn)) return;
        switch (message)
        {
            case OpenIncident m: On(m, turn); break;
            case ReportNeed m: _needs.OnNeed(m, turn); break;
            case RaiseAidRequest m: OnRaise(m, turn); break;
            case LineCovered m: On(m, turn); break;
            case AssessDue: _needs.Assess(turn); break;
            case MergeRequests m: _merges.OnMergeRequests(m, turn); break;
            case MergeIncident m: OnMerged(m, turn); break;
            case AddCall m:
                _calls.OnCall(m, turn);
                turn.RecordLeftOut(m, null, turn.Self.Key);
                break;
            case VerifyIncident m: On(m, turn); break;
            case CheckInTeam m:
                _checkIns.OnCheckIn(m, turn);
                turn.RecordLeftOut(m, null);
                break;
            case DecideCheckIn m: _checkIns.OnDecide(m, turn); break;
            case CheckOutTeam m: _checkIns.OnCheckOut(m, turn); break;
            case UpdateCheckIn m:
                _checkIns.OnUpdate(m, turn);
                turn.RecordLeftOut(m, null);
                break;
            case SquadAnswered m: _checkIns.OnAnswered(m, turn); break;
            case SquadStands m: _checkIns.OnStands(m, turn); break;
            case CheckInDue m: _checkIns.OnDue(m, turn); break;
            case GradeIncident m: _figures.OnGrade(m, turn); break;
            case ReportFigures m: _figures.OnFigures(m, turn); break;
            case ProposeHandover m: _handovers.OnPropose(m, turn); break;
            case AnswerHandover m: _handovers.OnAnswer(m, turn); break;
            case HandoverDue: _handovers.OnDue(turn); break;
            case UnsolicitedOffer m: _unsolicited.OnOffer(m, turn); break;
            case AnswerOffer m: _unsolicited.OnAnswer(m, turn); break;
            case OfferDue m: _unsolicited.OnDue(m, turn); break;
            case RegisterOutsideTeam m: _outside.OnRegister(m, turn); break;
            case AnswerOutsideTeam m: _outside.OnAnswer(m, turn); break;
            case WithdrawLetter m: _outside.OnWithdraw(m, turn); break;
            case OutsideTeamDue m: _outside.OnDue(m, turn); break;
            case LetterDue m: _outside.OnLetterDue(m, turn); break;
            case CloseIncident m: On(m, turn); break;
            case EndCover m: On(m, turn); break;
            case Settled or Restored: break;
            default: throw NotMine(message, turn);
        }
    }

    /// <summary>Handles what moves needs and requests between incidents, and what puts this one right. Returns whether
    /// it was such a message.</summary>
    private bool OnMovedOrRight(Message message, Turn turn)
    {
        switch (message)
        {
            case AdoptIncident m: _adoptions.OnAdopt(m, turn); break;
            case GiveBackIncident m: _adoptions.OnGiveBack(m, turn); break;
            case RequestWasOver m: _adoptions.OnOver(m, turn); break;
            case CorrectIncident m: _corrections.OnCorrect(m, turn); break;
            case ReopenIncident m:
                if (_corrections.OnReopen(m, turn)) GoOn(turn);
                break;
            case ReviveIncident m:
                _corrections.OnRevive(m, turn);
                OnNotOverThere(turn);
                break;
            case PartIncident m: _corrections.OnPart(m, turn); break;
            case LinkIncident m: _corrections.OnLink(m, turn); break;
            case IncidentsLinked m: _corrections.OnLinked(m, turn); break;
            case IncidentOver m: OnOverThere(m, turn); break;
            case IncidentNotOver: OnNotOverThere(turn); break;
            default: return false;
        }

        return true;
    }

    private void On(OpenIncident open, Turn turn)
    {
        if (State.Commander is not null) return;
        State.Commander = new ActorId(ActorKind.Township, Place(turn));
        (State.Name, State.Hazard, State.IsOpen) = (open.Name, open.Hazard, true);
        State.VillageAlliance = open.VillageAlliance
            ?? turn.Region.VillageAlliancesOf(Place(turn)).FirstOrDefault()?.Code;
        (State.Backfill, State.Call, State.CallBack) = (open.Backfill, open.Call, open.CallBack);
        (State.ReportedAt, State.CalledAt) = (open.ReportedAt ?? turn.Now, open.ReportedAt ?? turn.Now);
        if (open.Call is { } call) _calls.Note(call, open.ReportedAt ?? turn.Now);
        if (open.VerifiedBy is not null) State.Verification = Verification.Verified;
        turn.Record(new IncidentOpened(open.Name, open.Hazard, Place(turn)));
        if (open.Lines is { } lines) _needs.Raise(lines, turn);
        if (State.Needs.Count > 0) _needs.AssessWithin(IncidentPolicy.Gather, turn);
    }

    private void On(LineCovered covered, Turn turn)
    {
        _merges.OnCovered(covered, turn);
        _needs.OnCovered(covered, turn);
    }

    private void OnRaise(RaiseAidRequest raise, Turn turn)
    {
        if (State.RefusedAsClosed(turn) || State.RefusedAsCover(turn)) return;
        if (_needs.TryRaise(raise, turn) is { } number) _merges.Flag(number, turn);
    }

    private void On(CloseIncident close, Turn turn)
    {
        // To close again what is closed changes nothing.
        if (IsFinished || State.RefusedAsClosed(turn)) return;
        EndAll(close.Reason, turn);
    }

    private void On(VerifyIncident verify, Turn turn)
    {
        if (_calls.OnVerify(verify, turn)) EndAll($"false alarm: {verify.Reason}", turn);
    }

    private void On(EndCover end, Turn turn)
    {
        if (State.IsOpen) EndAll(end.Reason, turn);
    }

    private void EndAll(string reason, Turn turn)
    {
        Close(reason, turn);
        _needs.End(reason, turn);
    }

    /// <summary>Ends the incident because the township found that another incident is the same. Those who are there, or
    /// are invited, are wanted as before.</summary>
    private void OnMerged(MergeIncident merge, Turn turn)
    {
        if (!State.IsOpen) return;
        End($"merged into {merge.Into}", turn);
        State.IsOverThere = false;
        _adoptions.HandOver(new IncidentNumber(merge.Into), turn);
    }

    /// <summary>Sends home those who are there because of this incident, when the one that stands for both is
    /// over.</summary>
    private void OnOverThere(IncidentOver over, Turn turn)
    {
        if (State.IsOpen || State.MergedInto is null || State.IsOverThere) return;
        State.IsOverThere = true;
        SendHome($"{over.Incident} is over", turn);
    }

    /// <summary>Asks again about those who were sent home, because the incident that stands for both goes on.</summary>
    private void OnNotOverThere(Turn turn)
    {
        if (!State.IsOverThere) return;
        State.IsOverThere = false;
        GoOn(turn);
    }

    private void GoOn(Turn turn)
    {
        _checkIns.GoOn(turn);
        foreach (var merged in State.Absorbed.Keys)
            turn.Send(merged.ToIncident(), new IncidentNotOver(IncidentNumber.Of(turn.Self)));
    }

    /// <summary>Closes the incident. The caller ends its lines.</summary>
    private void Close(string reason, Turn turn)
    {
        End(reason, turn);
        SendHome(reason, turn);
    }

    private void SendHome(string reason, Turn turn)
    {
        _checkIns.End(reason, turn);
        _outside.End(turn);
        foreach (var merged in State.Absorbed.Keys)
            turn.Send(merged.ToIncident(), new IncidentOver(IncidentNumber.Of(turn.Self)));
    }

    private void End(string reason, Turn turn)
    {
        State.IsOpen = false;
        State.AssessAt = null;
        turn.Cancel("assess");
        _handovers.End(turn);
        turn.Record(new IncidentClosed(reason));
        _unsolicited.End(turn);
        foreach (var body in HandoverHandler.Concerned(State, turn))
            turn.Send(body, new IncidentOver(IncidentNumber.Of(turn.Self)));
    }

    /// <summary>Finds the township of the incident of this turn, from its number.</summary>
    internal static string Place(Turn turn) => IncidentNumber.Of(turn.Self).Township;
}
