using Alliance.Core.Access;
using Alliance.Core.Alerts;
using Alliance.Core.Identifiers;
using Alliance.Core.Stories;

namespace Alliance.Host.Alerts.Channels;

/// <summary>One call of one person, ready to go out.</summary>
/// <param name="Realm">The realm.</param>
/// <param name="Named">The alerts that it is for, the most pressing first: one at least.</param>
/// <param name="Account">The account of the person.</param>
/// <param name="State">The account as it is now.</param>
/// <param name="Office">The office for which the person is on duty.</param>
/// <param name="OfficeName">Its name.</param>
/// <param name="Title">The headline.</param>
/// <param name="Text">What it is about.</param>
/// <param name="Until">When the first answer is too late; null for no such time.</param>
internal sealed record Call(
    string Realm, IReadOnlyList<NamedAlert> Named, string Account, AccountState State, ActorId Office,
    string OfficeName, Telling Title, Telling Text, DateTimeOffset? Until)
{
    /// <summary>The most pressing alert.</summary>
    public AlertRaised Alert => Named[0].Alert;

    /// <summary>The number of the call among those of that alert, from 1.</summary>
    public int Step => Named[0].Step;
}

/// <summary>An alert that a call is for.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Step">The number of the call among those of the alert, from 1.</param>
internal sealed record NamedAlert(AlertRaised Alert, int Step);
