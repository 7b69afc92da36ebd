using Alliance.Core.Actors;

namespace Alliance.Core.Depots;

/// <summary>Times that hold for any depot; assumed.</summary>
public static class DepotPolicy
{
    /// <summary>How long a shipment that was called off is remembered, for the report that crosses the order.</summary>
    public static readonly Span CalledOffKept = Span.FromHours(24);
    /// <summary>How long the rest of a part shipment is kept on the shelf for its second journey.</summary>
    public static readonly Span RestKept = Span.FromHours(12);
    /// <summary>Goods at a scene are asked after this often.</summary>
    public static readonly Span AskWhetherNeeded = Span.FromHours(72);
    /// <summary>Goods are lent for this long; then they are asked back even if nobody has released them.</summary>
    public static readonly Span Loan = Span.FromHours(14 * 24);
    /// <summary>Goods that are asked back are asked after this often.</summary>
    public static readonly Span AskForReturn = Span.FromHours(12);
    /// <summary>The agreed time to bring goods back: after it they count as owed, and their request is settled without
    /// them.</summary>
    public static readonly Span ReturnWithin = Span.FromHours(72);
}
