using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Alerts;

/// <summary>A command to the alert desk of a realm. It is not about one thing alone.</summary>
/// <param name="By">The author of the command.</param>
[GenerateSerializer, Alias("alert.command")]
public abstract record AlertCommand(Author By) : Command(By, null)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>A note of the server itself, which reads the journal and calls people.</summary>
/// <param name="By">The author of the command.</param>
[GenerateSerializer, Alias("alert.note")]
public abstract record AlertNote(Author By) : AlertCommand(By);

/// <summary>Raises and ends alerts by what the journal tells. What was taken before is not taken again.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="Through">The number of the last record of the journal that was looked at.</param>
/// <param name="News">What is new, in the order of its records.</param>
[GenerateSerializer, Alias("alert.take")]
public sealed record TakeNews(Author By, long Through, AlertNews[] News) : AlertNote(By);

/// <summary>What one record of the journal means for alerts.</summary>
/// <param name="Record">The number of the record.</param>
/// <param name="Settles">The matters that it settles.</param>
/// <param name="Raises">The alert that it raises; null for none.</param>
[GenerateSerializer, Alias("alert-news")]
public readonly record struct AlertNews(long Record, string[] Settles, AlertRaised? Raises);

/// <summary>Notes whom the server calls now, for one alert or for several at once. Of two servers the first one calls.
/// Where one of the alerts wants no call any more, nothing is noted.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="Alert">The number of the alert.</param>
/// <param name="Step">The number of the call, from 1.</param>
/// <param name="Account">The account of the person.</param>
/// <param name="Person">The name of the person.</param>
/// <param name="Office">The office for which the person is on duty.</param>
/// <param name="With">The further alerts that the call names, the most pressing first; null for none.</param>
[GenerateSerializer, Alias("alert.call")]
public sealed record NoteCall(
    Author By, long Alert, int Step, string Account, string Person, ActorId Office, FurtherCall[]? With = null)
    : AlertNote(By);

/// <summary>A further alert that a call names.</summary>
/// <param name="Alert">The number of the alert.</param>
/// <param name="Step">The number of the call among those of the alert, from 1.</param>
/// <param name="Office">The office for which the person is on duty.</param>
[GenerateSerializer, Alias("alert.further-call")]
public readonly record struct FurtherCall(long Alert, int Step, ActorId Office);

/// <summary>Notes that nobody is left to be called.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="Alert">The number of the alert.</param>
/// <param name="Step">The number that the next call would have had.</param>
[GenerateSerializer, Alias("alert.nobody")]
public sealed record NoteNobodyLeft(Author By, long Alert, int Step) : AlertNote(By);

/// <summary>Notes how a call went.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="Alert">The number of the alert.</param>
/// <param name="Step">The number of the call.</param>
/// <param name="Account">The account of the person who was called.</param>
/// <param name="Deliveries">How each way went; none where the person has none.</param>
[GenerateSerializer, Alias("alert.delivery")]
public sealed record NoteDelivery(Author By, long Alert, int Step, string Account, CallDelivery[] Deliveries)
    : AlertNote(By);

/// <summary>Acknowledges an alert: the person has seen it and looks after it.</summary>
/// <param name="By">The author of the command.</param>
/// <param name="Alert">The number of the alert.</param>
/// <param name="Offices">The offices whose people may do so: those that were called, and the alert's own.</param>
[GenerateSerializer, Alias("alert.acknowledge")]
public sealed record AcknowledgeAlert(Author By, long Alert, ActorId[] Offices) : AlertCommand(By);

/// <summary>The person called has not answered in time.</summary>
/// <param name="Alert">The number of the alert.</param>
/// <param name="Step">The number of the call.</param>
[GenerateSerializer, Alias("alert.call-due")]
public sealed record CallDue(long Alert, int Step) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>The time of an alert has passed.</summary>
/// <param name="Alert">The number of the alert.</param>
[GenerateSerializer, Alias("alert.lapse-due")]
public sealed record AlertLapses(long Alert) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}
