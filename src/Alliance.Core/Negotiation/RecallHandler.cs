using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>Handles recalls in a lender's own emergency: its people call a squad home that a request has accepted. The
/// request answers within its time. If it does not, or has not let the squad go when it must leave, the owner's word
/// stands. Nothing but such a word calls back a squad that is out.</summary>
internal sealed class RecallHandler(TierState state)
{
    /// <summary>Starts a recall and asks the request for an answer, or refuses the command.</summary>
    public void OnRecall(RecallCommitment command, Turn turn)
    {
        if (WhyNot(command, turn) is var (code, why))
        {
            turn.Refuse(code, why);
            return;
        }

        var slot = state.Slots[command.Commitment];
        var answerBy = Instant.Earlier(turn.Now + RecallPolicy.Answer, command.ReturnBy);
        var letGoBy = new Instant(
            command.ReturnBy.Milliseconds - TeamPolicy.Travel(turn.Self, slot.Task.Place, turn.Region).Milliseconds);
        slot.Recall =
            new Recall { LetGoBy = letGoBy, AnswerBy = answerBy, WaitForReplacement = command.WaitForReplacement };
        turn.Record(new RecallAsked(
            slot.Task.Line, command.Commitment, slot.Resource, command.Reason, command.ReturnBy, letGoBy,
            command.WaitForReplacement, answerBy));
        state.KeptBack[slot.Resource.Key] = command.ReturnBy + RecallPolicy.KeptBack;
        turn.At(Key(slot), answerBy, new ReturnAnswerDue(command.Commitment));
        turn.Send(slot.Task.Line.Request.ToAidRequest(),
            new RequestReturn(
                slot.Task.Line, command.Commitment, command.Reason, letGoBy, command.WaitForReplacement, answerBy));
    }

    /// <summary>Notes the request's answer. An answer that comes after its time no longer counts, because the deadline
    /// has decided.</summary>
    public void OnAnswered(ReturnAnswered answered, Turn turn)
    {
        if (!state.Slots.TryGetValue(answered.Commitment, out var slot) || slot.Recall is not { Answer: null } recall)
            return;
        if (turn.Now > recall.AnswerBy) OnAnswerDue(new ReturnAnswerDue(answered.Commitment), turn);
        else Settle(slot, recall, answered.Answer, Instant.Later(recall.LetGoBy, turn.Now) + RecallPolicy.Grace, turn);
    }

    /// <summary>Decides by the deadline when the request has not answered.</summary>
    public void OnAnswerDue(ReturnAnswerDue due, Turn turn)
    {
        if (!state.Slots.TryGetValue(due.Commitment, out var slot) || slot.Recall is not { Answer: null } recall)
            return;
        Settle(slot, recall, ReturnAnswer.DecidedByDeadline,
            recall.WaitForReplacement ? Instant.Later(recall.LetGoBy, turn.Now) : turn.Now, turn);
    }

    /// <summary>Orders a recalled squad home that must leave now to be home in time.</summary>
    public void OnDue(ReturnDue due, Turn turn)
    {
        if (!state.Slots.TryGetValue(due.Commitment, out var slot) || slot.Recall is null
            || slot.Stage != SlotStage.Accepted) return;
        turn.Record(new RecallEnforced(slot.Task.Line, due.Commitment, slot.Resource));
        SlotRelease.Begin(slot, Reason, turn);
    }

    /// <summary>Ends the recall of a squad that stands down or whose slot returns. A recall that was not answered yet
    /// is recorded as over, or as decided by the deadline.</summary>
    public static void End(Slot slot, Turn turn)
    {
        if (slot.Recall is not { } recall) return;
        turn.Cancel(Key(slot));
        if (recall.Answer is not null) return;
        recall.Answer = turn.Now > recall.AnswerBy ? ReturnAnswer.DecidedByDeadline : ReturnAnswer.Over;
        turn.Record(new RecallAnswered(slot.Task.Line, slot.Task.Commitment, recall.Answer.Value));
    }

    /// <summary>Gives the reason with which a recalled squad comes home.</summary>
    public const string Reason = "recalled by its owner";

    private static void Settle(Slot slot, Recall recall, ReturnAnswer answer, Instant due, Turn turn)
    {
        recall.Answer = answer;
        turn.Record(new RecallAnswered(slot.Task.Line, slot.Task.Commitment, answer));
        turn.At(Key(slot), due, new ReturnDue(slot.Task.Commitment));
    }

    private (string Code, string Why)? WhyNot(RecallCommitment command, Turn turn)
    {
        if (!state.Slots.TryGetValue(command.Commitment, out var slot))
            return ("no-such-commitment",
                $"commitment: {turn.Self.Key} has nothing out for {command.Commitment}; read what it has out.");
        if (slot.Resource.Kind != ActorKind.RescueTeam)
            return ("not-recallable",
                "commitment: only a squad can be recalled; what a depot has sent is used up there.");
        if (slot.Recall is not null)
            return ("already-recalled",
                $"commitment: {command.Commitment} has been recalled; read the open recalls for its answer.");
        if (slot.Stage == SlotStage.Releasing || slot.RequestIsSettled)
            return ("not-recallable", $"commitment: {slot.Resource.Key} is coming home already.");
        if (slot.Stage != SlotStage.Accepted)
            return ("not-recallable",
                $"commitment: no request has accepted {command.Commitment} yet; deny its approval, or let it lapse.");
        return command.ReturnBy <= turn.Now ? ("bad-return-by", "returnBy: give a time still to come.") : null;
    }

    private static string Key(Slot slot) => $"recall/{slot.Task.Commitment}";
}
