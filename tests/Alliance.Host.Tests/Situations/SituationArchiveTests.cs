using Alliance.Core.Identifiers;
using Alliance.Core.Situations;
using Alliance.Grains.Storage;
using Alliance.Host.Api.Lists;
using Alliance.Host.Situations;

namespace Alliance.Host.Tests.Situations;

/// <summary>What lies in the store and what is in memory are together what a fold over the whole journal has, however
/// often the process starts and ends.</summary>
public sealed class SituationArchiveTests
{
    private static readonly SituationLimits Small = new() { KeptAtRest = 8, PutAwayAtOnce = 4, SnapshotEvery = 1_000 };
    private static readonly ProjectionRange Any = new("", "", 0);

    [Fact]
    public async Task A_fold_that_was_kept_and_read_back_goes_on_as_if_nothing_had_happened()
    {
        await using var story = await StoredStory.OfFlood();
        var whole = story.Whole([]);
        var restored = story.Whole([]);
        foreach (var entry in StoredStory.FloodJournal)
        {
            whole.On(entry);
            restored.On(entry);
            if (entry.Number % (StoredStory.FloodJournal.Count / 7) != 0) continue;
            await story.Archive().Keep(restored.State);
            restored = await story.Archive().Restore(story.Region);
            Assert.Equal(entry.Number, restored.Number);
            Same(story, whole, restored);
        }

        Same(story, whole, restored);
    }

