using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using Alliance.Host.Tests.Commands;

namespace Alliance.Host.Tests.Clusters;

/// <summary>Runs on the silos of a cluster, and what is to be said of them.</summary>
internal sealed class ClusterRuns(SiloCluster cluster) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-cluster-").FullName;
    private int _count;

    public string LastJournal => Path.Combine(_folder, $"{_count}.jsonl");

    /// <summary>Begins a run on the cluster, with a journal.</summary>
    public CliRun Begin(Rehearsed what, params string[] more)
    {
        _count++;
        return new CliRun([.. what.Arguments, "--redis", cluster.Redis, "--journal", LastJournal, .. more]);
    }

    /// <summary>Waits until the last run has written so many bytes of its journal, or ended.</summary>
    public async Task WrittenAsync(CliRun run, long bytes)
    {
        for (var since = Stopwatch.GetTimestamp(); !run.HasEnded
            && !(new FileInfo(LastJournal) is { Exists: true } file && file.Length >= bytes);)
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < Patience,
                $"The run does not come as far as {bytes} bytes of its journal.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asserts that a run came to the journal that it has without a cluster.</summary>
    /// <returns>Its summary.</returns>
    public async Task<JsonElement> HasOneJournalAsync(Rehearsed what, CliRun run)
    {
        var (exit, output, error) = await run.EndAsync();
        var replay = $"alliance {string.Join(' ', what.Arguments)} --redis {cluster.Redis}";
        Assert.True(exit == 0, $"Exit code {exit} of {replay}\n{error}\nThe silos:\n{cluster.Said}");
        IsPlain(error);
        var summary = JsonDocument.Parse(output).RootElement;
        Assert.True(what.Digest == summary.GetProperty("journalSha256").GetString(),
            $"Another journal than alone; see it again with: {replay} --journal FILE");
        var journal = await File.ReadAllBytesAsync(LastJournal, TestContext.Current.CancellationToken);
        Assert.True(what.Journal.AsSpan().SequenceEqual(journal), $"The file is not the journal: {replay}");
        return summary;
    }

    /// <summary>Asserts that the journal of a run that was stopped is whole up to an edge of a window.</summary>
    public async Task IsStoppedAtAnEdgeAsync(Rehearsed what, CliRun run)
    {
        var (exit, output, error) = await run.EndAsync();
        IsPlain(error);
        Assert.Equal(1, exit);
        var summary = JsonDocument.Parse(output).RootElement;
        Assert.True(summary.GetProperty("interrupted").GetBoolean());
        Assert.False(summary.GetProperty("atRest").GetBoolean());
        var journal = await File.ReadAllBytesAsync(LastJournal, TestContext.Current.CancellationToken);
        Assert.Equal(
            Convert.ToHexStringLower(SHA256.HashData(journal)), summary.GetProperty("journalSha256").GetString());
        Assert.InRange(journal.Length, 1, what.Journal.Length - 1);
        Assert.Equal((byte)'\n', journal[^1]);
        Assert.True(what.Journal.AsSpan().StartsWith(journal),
            "What was written before the stop is not how the whole run begins.");
    }

    /// <summary>Asserts that standard error is for people: nothing of a stack.</summary>
    public static void IsPlain(string error) =>
        Assert.All(
            error.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.StartsWith("alliance: ", line));

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
