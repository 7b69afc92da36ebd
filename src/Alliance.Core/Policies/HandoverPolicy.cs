using Alliance.Core.Actors;

namespace Alliance.Core.Policies;

/// <summary>Times of command over an incident.</summary>
public static class HandoverPolicy
{
    /// <summary>A proposed handover that is not answered within this lapses; command stays where it is.</summary>
    public static readonly Span HandoverAnswer = Span.FromMinutes(60);
}
