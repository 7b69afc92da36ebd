using System.CommandLine;
using System.Diagnostics;
using System.Text.Json;
using Alliance.Simulation.Fuzzing;
using Alliance.Simulation.Fuzzing.Systems;
using Spectre.Console;

namespace Alliance.Host.Commands;

/// <summary><c>alliance fuzz --seeds A..B</c>: small random regions under faults, checked for everything that must always hold.</summary>
internal static class FuzzCommand
{
    private sealed record Options(IReadOnlyList<FuzzCase> Cases, int? Minutes, bool Json);

    public static Command Create()
    {
        var seeds = new Option<string>("--seeds") { Description = "A..B: from this seed through that.", DefaultValueFactory = _ => "1..200" };
        var minutes = new Option<int?>("--minutes") { Description = "Start no further seed after so many minutes." };
        var events = new Option<long?>("--events") { Description = "End each storm after so many events; printed with a failure." };
        var incidents = new Option<int?>("--incidents") { Description = "Only the first so many incidents of each seed; printed with a failure." };
        var without = new Option<string?>("--without") { Description = $"Faults to leave out, by comma: {string.Join(", ", Enum.GetValues<Fault>().Select(FuzzCase.NameOf))}." };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var command = new Command("fuzz", "Run small random regions under faults and check what must always hold.") { seeds, minutes, events, incidents, without, json };
        command.SetAction(parsed => Run(
            parsed.GetValue(seeds)!, parsed.GetValue(minutes), parsed.GetValue(events), parsed.GetValue(incidents), parsed.GetValue(without), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string seeds, int? minutes, long? events, int? incidents, string? without, bool json)
    {
        if (!TryParseSeeds(seeds, out var first, out var count)) return Bad("--seeds: give A..B, both above zero, B not below A, at most ten million of them.");
        if (minutes is < 1) return Bad("--minutes: give a number above zero.");
        if (events is < 1 || incidents is < 1) return Bad("--events, --incidents: give a number above zero.");
        var faults = new HashSet<Fault>();
        foreach (var name in (without ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Enum.GetNames<Fault>().Contains(name, StringComparer.OrdinalIgnoreCase)) return Bad($"--without: no fault is called '{name}'; see 'alliance fuzz --help'.");
            faults.Add(Enum.Parse<Fault>(name, ignoreCase: true));
        }

        var cases = Enumerable.Range(0, count).Select(i => new FuzzCase(first + (ulong)i) { Events = events, Incidents = incidents, Without = faults }).ToList();
        return Run(new Options(cases, minutes, json));
    }

    private static int Run(Options options)
    {
        var started = Stopwatch.GetTimestamp();
        bool Stop() => options.Minutes is { } minutes && Stopwatch.GetElapsedTime(started).TotalMinutes >= minutes;
        var results = Watch(options.Cases.Count, done => Fuzzer.Run(options.Cases, Stop, done));
        var summary = FuzzSummary.Of(results, Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 1));
        if (options.Json) Console.WriteLine(JsonSerializer.Serialize(summary, Json.Options));
        else Write(summary);
        if (results.FirstOrDefault(r => r.ViolationCount > 0) is not { } failed) return ExitCodes.Done;
        var smallest = Fuzzer.Shrink(failed);
        foreach (var what in smallest.Violations) Console.Error.WriteLine($"alliance: seed {failed.Case.Seed}: {what}");
        Console.Error.WriteLine($"alliance: replay it with: {smallest.Case.Command}");
        var seeds = results.Where(r => r.ViolationCount > 0).Select(r => r.Case.Seed).ToList();
        if (seeds.Count > 1) Console.Error.WriteLine($"alliance: {seeds.Count} seeds failed, among them {string.Join(", ", seeds.Take(20))}");
        return ExitCodes.Failed;
    }

    private static IReadOnlyList<FuzzResult> Watch(int count, Func<Action<FuzzResult>?, IReadOnlyList<FuzzResult>> run)
    {
        if (Console.IsErrorRedirected) return run(null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Progress().AutoClear(true).Columns(
            new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn()).Start(context =>
        {
            var (task, messages, failed) = (context.AddTask("seeds", maxValue: count), 0L, 0);
            return run(result =>
            {
                messages += result.Messages;
                failed += result.ViolationCount > 0 ? 1 : 0;
                task.Increment(1);
                task.Description = $"{messages:N0} messages, {failed} failed";
            });
        });
    }

    private static void Write(FuzzSummary summary)
    {
        AnsiConsole.MarkupLineInterpolated($"{summary.Seeds:N0} seeds, {summary.Messages:N0} messages in {summary.ElapsedSeconds} s; violations: {summary.Violations}");
        AnsiConsole.Write(new BarChart().Label("Faults injected").AddItems(summary.FaultsInjected, f => new BarChartItem(f.Key, f.Value)));
        var table = new Table().AddColumns("coverage", "reached", "of", "missing");
        foreach (var (group, reached) in summary.Coverage) table.AddRow(group, $"{reached.Count}", $"{reached.Of}", string.Join(", ", reached.Missing));
        AnsiConsole.Write(table);
    }

    internal static bool TryParseSeeds(string text, out ulong first, out int count)
    {
        (first, count) = (0, 0);
        var ends = text.Split("..");
        if (ends.Length != 2 || !ulong.TryParse(ends[0], out first) || !ulong.TryParse(ends[1], out var last) || first == 0 || last < first) return false;
        if (last - first >= 10_000_000) return false;
        count = (int)(last - first) + 1;
        return true;
    }

    private static int Bad(string why)
    {
        Console.Error.WriteLine($"alliance: {why}");
        return ExitCodes.BadInput;
    }
}
