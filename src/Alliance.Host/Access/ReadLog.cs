using System.Collections.Concurrent;
using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Grains.Storage;

namespace Alliance.Host.Access;

/// <summary>Gathers what accounts read, and records it every minute and when the server stops. A server that is killed
/// loses the reads of its last minute: they are no facts that anybody was promised.</summary>
internal sealed partial class ReadLog(
    AccessDirectory directory, IServiceProvider services, ILogger<ReadLog> log) : BackgroundService
{
    /// <summary>The most paths of an account that are told apart in a minute. Further ones count together.</summary>
    private const int MostPaths = 500;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private ConcurrentDictionary<Caller, ConcurrentDictionary<string, int>> _reads = NewReads();

    /// <summary>Notes that something was read.</summary>
    public void Note(Caller caller, string path)
    {
        var paths = _reads.GetOrAdd(caller, _ => new(StringComparer.Ordinal));
        var name = paths.Count < MostPaths || paths.ContainsKey(path) ? path : "…";
        paths.AddOrUpdate(name, 1, (_, count) => count + 1);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var since = directory.Now;
            await Task.Delay(Every, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Write(since);
        }
    }

    private async Task Write(Instant since)
    {
        var reads = Interlocked.Exchange(ref _reads, NewReads());
        foreach (var (caller, paths) in reads)
        {
            ReadCount[] counts =
                [.. paths.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new ReadCount(p.Key, p.Value))];
            var by = new Author(caller.Person, caller.Account, caller.Account);
            try
            {
                await services.GetRequiredService<AccessCommands>().Send(
                    AccessRealm.Account(caller.Account), new NoteReads(by, since, counts));
            }
            catch (Exception failure) when (failure is StoreUnavailableException or Orleans.Runtime.OrleansException
                or TimeoutException or CommitConflictException)
            {
                LogLost(failure, caller.Account);
            }
        }
    }

    private static ConcurrentDictionary<Caller, ConcurrentDictionary<string, int>> NewReads() =>
        new(new ByAccount());

    [LoggerMessage(LogLevel.Warning, "What {Account} has read in the last minute could not be recorded")]
    private partial void LogLost(Exception failure, string account);

    private sealed class ByAccount : IEqualityComparer<Caller>
    {
        public bool Equals(Caller? x, Caller? y) => x?.Account == y?.Account;

        public int GetHashCode(Caller obj) => StringComparer.Ordinal.GetHashCode(obj.Account);
    }
}
