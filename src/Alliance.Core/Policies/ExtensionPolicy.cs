using Alliance.Core.Actors;

namespace Alliance.Core.Policies;

/// <summary>Times of an extension and of a handover.</summary>
public static class ExtensionPolicy
{
    /// <summary>A lender answers within this; else it has declined.</summary>
    public static readonly Span Answer = Span.FromMinutes(60);
    /// <summary>What the answer may take on the way before the request goes on without.</summary>
    public static readonly Span Margin = Span.FromMinutes(15);
    /// <summary>A squad waits so long beyond the time at which those who take over are expected.</summary>
    public static readonly Span Handover = Span.FromMinutes(30);
}
