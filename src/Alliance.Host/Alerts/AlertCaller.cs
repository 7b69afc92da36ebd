using Alliance.Core.Access;
using Alliance.Core.Alerts;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Runtimes;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Host.Access;
using Alliance.Host.Alerts.Channels;
using Alliance.Host.Situations;

namespace Alliance.Host.Alerts;

/// <summary>Calls the next person of each alert that wants it. The desk notes the call before it goes out, so that of
/// several servers one calls, and notes afterwards how each way went.</summary>
internal sealed partial class AlertCaller(
    AccessDirectory directory, ActorStates states, JournalReader journal, IGrainFactory grains,
    IEnumerable<ICallChannel> channels, ILogger<AlertCaller> log)
{
    /// <summary>How long a way may take: 15 s.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private const int MostAtOnce = 16;
    private readonly SemaphoreSlim _room = new(MostAtOnce);

    /// <summary>Looks which alerts want a call, and calls.</summary>
    public async Task Look(LiveRealm realm, CancellationToken stopping)
    {
        if (await StateOf(realm) is not { } desk) return;
        foreach (var (number, alert) in desk.Open.OrderBy(a => a.Value.Raised.Priority).ThenBy(a => a.Key))
            if (alert.IsCallWanted) await CallNext(number, alert, realm, stopping);
    }

    /// <summary>Reads the alert desk of a realm; null where it has none yet.</summary>
    public async Task<AlertDeskState?> StateOf(LiveRealm realm) =>
        (await states.Read(realm.Id, DeskOf(realm)))?.State as AlertDeskState;

    /// <summary>Has the alert desk of a realm carry out a note.</summary>
    public Task<CommandResult> Note(LiveRealm realm, AlertNote note) =>
        grains.Actor(realm.Id.Name, DeskOf(realm)).Execute(new CommandRequest { Command = note });

    private static ActorId DeskOf(LiveRealm realm) => new(ActorKind.AlertDesk, realm.Id.Name);

    private async Task CallNext(long number, OpenAlert alert, LiveRealm realm, CancellationToken stopping)
    {
        var (step, region) = (alert.Calls + 1, realm.Region);
        var next = CallLadder.Next(
            alert.Raised.Office, alert.Called, directory.View, new Jurisdiction(region), directory.Now);
        if (next is not { } to)
        {
            await Note(realm, new NoteNobodyLeft(AccessCommands.Server, number, step));
            return;
        }

        var noted = await Note(
            realm, new NoteCall(AccessCommands.Server, number, step, to.Account, to.Person, to.Office));
        // Another server was quicker, or somebody has answered.
        if (noted.Refusal is not null || directory.View.Usable(to.Account) is not { } account) return;
        var notice = await journal.Read(realm.Id, [number]) is [var record, ..] ? record.Entry : default(JournalEntry?);
        var (title, text) = CallWords.Of(alert.Raised, notice, realm);
        _ = Send(realm, new Call(
            realm.Id.Name, alert.Raised, step, to.Account, account, to.Office, region.NameOf(to.Office), title, text,
            alert.Raised.Until is { } until ? realm.LocalTime(until) : null), stopping);
    }

    private async Task Send(LiveRealm realm, Call call, CancellationToken stopping)
    {
        await _room.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            var deliveries = await Task.WhenAll(
                channels.Where(c => c.Reaches(call)).Select(c => Send(c, realm, call, stopping)));
            await Note(realm, new NoteDelivery(
                AccessCommands.Server, call.Alert.Alert, call.Step, call.Account, deliveries));
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            // The call is on record without its delivery: when its time is over, the next one is called.
            LogNotNoted(failure, call.Alert.Alert);
        }
        finally
        {
            _room.Release();
        }
    }

    private async Task<CallDelivery> Send(
        ICallChannel channel, LiveRealm realm, Call call, CancellationToken stopping)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        patience.CancelAfter(Longest);
        string? fault;
        try
        {
            fault = await channel.Send(call, patience.Token);
        }
        catch (OperationCanceledException)
        {
            fault = "no answer in time";
        }
        catch (Exception failure)
        {
            LogFailed(failure, channel.Name, call.Alert.Alert);
            fault = failure is HttpRequestException { HttpRequestError: var why } ? $"{why}" : failure.GetType().Name;
        }

        return new CallDelivery(channel.Name, realm.Now, fault);
    }

    [LoggerMessage(
        LogLevel.Warning, "{Channel} failed for alert {Alert}; the next person is called where all ways fail")]
    private partial void LogFailed(Exception failure, string channel, long alert);

    [LoggerMessage(LogLevel.Error, "The delivery of a call for alert {Alert} could not be noted")]
    private partial void LogNotNoted(Exception failure, long alert);
}
