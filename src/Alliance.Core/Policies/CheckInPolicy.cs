using Alliance.Core.Actors;

namespace Alliance.Core.Policies;

/// <summary>Times of teams that turn up unasked.</summary>
public static class CheckInPolicy
{
    /// <summary>The desk is asked again after this, until it decides or the team has checked out.</summary>
    public static readonly Span AskAgain = Span.FromMinutes(60);
    /// <summary>A request that has not taken a squad up by then has closed: the desk decides again.</summary>
    public static readonly Span TakeUp = Span.FromMinutes(15);
    /// <summary>A social team that was let stay is asked for after this: is it still there, and rested?</summary>
    public static readonly Span Shift = Span.FromHours(8);
}
