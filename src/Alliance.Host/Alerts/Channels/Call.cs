using Alliance.Core.Access;
using Alliance.Core.Alerts;
using Alliance.Core.Identifiers;
using Alliance.Core.Stories;

namespace Alliance.Host.Alerts.Channels;

/// <summary>One call of one person for one alert, ready to go out.</summary>
/// <param name="Realm">The realm.</param>
/// <param name="Alert">The alert.</param>
/// <param name="Step">The number of the call, from 1.</param>
/// <param name="Account">The account of the person.</param>
/// <param name="State">The account as it is now.</param>
/// <param name="Office">The office for which the person is on duty.</param>
/// <param name="OfficeName">Its name.</param>
/// <param name="Title">The headline.</param>
/// <param name="Text">What it is about.</param>
/// <param name="Until">When an answer is too late; null for no such time.</param>
internal sealed record Call(
    string Realm, AlertRaised Alert, int Step, string Account, AccountState State, ActorId Office, string OfficeName,
    Telling Title, Telling Text, DateTimeOffset? Until);
