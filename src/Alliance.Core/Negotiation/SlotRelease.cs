using Alliance.Core.Actors;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;

namespace Alliance.Core.Negotiation;

/// <summary>Lets a squad or depot go from a commitment: it stands down or comes home, and its slot returns when it says
/// so.</summary>
internal static class SlotRelease
{
    /// <summary>Begins it; once begun, nothing more happens until the squad or depot answers.</summary>
    public static void Begin(Slot slot, string reason, Turn turn)
    {
        if (slot.Stage == SlotStage.Releasing) return;
        turn.Cancel(ApprovalKey(slot));
        turn.Cancel(AcceptanceKey(slot));
        RecallHandler.End(slot, turn);
        slot.Stage = SlotStage.Releasing;
        turn.Send(slot.Resource, new StandDown(slot.Task.Line, slot.Task.Commitment, reason));
    }

    /// <summary>The timer by which the lender's desk must approve.</summary>
    public static string ApprovalKey(Slot slot) => $"approval/{slot.Task.Commitment}";

    /// <summary>The timer by which the request must accept.</summary>
    public static string AcceptanceKey(Slot slot) => $"acceptance/{slot.Task.Commitment}";
}
