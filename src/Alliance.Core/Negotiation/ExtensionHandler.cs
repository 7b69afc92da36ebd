using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;

namespace Alliance.Core.Negotiation;

/// <summary>Answers a requester that wants a lender's squad longer. The duty desk decides where the agreement has the
/// desk approve. Else the lender grants it at once. No answer in time is a no.</summary>
internal sealed class ExtensionHandler(TierState state)
{
    /// <summary>Grants an extension at once, or asks the duty desk. It denies one for a squad that is not out any more
    /// or is called home.</summary>
    public void OnAsked(RequestExtension asked, Turn turn)
    {
        if (!state.Slots.TryGetValue(asked.Commitment, out var slot)
            || slot is not { Stage: SlotStage.Accepted, Recall: null })
        {
            turn.Send(turn.From, new ExtensionAnswered(
                asked.Line, asked.Commitment, asked.Until, false, "it is not out any more, or called home"));
            return;
        }

        slot.ExtensionAsked = asked.Until;
        var deskDecides = slot.Agreement is { } id && turn.Region.Agreements.Find(id) is { Terms.LenderApproves: true };
        if (!deskDecides)
        {
            Answer(slot, true, "by rule", turn);
            return;
        }

        turn.At(Key(asked.Commitment), asked.AnswerBy, new ExtensionDecisionDue(asked.Commitment));
        turn.Notify(new ExtensionWanted(
            asked.Line, asked.Commitment, slot.Resource, asked.Until, asked.AnswerBy, asked.Reason));
    }

    /// <summary>Passes the duty desk's decision on.</summary>
    public void OnDecide(DecideExtension command, Turn turn)
    {
        if (!state.Slots.TryGetValue(command.Commitment, out var slot) || slot.ExtensionAsked is null)
        {
            turn.Refuse(
                "no-extension-asked",
                $"commitment: nobody waits for an answer of {turn.Self.Key} whether {command.Commitment} may stay "
                    + "longer.");
            return;
        }

        Answer(slot, command.Granted, command.Reason, turn);
    }

    /// <summary>Denies an extension that the duty desk did not decide in time.</summary>
    public void OnDecisionDue(ExtensionDecisionDue due, Turn turn)
    {
        if (state.Slots.TryGetValue(due.Commitment, out var slot) && slot.ExtensionAsked is not null)
            Answer(slot, false, "no answer in time", turn);
    }

    private static void Answer(Slot slot, bool granted, string reason, Turn turn)
    {
        var (line, commitment, until) = (slot.Task.Line, slot.Task.Commitment, slot.ExtensionAsked!.Value);
        slot.ExtensionAsked = null;
        turn.Cancel(Key(commitment));
        turn.Record(new ExtensionDecided(line, commitment, slot.Resource, until, granted, reason));
        if (slot.RequestIsSettled) return;
        if (granted) turn.Send(slot.Resource, new ExtendShift(line, commitment, until));
        turn.Send(line.Request.ToAidRequest(), new ExtensionAnswered(line, commitment, until, granted, reason));
    }

    private static string Key(CommitmentId commitment) => $"extension/{commitment}";
}
