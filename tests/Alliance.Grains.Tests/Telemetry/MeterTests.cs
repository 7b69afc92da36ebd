using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Alliance.Grains.Hosting;
using Alliance.Grains.Telemetry;
using Alliance.Grains.Tests.Hosting;

namespace Alliance.Grains.Tests.Telemetry;

[Collection("what this process measures")]
public sealed class MeterTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-meters-").FullName;
    private readonly ConcurrentQueue<(string Instrument, double Value, Dictionary<string, object?> Tags)> _measured =
        new();

    [Fact]
    public async Task A_request_is_counted_and_timed_step_by_step_and_what_was_awake_is_counted_down_again()
    {
        using var listener = Listen();
        int commits;
        CountingStore counted = null!;
        await using (var region = await LiveRegion.Start(LiveRegion.AllianceOfFive,
            new AllianceOptions { DataFolder = _folder }, store => counted = new CountingStore(store)))
        {
            var request = await region.Raise(await region.Report());
            await region.Committed(request);
        }

        commits = counted.Commits.Count;
        Assert.Equal(commits, Sum("alliance.commits", ("store", "sqlite")));
        Assert.Equal(0, Sum("alliance.commit.queue"));
        Assert.Equal(1, Sum("alliance.requests", ("state", "raised"), ("realm", "others")));
        Assert.Equal(1, Sum("alliance.requests", ("state", "committed")));
        foreach (var step in new[] { "offer", "award", "commitment" })
            Assert.NotEmpty(Of("alliance.negotiation.duration", ("step", step)));
        Assert.All(Of("alliance.negotiation.duration"), m => Assert.InRange(m.Value, 0, 20));
        Assert.InRange(Sum("alliance.activated"), 6, 20);
        Assert.Equal(0, Sum("alliance.activations"));
        Assert.Equal(0, Sum("alliance.outbox"));
        Assert.Contains(_measured, m => m is { Instrument: "alliance.outbox", Value: > 0 });
        Assert.NotEmpty(Of("alliance.commit.duration"));
        Assert.NotEmpty(Of("alliance.commit.batch"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private double Sum(string instrument, params (string, object)[] tags) => Of(instrument, tags).Sum(m => m.Value);

    private IEnumerable<(string Instrument, double Value, Dictionary<string, object?> Tags)> Of(
        string instrument, params (string Name, object Value)[] tags) =>
        _measured.Where(
            m => m.Instrument == instrument && tags.All(t => Equals(m.Tags.GetValueOrDefault(t.Name), t.Value)));

    private MeterListener Listen()
    {
        var listener = new MeterListener { InstrumentPublished = (i, l) => { if (i.Meter == AllianceTelemetry.Meter)
            l.EnableMeasurementEvents(i); } };
        listener.SetMeasurementEventCallback<long>((i, value, tags, _) => Take(i, value, tags));
        listener.SetMeasurementEventCallback<int>((i, value, tags, _) => Take(i, value, tags));
        listener.SetMeasurementEventCallback<double>(Take);
        listener.Start();
        return listener;
    }

    private void Take(
        Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state = null)
    {
        var kept = new Dictionary<string, object?>();
        foreach (var (name, tag) in tags) kept[name] = tag;
        _measured.Enqueue((instrument.Name, value, kept));
    }
}
