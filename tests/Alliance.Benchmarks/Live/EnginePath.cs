using System.Collections.Concurrent;
using System.Diagnostics;
using Alliance.Benchmarks.Measuring;
using Alliance.Grains.Realms;

namespace Alliance.Benchmarks.Live;

/// <summary>People who raise requests, each the next when the last has its commitment, straight at the grains or over
/// HTTP.</summary>
/// <param name="server">Whom they ask.</param>
/// <param name="caller">How they raise and watch over HTTP; null: straight at the grains.</param>
/// <param name="clients">How many they are.</param>
/// <param name="length">For how long.</param>
internal sealed class EnginePath(LiveServer server, LiveCaller? caller, int clients, TimeSpan length)
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _committed = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<double> _took = [];

    public async Task<LiveRun> RunAsync(string name)
    {
        _committed.Clear();
        _took.Clear();
        var realm = await server.NewRealm(name);
        var incidents =
            await Task.WhenAll(Enumerable.Range(0, clients).Select(c => server.Report(realm, LiveRegion.Asker(c))));
        using var end = new CancellationTokenSource();
        var seeing = caller?.Watch(realm, Seen, end.Token) ?? server.Follow(realm, Seen, end.Token);
        // Everybody awake, as in the middle of an event.
        await Task.WhenAll(incidents.Select(i => One(realm, i)));
        _took.Clear();
        using var count = new CommitCount();
        var watch = Watch.Start();
        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(incidents.Select(i => Go(realm, i, since)));
        var spent = watch.Stop();
        var run = new LiveRun(spent.Seconds, _took.Count, count.Commits, spent.CpuSeconds, [.. _took.Order()]);
        await end.CancelAsync();
        await Task.WhenAny(seeing);
        await server.DropRealm(name);
        return run;
    }

    private async Task Go(LiveRealm realm, string incident, long since)
    {
        while (Stopwatch.GetElapsedTime(since) < length) await One(realm, incident);
    }

    private async Task One(LiveRealm realm, string incident)
    {
        var since = Stopwatch.GetTimestamp();
        var request = await (caller?.Raise(realm, incident) ?? server.Raise(realm, incident));
        await Of(request).Task.WaitAsync(TimeSpan.FromSeconds(30));
        _took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
    }

    private void Seen(string request) => Of(request).TrySetResult();

    private TaskCompletionSource Of(string request) =>
        _committed.GetOrAdd(request, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
