using System.Collections.Concurrent;
using System.Diagnostics;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Alliance.Grains.Hosting;
using Alliance.Grains.Telemetry;
using Alliance.Grains.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Alliance.Grains.Tests.Telemetry;

/// <summary>Who looks on from outside sees the whole walk of a request as one trace, and changes nothing by
/// it.</summary>
[Collection("what this process measures")]
public sealed class TraceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-traces-").FullName;
    private readonly ConcurrentQueue<Activity> _ended = new();

    [Fact]
    public async Task From_the_call_to_the_commitment_a_request_is_one_trace_across_its_actors()
    {
        using var listener = Listen();
        await using var region =
            await LiveRegion.Start(LiveRegion.AllianceOfFive, new AllianceOptions { DataFolder = _folder });
        var incident = await region.Report();
        var requests = new List<string>();
        // Three at once, so that the alliance decides over lines of several traces.
        string[] traces = [.. Enumerable.Range(0, 3)
            .Select(_ => $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01")];
        foreach (var number in await Task.WhenAll(traces.Select(t => region.Raise(incident, t)))) requests.Add(number);
        foreach (var request in requests) await region.Committed(request);
        for (var i = 0; i < traces.Length; i++)
        {
            await Ended(traces[i][3..35]);
            CheckWalk(traces[i][3..35], requests[i]);
        }
    }

    [Fact]
    public async Task What_nobody_follows_bears_no_trace_and_the_journal_is_the_same_either_way()
    {
        using var listener = Listen();
        await using var region =
            await LiveRegion.Start(LiveRegion.AllianceOfFive, new AllianceOptions { DataFolder = _folder });
        var incident = await region.Report();
        var untraced = await region.Raise(incident);
        await region.Committed(untraced);
        Assert.Empty(_ended);
    }

    [Fact]
    public void Mail_that_was_stored_before_there_were_traces_is_read()
    {
        using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var envelope = new Envelope(new ActorId(ActorKind.Township, "a"), new ActorId(ActorKind.Township, "b"),
            new Instant(7), 1, new Restored());
        var stored = services.GetRequiredService<Serializer<MailOfOld>>()
            .SerializeToArray(new MailOfOld(envelope, new PairPlace(new Instant(3), 4)));
        var read = services.GetRequiredService<Serializer<Mail>>().Deserialize(stored);
        Assert.Equal(new Mail(envelope, new PairPlace(new Instant(3), 4)), read);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>A record can be read before the span that made it has ended, and one may end before that above it; what
    /// never comes is told by the check.</summary>
    private async Task Ended(string trace)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(20))
        {
            var spans = Spans(trace);
            if (spans.Any(s => s.OperationName == "Commitment") && Roots(spans).Count() == 1) return;
            await Task.Delay(10);
        }
    }

    private List<Activity> Spans(string trace) => [.. _ended.Where(a => a.TraceId.ToString() == trace)];

    private static IEnumerable<Activity> Roots(List<Activity> spans)
    {
        var ids = spans.Select(s => s.SpanId).ToHashSet();
        return spans.Where(s => !ids.Contains(s.ParentSpanId));
    }

    private void CheckWalk(string trace, string request)
    {
        var spans = Spans(trace);
        string[] walk = ["RaiseAidRequest", "Submit", "Solicit", "CallForOffers", "Offer", "Requisition", "Hold",
            "Held", "Commitment"];
        foreach (var step in walk) Assert.Contains(step, spans.Select(s => s.OperationName));
        Assert.All(spans, s => Assert.Contains((string?)s.GetTagItem("alliance.request"), new[] { request, null }));
        // Every span hangs below another of the trace, or below the call.
        Assert.Single(Roots(spans));
    }

    private ActivityListener Listen()
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source == AllianceTelemetry.Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> options) =>
                options.Parent.TraceFlags.HasFlag(ActivityTraceFlags.Recorded)
                ? ActivitySamplingResult.AllDataAndRecorded : ActivitySamplingResult.None,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}

/// <summary>Mail as it was stored at first.</summary>
[GenerateSerializer, Alias("mail-of-old")]
public sealed record MailOfOld(Envelope Envelope, PairPlace? Place);
