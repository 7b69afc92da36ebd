using Alliance.Core.Actors;

namespace Alliance.Core.Policies;

/// <summary>Times of a recall.</summary>
public static class RecallPolicy
{
    /// <summary>Time for a request to answer a recall: 15 minutes, or less where the squad is wanted sooner.</summary>
    public static readonly Span Answer = Span.FromMinutes(15);
    /// <summary>Time for which a recalled squad is not lent again, after the time by which it was wanted: 2
    /// hours.</summary>
    public static readonly Span KeptBack = Span.FromHours(2);
    /// <summary>Time that an owner still waits for a request that has agreed, before it orders the squad home itself: 5
    /// minutes.</summary>
    public static readonly Span Grace = Span.FromMinutes(5);
}
