using Alliance.Core.Actors;

namespace Alliance.Core.Policies;

/// <summary>Times of teams that turn up unasked.</summary>
public static class CheckInPolicy
{
    /// <summary>Interval at which the desk is asked again, until it decides or the team has checked out: 60
    /// minutes.</summary>
    public static readonly Span AskAgain = Span.FromMinutes(60);
    /// <summary>Time for a request to take up a squad: 15 minutes. After it the request has closed, and the desk
    /// decides again.</summary>
    public static readonly Span TakeUp = Span.FromMinutes(15);
    /// <summary>Time after which the desk is asked about a social team that may stay: 8 hours. Is it still there, and
    /// rested?</summary>
    public static readonly Span Shift = Span.FromHours(8);
}
