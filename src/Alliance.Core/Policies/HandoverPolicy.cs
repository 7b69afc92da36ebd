using Alliance.Core.Actors;

namespace Alliance.Core.Policies;

/// <summary>Times of command over an incident.</summary>
public static class HandoverPolicy
{
    /// <summary>Time to answer a proposed handover: 60 minutes. After it the handover lapses and command stays where it
    /// is.</summary>
    public static readonly Span HandoverAnswer = Span.FromMinutes(60);
}
