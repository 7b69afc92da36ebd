using Alliance.Core.Actors;

namespace Alliance.Core.Policies;

/// <summary>Tells a decision that is sent twice, as by a double click, from another one.</summary>
public static class RepeatPolicy
{
    /// <summary>Time that may lie between the two: 1 minute. What is given in minutes counts from when each was
    /// sent.</summary>
    public static readonly Span Apart = Span.FromMinutes(1);

    /// <summary>Tells whether two times may be one that was sent twice: less than <see cref="Apart"/> lies between
    /// them.</summary>
    /// <param name="one">The time that was given first.</param>
    /// <param name="other">The time that was given next.</param>
    public static bool AreNear(Instant one, Instant other) =>
        Math.Abs((one - other).Milliseconds) < Apart.Milliseconds;
}
