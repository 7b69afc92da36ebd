using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Alerts;

/// <summary>A person who is to be called for an alert.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Account">The account of the person.</param>
/// <param name="Person">The name of the person.</param>
/// <param name="Office">The office for which the person is on duty.</param>
public readonly record struct PlannedCall(OpenAlert Alert, string Account, string Person, ActorId Office);

/// <summary>Gathers what a person is to be called for within a short time into one call.</summary>
public static class CallBundles
{
    /// <summary>Returns the calls that go out now, each for one person, and when the next one does. A call goes out as
    /// soon as the window of one of its alerts is over, and takes along all others of the person. What is life-saving
    /// has no window.</summary>
    /// <param name="planned">Who is to be called for which alert.</param>
    /// <param name="policy">How long calls wait for others.</param>
    /// <param name="now">The present time.</param>
    /// <returns>The calls, the most pressing first, and each with its alerts in that order; null where no call waits
    /// after these.</returns>
    public static (List<PlannedCall[]> Due, Instant? Next) Of(
        IEnumerable<PlannedCall> planned, AlertPolicy policy, Instant now)
    {
        List<PlannedCall[]> due = [];
        Instant? next = null;
        foreach (var ofOne in planned.GroupBy(c => c.Account, StringComparer.Ordinal))
        {
            var goesOut = ofOne.Min(c => c.Alert.WantedSince + policy.WindowOf(c.Alert.Raised));
            if (goesOut <= now) due.Add([.. ofOne.OrderBy(Rank)]);
            else if (next is not { } earliest || goesOut < earliest) next = goesOut;
        }

        return ([.. due.OrderBy(c => Rank(c[0]))], next);
    }

    private static (int Priority, long Alert) Rank(PlannedCall call) =>
        ((int)call.Alert.Raised.Priority, call.Alert.Raised.Alert);
}
