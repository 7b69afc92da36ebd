using Alliance.Core.Actors;

namespace Alliance.Core.Policies;

/// <summary>Times that hold for every recall.</summary>
public static class RecallPolicy
{
    /// <summary>A request answers within this, or sooner where the squad is wanted sooner.</summary>
    public static readonly Span Answer = Span.FromMinutes(15);
    /// <summary>A squad that was called home is not lent again for this long after the time by which it was
    /// wanted.</summary>
    public static readonly Span KeptBack = Span.FromHours(2);
    /// <summary>An owner waits this much longer for a request that has agreed before it orders the squad home
    /// itself.</summary>
    public static readonly Span Grace = Span.FromMinutes(5);
}
