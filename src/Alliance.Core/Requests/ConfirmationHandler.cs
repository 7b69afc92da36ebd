using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>Asks for the requester's own word. Where an agreement wants it, the duty desk of the place confirms a
/// commitment before it is accepted.</summary>
/// <remarks>For the search, a commitment that awaits confirmation counts as covered, so that it is not sought twice.
/// For others it counts as nothing promised.</remarks>
internal sealed class ConfirmationHandler(RequestState state, LineEscalation escalation, CommitmentHandler commitments)
{
    /// <summary>Accepts a commitment, or first asks the place's duty desk. It never asks where lives depend on the
    /// line.</summary>
    public void OnCommitment(Commitment commitment, Turn turn)
    {
        var line = state.LineOf(commitment.Line);
        if (line.Commitments.ContainsKey(commitment.Id) || line.Confirming.ContainsKey(commitment.Id)) return;
        if (CommitmentHandler.WhyNotTaken(commitment, line, turn) is null
            && IsWanted(commitment, line.Spec.Priority, turn))
            Ask(commitment, line, turn);
        else commitments.TakeUp(commitment, turn.From, line, turn);
    }

    /// <summary>Handles the duty desk's confirmation or decline.</summary>
    public void OnConfirm(ConfirmCommitment command, Turn turn)
    {
        if (state.Lines.Find(l => l.Confirming.ContainsKey(command.Commitment)) is not { } line)
        {
            turn.Refuse("not-awaiting-confirmation",
                $"No commitment {command.Commitment} awaits confirmation of request {turn.Self.Key}; read the open "
                    + "confirmations and name one of them.");
            return;
        }

        turn.Cancel(Key(command.Commitment));
        turn.Record(new ConfirmationGiven(state.IdOf(line, turn), command.Commitment, command.Granted, command.Reason));
        End(line, command.Commitment, command.Granted, turn);
    }

    /// <summary>Decides as the agreement says when the desk did not decide in time.</summary>
    public void OnDue(ConfirmationDue due, Turn turn)
    {
        if (state.Lines.Find(l => l.Confirming.ContainsKey(due.Commitment)) is not { } line) return;
        var agreement = line.Confirming[due.Commitment].Offered.Agreement;
        End(line, due.Commitment, agreement is not null && turn.Region.Agreements[agreement].Terms.GrantedOnTimeout,
            turn);
    }

    /// <summary>Gives back the commitments of a line that still await confirmation.</summary>
    public void GiveBackAll(LineState line, string reason, Turn turn)
    {
        foreach (var waiting in line.Confirming.Values)
        {
            turn.Cancel(Key(waiting.Offered.Id));
            commitments.GiveBack(waiting.Offered, reason, turn);
        }

        line.Confirming.Clear();
    }

    /// <summary>Gives back commitments that await confirmation, the last first, as far as the line is covered without
    /// them.</summary>
    public void GiveBackSurplus(LineState line, string reason, Turn turn)
    {
        foreach (var (id, waiting) in line.Confirming.Reverse().ToList())
        {
            if (-line.Remainder < waiting.Offered.Quantity) continue;
            line.Confirming.Remove(id);
            turn.Cancel(Key(waiting.Offered.Id));
            commitments.GiveBack(waiting.Offered, reason, turn);
        }
    }

    private void Ask(Commitment commitment, LineState line, Turn turn)
    {
        var until = turn.Now + Span.FromMinutes(turn.Region.Agreements[commitment.Agreement!].Terms.ApprovalMinutes);
        state.Peers.Add(commitment.Lender);
        line.Confirming.Add(commitment.Id, new Confirmation { Offered = commitment, Tier = turn.From });
        turn.At(Key(commitment.Id), until, new ConfirmationDue(commitment.Id));
        turn.Notify(new ConfirmationWanted(commitment.Line, commitment.Id, commitment.Lender, commitment.Resource,
            commitment.Quantity, state.Place, until));
        escalation.TellIncident(line, turn);
    }

    private void End(LineState line, CommitmentId id, bool granted, Turn turn)
    {
        line.Confirming.Remove(id, out var waiting);
        if (granted) commitments.TakeUp(waiting!.Offered, waiting.Tier, line, turn);
        else commitments.GiveBack(waiting!.Offered, DeclineCode.AuthorityNotGranted.Code(), turn);
        escalation.SeekReplacement(line, granted ? 0 : waiting.Offered.Quantity, turn);
        escalation.TellIncident(line, turn);
        escalation.EndWhenOver(line, turn);
    }

    private static bool IsWanted(Commitment commitment, Priority priority, Turn turn) =>
        priority != Priority.LifeSaving && commitment.Agreement is { } id
        && turn.Region.Agreements.Find(id) is { Terms.RequesterApproves: true };

    private static string Key(CommitmentId commitment) => $"confirmation/{commitment}";
}
