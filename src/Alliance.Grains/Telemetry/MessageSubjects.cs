using Alliance.Core.Actors;
using Alliance.Core.Negotiation;

namespace Alliance.Grains.Telemetry;

/// <summary>What a message is about.</summary>
internal static class MessageSubjects
{
    /// <summary>The aid request whose negotiation a message or a timer belongs to; null for none.</summary>
    public static string? RequestOf(Message message) => message switch
    {
        Assured { Request: { } request } => request,
        CallForOffers m => m.Demand.Line.Request,
        Offer m => m.Line.Request,
        Decline m => m.Line.Request,
        Requisition m => m.Demand.Line.Request,
        RequisitionGranted m => m.Line.Request,
        RequisitionRefused m => m.Line.Request,
        TakeBack m => m.Line.Request,
        Hold m => m.Task.Line.Request,
        Held m => m.Line.Request,
        HoldRefused m => m.Line.Request,
        Assign m => m.Task.Line.Request,
        StandDown m => m.Line.Request,
        ResourceFreed m => m.Line.Request,
        AnswersDue m => m.Line.Request,
        RequisitionDue m => m.Line.Request,
        _ => null,
    };
}