    [Fact]
    public async Task What_was_put_away_reads_as_before_and_lists_have_it_all()
    {
        await using var story = await StoredStory.OfFlood();
        var whole = story.Whole(StoredStory.FloodJournal);
        using var end = new CancellationTokenSource();
        var (feed, run) = await story.Open(Small, end.Token);
        await SameAs(story, whole, feed);
        Assert.True(await feed.Read(f => f.Requests.Count) < whole.Requests.Count / 4);
        Assert.Null(await feed.Request("430422106-77-R01", r => r.Number));
        await end.CancelAsync();
        await run;
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_is_lost_wherever_the_process_is_killed(bool afterTheWrite)
    {
        await using var story = await StoredStory.OfFlood();
        var whole = story.Whole(StoredStory.FloodJournal);
        story.Store.EndsAfterIt = afterTheWrite;
        for (var kills = 1; kills <= 40; kills++)
        {
            story.Store.EndAt = story.Store.Writes + 1 + kills % 5;
            using var killed = new CancellationTokenSource();
            var (feed, run) = await story.Open(Small, killed.Token);
            await Task.WhenAny(run, feed.Read(f => f.Number));
            // Where it has come to the end of the journal without that, it is killed as it stops.
            story.Store.EndAt = Math.Min(story.Store.EndAt, story.Store.Writes + 1);
            await killed.CancelAsync();
            var ended = await Record.ExceptionAsync(() => run);
            Assert.True(ended is null or ProcessEndedException, $"{ended}");
        }

        story.Store.EndAt = 0;
        using var end = new CancellationTokenSource();
        var (last, stopped) = await story.Open(Small, end.Token);
        await SameAs(story, whole, last);
        await end.CancelAsync();
        await stopped;
    }

    [Fact]
    public async Task Several_silos_that_are_not_equally_far_write_the_same()
    {
        await using var story = await StoredStory.OfFlood();
        var whole = story.Whole(StoredStory.FloodJournal);
        using var end = new CancellationTokenSource();
        var (ahead, first) = await story.Open(Small with { KeptAtRest = 0, PutAwayAtOnce = 1 }, end.Token);
        await SameAs(story, whole, ahead);
        // The second begins at the first record while the archive has all that the first has put away: to it late
        // records are in there already.
        await story.Store.KeepSnapshot(story.Id, new SnapshotRow(SituationState.Format + 1, 1, [1]));
        var (behind, second) = await story.Open(Small, end.Token);
        await SameAs(story, whole, behind);
        await SameAs(story, whole, ahead);
        await end.CancelAsync();
        await Task.WhenAll(first, second);
    }

    [Fact]
    public async Task What_another_silo_that_was_ahead_has_put_away_takes_no_record_twice()
    {
        await using var story = await StoredStory.OfFlood();
        var whole = story.Whole(StoredStory.FloodJournal);
        foreach (var requests in whole.Requests.Values.Chunk(50)) await story.Archive().PutAway(requests);
        foreach (var incidents in whole.Incidents.Values.Chunk(50)) await story.Archive().PutAway(incidents);
        var (behind, fetched) = (story.Whole([]), 0);
        foreach (var entry in StoredStory.FloodJournal)
        {
            behind.On(entry);
            if (entry.Number % 20 != 0) continue;
            foreach (var request in behind.RequestsAtRest.Longest(int.MaxValue)
                .Where(r => r.LastRecord < whole.Requests[r.Number].LastRecord))
            {
                behind.RequestsAtRest.PutAway(request);
                behind.RequestsAtRest.Fetch(
                    (await story.Archive().Find<RequestProjection>(request.Number.ToAidRequest()))!);
                fetched++;
            }

            foreach (var incident in behind.IncidentsAtRest.Longest(int.MaxValue)
                .Where(i => i.LastRecord < whole.Incidents[i.Number].LastRecord))
            {
                behind.IncidentsAtRest.PutAway(incident);
                behind.IncidentsAtRest.Fetch(
                    (await story.Archive().Find<IncidentProjection>(incident.Number.ToIncident()))!);
            }
        }

        Assert.True(fetched > 50, $"{fetched}");
        Same(story, whole, behind);
    }

    [Fact]
    public async Task After_a_start_only_what_came_since_is_folded()
    {
        await using var story = await StoredStory.OfFlood();
        await RunToTheEnd(story);
        Assert.Equal(StoredStory.FloodJournal.Count, story.Store.Read);
        story.Store.Read = 0;
        await RunToTheEnd(story);
        Assert.Equal(0, story.Store.Read);
    }

    [Fact]
    public async Task After_a_crash_no_more_is_folded_than_lies_between_two_snapshots()
    {
        await using var story = await StoredStory.OfFlood();
        using var killed = new CancellationTokenSource();
        var (feed, run) = await story.Open(Small, killed.Token);
        await story.UpToDate(feed);
        story.Store.EndAt = story.Store.Writes + 1;
        await killed.CancelAsync();
        await Assert.ThrowsAsync<ProcessEndedException>(() => run);
        story.Store.Read = 0;
        await RunToTheEnd(story);
        Assert.InRange(story.Store.Read, 1, Small.SnapshotEvery);
    }

    [Fact]
    public async Task What_another_build_has_kept_is_thrown_away_and_the_log_says_so()
    {
        await using var story = await StoredStory.OfFlood();
        var log = new KeptLog();
        foreach (var snapshot in (SnapshotRow[])[
            new(SituationState.Format + 1, 77, [1, 2, 3]), new(SituationState.Format, 78, [1, 2, 3])])
        {
            await story.Store.KeepSnapshot(story.Id, snapshot);
            Assert.Equal(0, (await story.Archive(log).Restore(story.Region)).Number);
        }

        Assert.Equal(2, log.Lines.Count);
        Assert.All(log.Lines, line => Assert.Contains("folded anew", line, StringComparison.Ordinal));
        await RunToTheEnd(story);
        Assert.Equal(StoredStory.FloodJournal.Count, (await story.Archive().Restore(story.Region)).Number);
    }

    [Fact]
    public async Task What_is_in_memory_does_not_grow_with_settled_requests()
    {
        await using var story = await StoredStory.Of(SettledRequests.Journal(incidents: 300, requestsEach: 20));
        using var end = new CancellationTokenSource();
        var (feed, run) = await story.Open(Small with { SnapshotEvery = 500 }, end.Token);
        await story.UpToDate(feed);
        await feed.Read(f =>
        {
            Assert.InRange(f.Requests.Count, 1, Small.KeptAtRest + Small.PutAwayAtOnce);
            Assert.InRange(f.Incidents.Count, 1, Small.KeptAtRest + Small.PutAwayAtOnce);
            Assert.Empty(f.Approvals);
            return f.Number;
        });
        Assert.InRange((await story.Store.FindSnapshot(story.Id))!.Body.Length, 1, 20_000);
        var all = await ListPages.Of(First(10_000), Any, feed.Requests, r => [r], r => r.LastRecord);
        Assert.Equal(300 * 20, all.Items.Count);
        var (incidents, requests) = (0, 0);
        await feed.Incidents.Visit(
            Any,
            (incident, _) => (incidents, requests) = (incidents + 1, requests + incident.Requests.Count()),
            _ => false);
        Assert.Equal((300, 300 * 20), (incidents, requests));
        await end.CancelAsync();
        await run;
    }

    private static async Task RunToTheEnd(StoredStory story)
    {
        using var end = new CancellationTokenSource();
        var (feed, run) = await story.Open(Small, end.Token);
        await story.UpToDate(feed);
        Assert.Equal(StoredStory.FloodJournal.Count, await feed.Read(f => f.Number));
        await end.CancelAsync();
        await run;
    }

    private static void Same(StoredStory story, SituationFold expected, SituationFold actual)
    {
        Assert.Equal(story.Shown(expected), story.Shown(actual));
        Assert.Equal(expected.Requests.Values.Select(StoredStory.Of), actual.Requests.Values.Select(StoredStory.Of));
        Assert.Equal(expected.Incidents.Values.Select(StoredStory.Of), actual.Incidents.Values.Select(StoredStory.Of));
    }

    /// <summary>Request by request, incident by incident, and in every list.</summary>
    private static async Task SameAs(StoredStory story, SituationFold whole, SituationFeed feed)
    {
        await story.UpToDate(feed);
        Assert.Equal(whole.Number, await feed.Read(f => f.Number));
        foreach (var request in whole.Requests.Values)
            Assert.Equal(StoredStory.Of(request), await feed.Request(request.Number, StoredStory.Of));
        foreach (var incident in whole.Incidents.Values)
            Assert.Equal(StoredStory.Of(incident), await feed.Incident(incident.Number, StoredStory.Of));
        await SameLists(whole, feed, "", _ => true, 0);
        var busiest = whole.Requests.Values.GroupBy(r => r.Incident).MaxBy(g => g.Count())!.Key;
        await SameLists(whole, feed, busiest + "-", r => r.Incident == busiest, 0);
        var place = new RequestNumber(busiest).Township;
        await SameLists(whole, feed, place + "-", r => r.Place == place, 0);
        foreach (var stage in Enum.GetValues<LineStage>())
            await SameLists(whole, feed, "", r => r.Lines.Exists(l => l.Stage == stage), ProjectionRange.MarkOf(stage));
    }

    private static async Task SameLists(
        SituationFold whole, SituationFeed feed, string prefix, Func<RequestProjection, bool> takes, int marks)
    {
        foreach (var descending in (bool[])[false, true])
        {
            var (listed, wish) = (new List<string>(), First(17, takes) with { IsDescending = descending });
            do
            {
                var after = listed.LastOrDefault();
                var page = await ListPages.Of(
                    wish with { After = after is null ? null : new Rank(null, after) },
                    new ProjectionRange(prefix, descending ? "" : after ?? "", marks), feed.Requests, r => [r],
                    r => r.Number);
                listed.AddRange(page.Items);
                if (page.Next is null) break;
                Assert.Equal(page.Next, listed[^1]);
            }
            while (true);
            var expected = whole.Requests.Values.Where(takes).Select(r => r.Number);
            Assert.Equal(descending ? expected.Reverse() : expected, listed);
        }
    }

    /// <summary>The first page of requests in the order of their numbers.</summary>
    private static ListWish<RequestProjection> First(int limit, Func<RequestProjection, bool>? takes = null) => new()
    {
        Filters = [takes ?? (_ => true)], OrderName = null, RankOf = r => new Rank(null, r.Number),
        IsDescending = false, After = null, Limit = limit, IsLimited = true,
    };
}
