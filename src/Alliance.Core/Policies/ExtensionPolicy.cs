using Alliance.Core.Actors;

namespace Alliance.Core.Policies;

/// <summary>Times of an extension and of the handover to a relief.</summary>
public static class ExtensionPolicy
{
    /// <summary>Time for a lender to answer: 60 minutes. No answer counts as a decline.</summary>
    public static readonly Span Answer = Span.FromMinutes(60);
    /// <summary>Time that the answer may take on its way before the request goes on without it: 15 minutes.</summary>
    public static readonly Span Margin = Span.FromMinutes(15);
    /// <summary>Time that a squad waits beyond the expected arrival of its relief: 30 minutes.</summary>
    public static readonly Span Handover = Span.FromMinutes(30);
}
