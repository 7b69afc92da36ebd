using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Identifiers;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Access;
using Alliance.Host.Alerts.Channels;
using Alliance.Host.Situations;

namespace Alliance.Host.Alerts;

/// <summary>Follows the journal of live, has its alert desk raise and end alerts, and has people called. Every server
/// of a cluster does so. What one has told the desk, another cannot tell it again.</summary>
internal sealed partial class AlertWatch(
    AccessDirectory directory, RealmDirectory realms, SituationFeeds feeds, JournalReader journal,
    AlertNotes notes, AlertCaller caller, AlertSettings settings, ILogger<AlertWatch> log) : BackgroundService
{
    /// <summary>After how many records the desk is told how far the journal was read, though nothing in it was for
    /// it.</summary>
    private const int TellAfter = 2_000;
    /// <summary>How old a notice may be that still raises an alert: 15 minutes.</summary>
    private static readonly Span Recent = Span.FromMinutes(15);
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                // Without accounts there is nobody to call.
                if (!directory.View.Accounts.IsEmpty) await Follow(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogBehind(failure);
            }

            await Task.Delay(LookAgain, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Follow(CancellationToken stopping)
    {
        var realm = await realms.Get(RealmId.Live);
        var reader = new AlertReader(realm, await feeds.Of(realm), settings, Begin(realm));
        var desk = await notes.StateOf(realm);
        var told = desk?.Through ?? 0;
        // Most of what is settled nobody was called for: the desk is not told of it.
        var open = (desk?.Open.Values.Select(a => a.Raised.Matter) ?? []).ToHashSet(StringComparer.Ordinal);
        caller.Wake();
        await foreach (var record in journal.Follow(realm.Id, told, stopping))
        {
            if (record.Entry.Body is AlertRaised or CallWanted) caller.Wake();
            if (record.Entry.Body is AlertRecord) continue;
            var news = await reader.Read(record.Entry, open);
            if (news is null && record.Number < told + TellAfter) continue;
            await notes.Note(realm, new TakeNews(AccessCommands.Server, record.Number, news is { } one ? [one] : []));
            told = record.Number;
        }
    }

    /// <summary>Returns since when notices raise alerts: nobody is called for what was before there were accounts, or
    /// long before somebody looks.</summary>
    private Instant Begin(LiveRealm realm)
    {
        var recent = new Instant(realm.Now.Milliseconds - Recent.Milliseconds);
        return directory.Realm is { } accounts
            ? Instant.Later(realm.At(accounts.At(Instant.Start)), recent) : recent;
    }

    [LoggerMessage(LogLevel.Error, "The journal cannot be read for alerts at the moment; it is tried again")]
    private partial void LogBehind(Exception failure);
}
