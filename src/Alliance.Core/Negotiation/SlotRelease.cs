using Alliance.Core.Actors;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;

namespace Alliance.Core.Negotiation;

/// <summary>Lets a squad or depot go from a commitment. It stands down or comes home, and its slot returns when it says
/// so.</summary>
internal static class SlotRelease
{
    /// <summary>Begins the release. Nothing more happens until the squad or depot answers.</summary>
    public static void Begin(Slot slot, string reason, Turn turn)
    {
        if (slot.Stage == SlotStage.Releasing) return;
        turn.Cancel(ApprovalKey(slot));
        turn.Cancel(AcceptanceKey(slot));
        RecallHandler.End(slot, turn);
        slot.Stage = SlotStage.Releasing;
        turn.Send(slot.Resource, new StandDown(slot.Task.Line, slot.Task.Commitment, reason));
    }

    /// <summary>Returns the key of the timer by which the lender's desk must approve.</summary>
    public static string ApprovalKey(Slot slot) => $"approval/{slot.Task.Commitment}";

    /// <summary>Returns the key of the timer by which the request must accept.</summary>
    public static string AcceptanceKey(Slot slot) => $"acceptance/{slot.Task.Commitment}";
}
