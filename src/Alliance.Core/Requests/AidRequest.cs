using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>Handles an aid request. It owns its lines and puts each to one tier after the other. It accepts commitments
/// or gives them back, and is settled when the last of them is over.</summary>
public sealed class AidRequest : Actor<RequestState>
{
    private readonly LineEscalation _escalation;
    private readonly CommitmentHandler _commitments;
    private readonly ConfirmationHandler _confirmations;
    private readonly AmendmentHandler _amendments;
    private readonly AdjustmentHandler _adjustments;
    private readonly Returns _returns;
    private readonly SetBacks _setBacks;
    private readonly Reliefs _reliefs;

    /// <summary>Makes the request from its state.</summary>
    /// <param name="state">The stored state; null for a new request.</param>
    public AidRequest(RequestState? state) : base(state)
    {
        _escalation = new LineEscalation(State);
        var standIns = new StandIns(State, _escalation);
        _commitments = new CommitmentHandler(State, _escalation, standIns);
        _setBacks = new SetBacks(State, _escalation, standIns, _commitments);
        _reliefs = new Reliefs(State, _escalation, standIns);
        _confirmations = new ConfirmationHandler(State, _escalation, _commitments);
        _amendments = new AmendmentHandler(State, _escalation, _commitments, _confirmations);
        _adjustments = new AdjustmentHandler(State, _escalation, _commitments, _confirmations);
        _returns = new Returns(State, _escalation, _commitments);
    }

    /// <inheritdoc/>
    public override bool IsFinished => State.Outcome != Outcome.Open;

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        // Before it has lines nothing can be about them; people are told so.
        if (State.Lines.Count == 0 && message is not (Submit or FollowIncident or Command)) return;
        var isSettled = State.Outcome != Outcome.Open;
        var isOfPeer = message is Assured and not FollowIncident;
        if (isOfPeer && !isSettled) State.Peers.Add(turn.From);
        switch (message)
        {
            case Submit m: On(m, turn); break;
            case Commitment m: _confirmations.OnCommitment(m, turn); break;
            case ConfirmCommitment m: _confirmations.OnConfirm(m, turn); break;
            case ConfirmationDue m: _confirmations.OnDue(m, turn); break;
            case SearchEnded m: _escalation.OnEnded(m, turn); break;
            case CommitmentReport m: On(m, turn); break;
            case HadArrived m: _commitments.OnHadArrived(m, turn); break;
            case RequestReturn m: _returns.OnAsked(m, turn); break;
            case LetGoDue m: _returns.OnDue(m, turn); break;
            case StrengthReport m: _setBacks.OnStrength(m, turn); break;
            case EtaReport m: _setBacks.OnEta(m, turn); break;
            case CommitmentUnheard m: _setBacks.OnNotHeard(m, turn); break;
            case ReliefWanted m: _reliefs.OnWanted(m, turn); break;
            case AskExtension m: _reliefs.OnAsk(m, turn); break;
            case ExtensionAnswered m: _reliefs.OnAnswered(m, turn); break;
            case ExtensionDue m: _reliefs.OnDue(m, turn); break;
            case EndLine m: On(m, turn); break;
            case MergeLine m: _amendments.OnMerge(m, turn); break;
            case AdjustLine m: _adjustments.OnAdjust(m, turn); break;
            case FollowIncident m: _adjustments.OnFollow(m, turn); break;
            case AmendLine m: _amendments.OnAmend(m, turn); break;
            case LineDue m: _escalation.OnDue(m, turn); break;
            case CancelRequest m: On(m, turn); break;
            case Release m: _commitments.OnRelease(m, turn); break;
            case EnterArrangedAid m: _commitments.OnArranged(m, turn); break;
            case DivertSquad m: _commitments.OnDivert(m, turn); break;
            case TakeUpSquad m: _commitments.OnTurnedUp(m, turn); break;
            case TakeUpOffer m: _commitments.OnOfferTaken(m, turn); break;
            case Restored: break;
            default: throw NotMine(message, turn);
        }

        // Heard of too late, it is told at once.
        if (isOfPeer && isSettled && State.Peers.Add(turn.From))
            turn.Send(turn.From, new Settled(RequestNumber.Of(turn.Self)));
    }

    private void On(Submit submit, Turn turn)
    {
        if (State.Lines.Count > 0) return;
        if (State.Moves == 0) State.Incident = submit.Incident;
        if (State.Place.Length == 0)
            (State.Place, State.VillageAlliance) = (submit.Place, submit.VillageAlliance);
        (State.Backfill, State.Asked) = (submit.Backfill, submit.Asked);
        turn.Record(new RequestSubmitted(submit.Incident, submit.Place, submit.Lines));
        foreach (var spec in submit.Lines) _escalation.Begin(spec, turn);
    }

    private void On(CommitmentReport report, Turn turn)
    {
        _commitments.OnReport(report, turn);
        _returns.LetGoWhoIsReplaced(State.LineOf(report.Line), turn);
    }

    /// <summary>Gives up a line that the incident no longer needs.</summary>
    private void On(EndLine end, Turn turn) => GiveUp(State.LineOf(end.Line), end.Reason, turn);

    private void On(CancelRequest cancel, Turn turn)
    {
        if (State.Lines.Count == 0 || State.Lines.TrueForAll(l => l.Outcome != Outcome.Open))
        {
            // It is over because it was given up: to say so again changes nothing.
            if (State.Lines.Exists(l => l.IfNothing == Outcome.Cancelled)) return;
            turn.Refuse("request-ended", $"Request {turn.Self.Key} is not open; nothing is left to cancel.");
            return;
        }

        foreach (var line in State.Lines) GiveUp(line, cancel.Reason, turn);
    }

    private void GiveUp(LineState line, string reason, Turn turn)
    {
        if (line.Outcome != Outcome.Open) return;
        _escalation.StopSeeking(line, reason, Outcome.Cancelled, turn);
        _confirmations.GiveBackAll(line, reason, turn);
        _commitments.ReleaseAll(line, reason, turn);
        // What is released covers nothing any more, though it is still under way.
        _escalation.TellIncident(line, turn);
        _escalation.EndWhenOver(line, turn);
    }
}
