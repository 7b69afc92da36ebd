using Alliance.Core.Identifiers;
using Alliance.Core.Requests;
using Alliance.Grains.Hosting;
using Alliance.Grains.Storage;

namespace Alliance.Grains.Tests.Hosting;

/// <summary>What one aid request costs (see README.md in Alliance.Grains/Hosting): one line, an alliance of five,
/// nobody asked for approval.</summary>
public sealed class OneRequestTests : IDisposable
{
    private const int Most = 10;
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-one-").FullName;

    [Fact]
    public async Task Ten_commits_at_most_lead_from_the_call_to_the_commitment_on_record()
    {
        CountingStore store = null!;
        await using var region = await LiveRegion.Start(LiveRegion.AllianceOfFive,
            new AllianceOptions { DataFolder = _folder }, inner => store = new CountingStore(inner));
        var incident = await region.Report();
        // The first finds everyone asleep; what it leaves to be written later is written before the next is counted.
        await region.Committed(await region.Raise(incident));
        await Task.Delay(1_500, TestContext.Current.CancellationToken);
        store.Commits.Clear();
        var request = await region.Raise(incident);
        await region.Committed(request);
        var walk = Until(request, store);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join('\n', walk.Select(Told)));
        Assert.InRange(walk.Count, 1, Most);
    }

    [Fact]
    public async Task What_could_wait_for_more_is_written_at_last_and_every_outbox_empties()
    {
        await using var region = await LiveRegion.Start(
            LiveRegion.AllianceOfFive, new AllianceOptions { DataFolder = _folder }, inner => new LateStore(inner));
        var incident = await region.Report();
        var raised = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => region.Raise(incident)));
        // Several want the same squads at once, so not all are covered; the first is.
        await region.Await(r => raised.Contains(r.Entry.Actor.Key) && r.Entry.Body is CommitmentAccepted);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while ((await region.Store.Due(region.Realm.Id, region.Realm.Now, 10)).Count > 0)
            await Task.Delay(50, limit.Token);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The commits that were asked for before the one that holds the commitment, and that one.</summary>
    private static List<Commit> Until(string request, CountingStore store)
    {
        var all = store.Commits.ToList();
        var last = all.FindLastIndex(c => c.Actor == request.ToAidRequest() && c.Journal.Any(r =>
            System.Text.Encoding.UTF8.GetString(r.Payload).Contains("request.accepted", StringComparison.Ordinal)));
        return all[..(last + 1)];
    }

    /// <summary>A store that takes its time, so that mail comes while commits are under way.</summary>
    private sealed class LateStore(ICommitStore inner) : StoreBefore(inner)
    {
        public override async Task<CommitReceipt> Commit(Commit commit)
        {
            await Task.Delay(25);
            return await base.Commit(commit);
        }
    }

    private static string Told(Commit commit) =>
        $"{commit.Actor}: {commit.Journal.Count} records of {commit.Journal.Sum(r => r.Payload.Length)} bytes, state "
            + $"{commit.Record.Length} bytes";
}
