using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Access;
using Alliance.Host.Alerts.Channels;
using Alliance.Host.Situations;

namespace Alliance.Host.Alerts;

/// <summary>Calls the next person of each alert that wants it. What a person is to be called for within a short time
/// goes out as one call. The desk notes the call before it goes out, so that of several servers one calls.</summary>
internal sealed partial class AlertCaller(
    AccessDirectory directory, RealmDirectory realms, JournalReader journal, AlertNotes notes, CallSender sender,
    AlertSettings settings, ILogger<AlertCaller> log) : BackgroundService
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(1);

    /// <summary>When the desk is read again, where another server was quicker or somebody has just answered.</summary>
    private static readonly TimeSpan LookSoon = TimeSpan.FromMilliseconds(100);
    private readonly SemaphoreSlim _wanted = new(0);

    /// <summary>Has it look whether somebody is to be called.</summary>
    public void Wake() => _wanted.Release();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = LookAgain;
            try
            {
                // Without accounts there is nobody to call.
                if (!directory.View.Accounts.IsEmpty) pause = await Look(await realms.Get(RealmId.Live), stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotCalled(failure);
            }

            Task woken = _wanted.WaitAsync(pause, stoppingToken);
            await woken.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Calls those whose call is due.</summary>
    /// <returns>When to look again, unless it is woken before.</returns>
    private async Task<TimeSpan> Look(LiveRealm realm, CancellationToken stopping)
    {
        if (await notes.StateOf(realm) is not { } desk) return Timeout.InfiniteTimeSpan;
        var (due, next) = CallBundles.Of(await Plan(desk, realm), settings.Waits, realm.Now);
        var isStale = false;
        foreach (var call in due) isStale |= !await TryPlace(call, realm, stopping);
        return isStale ? LookSoon
            : next is { } at ? TimeSpan.FromMilliseconds(Math.Max(0, (at - realm.Now).Milliseconds))
            : Timeout.InfiniteTimeSpan;
    }

    /// <summary>Returns who is to be called next for each alert that wants it. For those where nobody is left, that is
    /// noted.</summary>
    private async Task<List<PlannedCall>> Plan(AlertDeskState desk, LiveRealm realm)
    {
        var jurisdiction = new Jurisdiction(realm.Region);
        List<PlannedCall> planned = [];
        foreach (var (number, alert) in desk.Open.Where(a => a.Value.IsCallWanted))
            if (CallLadder.Next(alert.Raised.Office, alert.Called, directory.View, jurisdiction, directory.Now)
                is var (account, person, office)) planned.Add(new PlannedCall(alert, account, person, office));
            else await notes.Note(realm, new NoteNobodyLeft(AccessCommands.Server, number, alert.Calls + 1));
        return planned;
    }

    /// <summary>Has a call noted, and sends it.</summary>
    /// <returns>Whether it was noted: nobody was quicker, and all of its alerts still want it.</returns>
    private async Task<bool> TryPlace(PlannedCall[] call, LiveRealm realm, CancellationToken stopping)
    {
        var (first, further) = (call[0], call[1..].Select(c => new FurtherCall(NumberOf(c), StepOf(c), c.Office)));
        var noted = await notes.Note(realm, new NoteCall(
            AccessCommands.Server, NumberOf(first), StepOf(first), first.Account, first.Person, first.Office,
            call.Length > 1 ? [.. further] : null));
        if (noted.Refusal is not null) return false;
        if (directory.View.Usable(first.Account) is not { } account) return true;
        var notices = (await journal.Read(realm.Id, [.. call.Take(CallWords.Told).Select(NumberOf).Order()]))
            .ToDictionary(r => r.Number, r => r.Entry);
        var (title, text) = CallWords.Of([.. call.Select(c => c.Alert.Raised)], notices, realm);
        var until = call.Select(c => c.Alert.Raised.Until).Min();
        _ = sender.Send(realm, new Call(
            realm.Id.Name, [.. call.Select(c => new NamedAlert(c.Alert.Raised, StepOf(c)))], first.Account, account,
            first.Office, realm.Region.NameOf(first.Office), title, text,
            until is { } end ? realm.LocalTime(end) : null), stopping);
        return true;
    }

    private static long NumberOf(PlannedCall call) => call.Alert.Raised.Alert;

    private static int StepOf(PlannedCall call) => call.Alert.Calls + 1;

    [LoggerMessage(LogLevel.Error, "People cannot be called at the moment; it is tried again")]
    private partial void LogNotCalled(Exception failure);
}
