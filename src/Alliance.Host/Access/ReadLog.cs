using System.Collections.Concurrent;
using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Grains.Storage;

namespace Alliance.Host.Access;

/// <summary>Gathers what accounts read, and records it every minute and when the server stops. A server that is killed
/// loses the reads of its last minute: they are no facts that anybody was promised.</summary>
internal sealed partial class ReadLog(
    AccessDirectory directory, AccessCommands commands, ILogger<ReadLog> log) : BackgroundService
{
    /// <summary>The most paths of an account that are told apart in a minute. Further ones count together.</summary>
    private const int MostPaths = 500;
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private ConcurrentDictionary<Author, ConcurrentDictionary<string, int>> _reads = new();

    /// <summary>Notes that something was read.</summary>
    public void Note(Caller caller, string path)
    {
        var paths = _reads.GetOrAdd(caller.Author, _ => new(StringComparer.Ordinal));
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
        var reads = Interlocked.Exchange(ref _reads, new());
        foreach (var (reader, paths) in reads)
        {
            ReadCount[] counts =
                [.. paths.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new ReadCount(p.Key, p.Value))];
            try
            {
                await commands.Send(
                    AccessRealm.Account(reader.Account!), new NoteReads(reader, since, counts));
            }
            catch (Exception failure) when (failure is StoreUnavailableException or Orleans.Runtime.OrleansException
                or TimeoutException or CommitConflictException)
            {
                LogLost(failure, reader.Account!);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What {Account} has read in the last minute could not be recorded")]
    private partial void LogLost(Exception failure, string account);
}
