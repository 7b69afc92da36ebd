using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Vocabulary;
using Alliance.Grains.Hosting;

namespace Alliance.Grains.Tests.Hosting;

/// <summary>What has been settled weighs on nobody: those who took part forget it, and it leaves memory.</summary>
public sealed class SettledRequestsTests : IDisposable
{
    private static readonly Author Li = new("李敏", "镇应急办");
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-settled-").FullName;

    [Fact]
    public async Task Who_took_part_in_many_requests_remembers_no_more_than_after_a_few()
    {
        await using var region =
            await LiveRegion.Start(LiveRegion.AllianceOfFive, new AllianceOptions { DataFolder = _folder });
        var incident = await region.Report();
        // Of each squad the ledger keeps as many closed loans as a squad remembers tasks: eight.
        await Settle(region, incident, 20);
        var few = await StoredBytes(region);
        await Settle(region, incident, 30);
        foreach (var (actor, bytes) in await StoredBytes(region))
            Assert.True(
                bytes < few[actor] + 1_000, $"{actor} has grown from {few[actor]} to {bytes} bytes over 30 requests.");
    }

    [Fact]
    public async Task A_settled_request_leaves_memory_and_still_answers()
    {
        await using var region =
            await LiveRegion.Start(LiveRegion.AllianceOfFive, new AllianceOptions { DataFolder = _folder });
        var request = await Settle(region, await region.Report());
        Assert.Equal(1, await region.Awake(ActorKind.AidRequest));
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await region.Awake(ActorKind.AidRequest) > 0) await Task.Delay(100, limit.Token);
        Assert.Equal(Outcome.Cancelled, ((RequestState)(await region.Read(request.ToAidRequest()))!.State).Outcome);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task Settle(LiveRegion region, string incident, int requests)
    {
        for (var i = 0; i < requests; i++) await Settle(region, incident);
    }

    private static async Task<string> Settle(LiveRegion region, string incident)
    {
        var request = await region.Raise(incident);
        await region.Committed(request);
        await region.Execute(request.ToAidRequest(), new CancelRequest(Li, null, "演练结束"));
        await region.Await(r => r.Entry.Actor.Key == request && r.Entry.Body is RequestSettled);
        return request;
    }

    private static async Task<Dictionary<ActorId, int>> StoredBytes(LiveRegion region)
    {
        ActorId[] tiers = [.. region.Realm.Region.Townships.Keys.Select(t => new ActorId(ActorKind.Township, t)),
            .. region.Realm.Region.TownshipAlliances.Keys.Select(a => new ActorId(ActorKind.TownshipAlliance, a))];
        var bytes = new Dictionary<ActorId, int>();
        foreach (var tier in tiers)
            if (await region.Store.Load(region.Realm.Id, tier) is { } stored) bytes.Add(tier, stored.Record.Length);
        Assert.NotEmpty(bytes);
        return bytes;
    }
}
