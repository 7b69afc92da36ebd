using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Requests;

/// <summary>Handles recalls at a request. It always answers. It seeks the replacement first where the owner can wait.
/// It lets the squad go when as many people are at the scene without it, or when it must leave. Where nobody else is
/// found the line goes without, and says so.</summary>
internal sealed class Returns(RequestState state, LineEscalation escalation, CommitmentHandler commitments)
{
    /// <summary>Answers a recall and seeks a replacement.</summary>
    public void OnAsked(RequestReturn asked, Turn turn)
    {
        // A settled request has closed its pairs; its lenders' squads are on their way home.
        if (state.Outcome != Outcome.Open) return;
        var line = state.LineOf(asked.Line);
        if (!line.Commitments.TryGetValue(asked.Commitment, out var commitment) || commitment.IsOver)
        {
            turn.Send(turn.From, new ReturnAnswered(asked.Line, asked.Commitment, ReturnAnswer.Over));
            return;
        }

        var waits = asked.WaitForReplacement && asked.LetGoBy > turn.Now && commitment.IsActive;
        commitment.Return =
            new ReturnWanted { LetGoBy = asked.LetGoBy, Needed = Math.Min(line.Spec.Quantity, line.Covered) };
        var answer = waits ? ReturnAnswer.AcceptedAfterReplacement : ReturnAnswer.AcceptedNow;
        turn.Record(new ReturnAccepted(asked.Line, asked.Commitment, answer, asked.LetGoBy, asked.Reason));
        turn.Send(turn.From, new ReturnAnswered(asked.Line, asked.Commitment, answer));
        if (waits) turn.At(Key(asked.Commitment), asked.LetGoBy, new LetGoDue(asked.Line.Line, asked.Commitment));
        else LetGo(line, asked.Commitment, commitment, RecallHandler.Reason, turn);
        escalation.SeekReplacement(line, commitment.IsRenounced ? 0 : commitment.Quantity, turn);
        escalation.TellIncident(line, turn);
        escalation.EndWhenOver(line, turn);
    }

    /// <summary>Lets recalled squads go that are no longer missed. It also releases squads again that were let go and
    /// are at the scene once more.</summary>
    public void LetGoWhoIsReplaced(LineState line, Turn turn)
    {
        foreach (var (id, commitment) in line.Commitments)
        {
            if (commitment.Return is not { } wanted) continue;
            if (commitment.IsOver) turn.Cancel(Key(id));
            else if (wanted.LetGo ? !commitment.ReleaseAsked
                : HereWithoutRecalled(line) >= Math.Min(wanted.Needed, line.Spec.Quantity))
                LetGo(line, id, commitment, wanted.LetGo ? RecallHandler.Reason : "replaced", turn);
        }
    }

    /// <summary>Lets a recalled squad go that must leave now.</summary>
    public void OnDue(LetGoDue due, Turn turn)
    {
        var line = state.Lines[due.Line - 1];
        if (line.Commitments.GetValueOrDefault(due.Commitment) is not { Return.LetGo: false, IsOver: false } commitment)
            return;
        LetGo(line, due.Commitment, commitment,
            line.Covered > 0 ? "recalled before its replacement came" : "recalled, and nobody came instead", turn);
        escalation.TellIncident(line, turn);
    }

    private void LetGo(LineState line, CommitmentId id, CommitmentState commitment, string reason, Turn turn)
    {
        commitment.Return!.LetGo = true;
        turn.Cancel(Key(id));
        if (commitment.IsActive) commitments.ReleaseOne(line, id, commitment, reason, turn);
    }

    private static int HereWithoutRecalled(LineState line) => line.Commitments.Values
        .Where(c => c.Return is null && c is { IsActive: true, Status: CommitmentStatus.OnScene }).Sum(c => c.Quantity);

    private static string Key(CommitmentId commitment) => $"return/{commitment}";
}
