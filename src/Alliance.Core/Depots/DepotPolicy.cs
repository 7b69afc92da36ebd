using Alliance.Core.Actors;

namespace Alliance.Core.Depots;

/// <summary>Times that hold for any depot; assumed.</summary>
public static class DepotPolicy
{
    /// <summary>Time for which a depot remembers a shipment that was called off: 24 hours. A report may cross the
    /// order.</summary>
    public static readonly Span CalledOffKept = Span.FromHours(24);
    /// <summary>Time for which the rest of a part shipment stays on the shelf for a second journey: 12 hours.</summary>
    public static readonly Span RestKept = Span.FromHours(12);
    /// <summary>Interval at which a depot asks whether goods at a scene are still needed: 72 hours.</summary>
    public static readonly Span AskWhetherNeeded = Span.FromHours(72);
    /// <summary>Time for which goods are lent: 14 days. After it they are asked back, even if nobody has released
    /// them.</summary>
    public static readonly Span Loan = Span.FromHours(14 * 24);
    /// <summary>Interval at which a depot asks again for goods that are to come back: 12 hours.</summary>
    public static readonly Span AskForReturn = Span.FromHours(12);
    /// <summary>Agreed time to bring goods back: 72 hours. After it they count as owed, and their request is settled
    /// without them.</summary>
    public static readonly Span ReturnWithin = Span.FromHours(72);
}
