using Alliance.Core.Alerts;
using Alliance.Grains.Realms;
using Alliance.Host.Access;
using Alliance.Host.Alerts.Channels;

namespace Alliance.Host.Alerts;

/// <summary>Sends a call on every way that leads to the person, and notes for each of its alerts how it went.</summary>
internal sealed partial class CallSender(
    AlertNotes notes, IEnumerable<ICallChannel> channels, ILogger<CallSender> log)
{
    /// <summary>How long a way may take: 15 s.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);
    private const int MostAtOnce = 16;
    private readonly SemaphoreSlim _room = new(MostAtOnce);

    /// <summary>Sends a call. Failures are noted and logged, and not thrown.</summary>
    public async Task Send(LiveRealm realm, Call call, CancellationToken stopping)
    {
        await _room.WaitAsync(stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            var deliveries = await Task.WhenAll(
                channels.Where(c => c.Reaches(call)).Select(c => Send(c, realm, call, stopping)));
            foreach (var named in call.Named)
                await notes.Note(realm, new NoteDelivery(
                    AccessCommands.Server, named.Alert.Alert, named.Step, call.Account, deliveries));
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
