using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;

namespace Alliance.Core.Negotiation;

/// <summary>A lender takes back what it has promised (EDXL-RM decommit). What nobody has been sent for, it takes back
/// itself; what its team or depot has been sent for, only that one can say has not left yet.</summary>
/// <remarks>
/// The life of a commitment at its lender (<see cref="SlotStage"/>), which <see cref="LendingHandler"/> moves on:
/// <code>
/// stage             begins with               ends by itself               a taking back
/// Asked             the requisition           the hold's expiry            is refused: not committed yet
/// AwaitingApproval  the hold                  the time to approve: denied  is refused: deny it instead
/// Offered           hold and approval         the time to take it up       is done at once
/// Accepted          the request takes it up   –                            the team or depot says whether it has left
/// Releasing         given up or taken back    – (the resource answers)     is refused: given up already
/// </code>
/// </remarks>
internal sealed class WithdrawalHandler(TierState state, LendingHandler lending)
{
    public void OnTakeBack(TakeBackCommitment command, Turn turn)
    {
        var slot = state.Slots.GetValueOrDefault(command.Commitment);
        if (Refusal(slot, command.Commitment, turn) is { } refusal)
        {
            turn.Refuse(refusal.Code, refusal.Why);
            return;
        }

        state.Withheld[command.Commitment] = new Withholding(slot!.Task.Line, slot.Resource, command.Code);
        slot.TakenBack = new TakenBack(command.By, command.Code, command.Reason);
        turn.Record(
            new TakeBackOrdered(slot.Task.Line, command.Commitment, slot.Resource, command.Code, command.Reason));
        if (slot.Stage == SlotStage.Accepted)
            turn.Send(slot.Resource, new Decommit(slot.Task.Line, command.Commitment, command.Code, command.Reason));
        else lending.GiveUp(command.Commitment, Decommit.Done, turn);
    }

    /// <summary>It has left: nothing changes, and the duty desk is told what it can do instead.</summary>
    public void OnDeparted(AlreadyDeparted departed, Turn turn)
    {
        if (!state.Slots.TryGetValue(departed.Commitment, out var slot) || slot.TakenBack is null) return;
        slot.TakenBack = null;
        state.Withheld.Remove(departed.Commitment);
        turn.Notify(
            new TakeBackFailed(departed.Line, departed.Commitment, slot.Resource, "departed: recall it instead"));
    }

    /// <summary>The tier has given the promise up before its request heard of it, which therefore cannot tell when it
    /// settles.</summary>
    public void OnNotPassedOn(string commitment) => state.Withheld.Remove(commitment);

    /// <summary>Nothing is sought for a settled request any more.</summary>
    public void OnSettled(string request)
    {
        foreach (var (commitment, _) in state.Withheld.Where(w => w.Value.Line.Request == request)
            .ToList()) state.Withheld.Remove(commitment);
    }

    /// <summary>A slot has come back because it was taken back: on record with author and reason, and told to the tier
    /// of the agreement.</summary>
    public static void OnReturned(Slot slot, string reason, Turn turn)
    {
        if (slot.TakenBack is not { } taken || (reason != Decommit.Done && slot.Stage != SlotStage.Releasing)) return;
        var (line, commitment) = (slot.Task.Line, slot.Task.Commitment);
        turn.Record(new CommitmentTakenBack(
            line, commitment, slot.Resource, slot.Quantity, slot.Agreement, taken.Code, taken.Reason, taken.By));
        if (slot.Agreement is not null && slot.Tier != turn.Self && slot.Tier.Kind != ActorKind.AidRequest)
            turn.Send(slot.Tier, new Decommitted(line, commitment, slot.Resource, slot.Quantity, taken));
    }

    /// <summary>The tier of the agreement notes that a member broke a promise.</summary>
    public static void OnDecommitted(Decommitted message, Turn turn) => turn.Record(
        new PromiseBroken(message.Line, message.Commitment, turn.From, message.Resource, message.Quantity,
            message.Taken.Code, message.Taken.Reason, message.Taken.By));

    private static Refusal? Refusal(Slot? slot, string commitment, Turn turn) => slot switch
    {
        null => new("no-such-commitment",
            $"commitment: {turn.Self.Key} has no {commitment} out; read its slots for those it has."),
        { Stage: SlotStage.Asked } =>
            new("not-committed", $"commitment: {commitment} is not committed yet; wait for the team's answer."),
        { Stage: SlotStage.AwaitingApproval } =>
            new("not-committed", $"commitment: {commitment} awaits approval; deny that instead."),
        { Stage: SlotStage.Releasing } or { TakenBack: not null } =>
            new("given-up-already", $"commitment: {commitment} is being given up already."),
        { RequestIsSettled: true } =>
            new("request-settled",
                $"commitment: the request of {commitment} has settled; it is on its way home already."),
        _ => null,
    };
}
