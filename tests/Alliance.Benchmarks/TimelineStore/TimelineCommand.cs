using System.CommandLine;
using System.Text.Json;
using Alliance.Benchmarks.Measuring;
using Alliance.Benchmarks.Phold;
using Alliance.Simulation.Timelines;
using Spectre.Console;

namespace Alliance.Benchmarks.TimelineStore;

/// <summary><c>timeline</c>: the store of future events alone, in the hold model (take the earliest out, put one down
/// later), against the library's priority queue, by how many events wait: its cost must not grow with them.</summary>
internal static class TimelineCommand
{
    private const long Lookahead = 1_000;
    private const long Holds = 4_000_000;

    private sealed record Row(string Name, int Waiting, double EventsPerSecond, double Spread, double BytesPerEvent);

    public static Command Create()
    {
        var sizes = Flags.Sizes("Events that wait.", 1, 10_000_000);
        var rounds = Flags.Rounds();
        var json = Flags.Json();
        var command = new Command(
            "timeline", "The store of future events alone, against a priority queue.") { sizes, rounds, json };
        command.SetAction(
            (parsed, _) => RunAsync(parsed.GetValue(sizes)!, parsed.GetValue(rounds), parsed.GetValue(json)));
        return command;
    }

    private static async Task<int> RunAsync(int[] sizes, int rounds, bool json)
    {
        List<Row> rows = [];
        foreach (var size in sizes)
        {
            Contender<Spent>[] contenders =
            [
                new("priority-queue", _ => Task.FromResult(HoldQueue(size))),
                new("timeline", _ => Task.FromResult(HoldTimeline(size))),
            ];
            foreach (var measured in await Rounds.InterleaveAsync(contenders, rounds)) rows.Add(Of(measured, size));
        }

        if (json) Console.WriteLine(JsonSerializer.Serialize(new { Contenders = rows }, JsonOutput.Options));
        else Show(rows);
        return 0;
    }

    private static Row Of(Measured<Spent> measured, int size)
    {
        var rate = Medians.Of(measured.Rounds.Select(r => Holds / r.Seconds));
        return new(measured.Name, size, Math.Round(rate.Median), Math.Round(rate.Spread, 3),
            Math.Round(Medians.Of(measured.Rounds.Select(r => (double)r.Bytes / Holds)).Median, 1));
    }

    private static Spent HoldQueue(int waiting)
    {
        var draws = new Draws();
        var queue = new PriorityQueue<Event, long>(waiting);
        for (var i = 0; i < waiting; i++) Put(new Event(draws.Next(0), i));
        var watch = Watch.Start();
        for (var i = 0L; i < Holds; i++)
        {
            var next = queue.Dequeue();
            Put(new Event(draws.Next(next.Tick), next.Body));
        }

        return watch.Stop();

        void Put(Event e) => queue.Enqueue(e, e.Tick);
    }

    private static Spent HoldTimeline(int waiting)
    {
        var draws = new Draws();
        var timeline = new Timeline<Event>(Lookahead);
        for (var i = 0; i < waiting; i++) timeline.Add(new Event(draws.Next(0), i));
        var watch = Watch.Start();
        for (var held = 0L; held < Holds;)
            foreach (ref readonly var next in timeline.Open(timeline.NextWindow!.Value))
            {
                timeline.Add(new Event(draws.Next(next.Tick), next.Body));
                held++;
            }

        return watch.Stop();
    }

    private static void Show(IReadOnlyList<Row> rows)
    {
        var table = new Table().AddColumns("store", "waiting", "M events/s", "spread", "bytes/event");
        foreach (var r in rows)
            table.AddRow(
                r.Name, $"{r.Waiting:N0}", $"{r.EventsPerSecond / 1e6:N2}", $"{r.Spread:P0}", $"{r.BytesPerEvent:N1}");
        AnsiConsole.Write(table);
    }

    private readonly record struct Event(long Tick, long Body) : ITimed;

    /// <summary>When the next event is, as in PHOLD.</summary>
    private struct Draws
    {
        private ulong _stream;

        public long Next(long now) =>
            now + Lookahead + PholdSetup.DelayOf(PholdActor.Mix(_stream += 0x9E3779B97F4A7C15UL));
    }
}
