using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Host.Access;

namespace Alliance.Host.Alerts;

/// <summary>Knows whom to call next: who is on duty for the office, then the deputies in order, then the same of the
/// tier above, and so on. Nobody who is off duty, disabled or signed out is called.</summary>
internal static class CallLadder
{
    /// <summary>Returns the next person to call; null where nobody is left.</summary>
    /// <param name="office">The office of the alert.</param>
    /// <param name="called">The accounts that were called.</param>
    /// <param name="view">Accounts and rosters.</param>
    /// <param name="jurisdiction">Knows the tier above an office.</param>
    /// <param name="now">The present time of the rosters.</param>
    public static (string Account, string Person, ActorId Office)? Next(
        ActorId office, IReadOnlyCollection<string> called, AccessView view, Jurisdiction jurisdiction, Instant now)
    {
        for (ActorId? at = office; at is { } desk; at = jurisdiction.Above(desk))
            foreach (var name in view.OnDuty(desk, now))
                if (!called.Contains(name) && view.Usable(name) is { IsSignedOut: false } account)
                    return (name, account.Person!, desk);
        return null;
    }
}
