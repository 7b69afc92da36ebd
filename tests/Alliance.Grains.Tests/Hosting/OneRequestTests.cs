using Alliance.Core.Incidents;
using Alliance.Core.Requests;
using Alliance.Grains.Hosting;
using Alliance.Grains.Storage;

namespace Alliance.Grains.Tests.Hosting;

/// <summary>What one aid request costs (see README.md in Alliance.Grains/Hosting): one line, an alliance of five, nobody asked for approval.</summary>
public sealed class OneRequestTests : IDisposable
{
    private const int Most = 10;
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-one-").FullName;

    [Fact]
    public async Task Ten_commits_at_most_lead_from_the_call_to_the_commitment_on_record()
    {
        CountingStore store = null!;
        await using var region = await LiveRegion.Start(LiveRegion.AllianceOfFive, new AllianceOptions { DataFolder = _folder }, inner => store = new CountingStore(inner));
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

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The commits that were asked for before the one that holds the commitment, and that one.</summary>
    private static List<Commit> Until(string request, CountingStore store)
    {
        var all = store.Commits.ToList();
        var last = all.FindLastIndex(c => c.Actor == request.ToAidRequest() && c.Journal.Any(r => System.Text.Encoding.UTF8.GetString(r.Payload).Contains("request.accepted", StringComparison.Ordinal)));
        return all[..(last + 1)];
    }

    private static string Told(Commit commit) =>
        $"{commit.Actor}: {commit.Journal.Count} records of {commit.Journal.Sum(r => r.Payload.Length)} bytes, state {commit.Record.Length} bytes";
}
