using System.CommandLine;
using System.Diagnostics;
using Alliance.Host.Output;
using Alliance.Simulation.Fuzzing;
using Alliance.Simulation.Fuzzing.Systems;

namespace Alliance.Host.Commands.Fuzzing;

/// <summary><c>alliance fuzz --seeds A..B</c>: runs small random regions under faults and checks all
/// invariants.</summary>
internal static class FuzzCommand
{
    private sealed record Given(string Seeds, int? Minutes, long? Events, int? Incidents, string? Without, bool Json);

    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        Option<T> Flag<T>(string name, Text description) => new(name) { Description = terminal.In(description) };
        var seeds = Flag<string>("--seeds", Text.Of("A..B: from this seed through that.", "A..B：从种子 A 到 B。"));
        seeds.DefaultValueFactory = _ => "1..200";
        var minutes =
            Flag<int?>("--minutes",
                Text.Of("Start no further seed after so many minutes.", "超过此分钟数后不再开始新的种子。"));
        var events = Flag<long?>("--events", Text.Of(
            "End each storm after so many events; printed with a failure.",
            "每次风暴在此事件数后结束；失败时会打印此值。"));
        var incidents = Flag<int?>("--incidents", Text.Of(
            "Only the first so many incidents of each seed; printed with a failure.",
            "每个种子只取前若干起事件；失败时会打印此值。"));
        var all = string.Join(", ", Enum.GetValues<Fault>().Select(FuzzCase.NameOf));
        var without =
            Flag<string?>(
                "--without", Text.Of($"Faults to leave out, by comma: {all}.", $"要排除的故障，用逗号分隔：{all}。"));
        var json = CommonFlags.Json(terminal);
        var command = new Command("fuzz", terminal.In(Text.Of(
            "Run small random regions under faults and check what must always hold.",
            "在故障下运行随机小区域，检查必须始终成立的不变式。")))
        {
            seeds, minutes, events, incidents, without, json,
        };
        command.SetAction(parsed => Run(terminal, new Given(
            parsed.GetValue(seeds)!, parsed.GetValue(minutes), parsed.GetValue(events), parsed.GetValue(incidents),
            parsed.GetValue(without),
            parsed.GetValue(json))));
        return command;
    }

    private static int Run(Terminal terminal, Given given)
    {
        if (Bad(given, out var cases) is { } why) return terminal.Refuse(why);
        var started = Stopwatch.GetTimestamp();
        bool Stop() => given.Minutes is { } minutes && Stopwatch.GetElapsedTime(started).TotalMinutes >= minutes;
        var results = Watch(terminal, cases, Stop);
        var summary = FuzzSummary.Of(results, Math.Round(Stopwatch.GetElapsedTime(started).TotalSeconds, 1));
        if (given.Json) Json.Write(terminal, summary);
        else FuzzReport.Write(terminal, summary);
        if (results.FirstOrDefault(r => r.ViolationCount > 0) is not { } failed) return ExitCodes.Done;
        TellOfFailures(terminal, results, failed);
        return ExitCodes.Failed;
    }

    private static Text? Bad(Given given, out IReadOnlyList<FuzzCase> cases)
    {
        cases = [];
        if (!SeedRange.TryParse(given.Seeds, out var first, out var count))
            return Text.Of(
                "--seeds: give A..B, both above zero, B not below A, at most ten million of them.",
                "--seeds：请写成 A..B，两数大于零，B 不小于 A，至多一千万个。");
        if (given.Minutes is < 1)
            return Text.Of("--minutes: give a number above zero.", "--minutes：请给出大于零的数。");
        if (given.Events is < 1 || given.Incidents is < 1)
            return Text.Of(
                "--events, --incidents: give a number above zero.", "--events、--incidents：请给出大于零的数。");
        var faults = new HashSet<Fault>();
        foreach (var name in (given.Without ?? "").Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!Enum.GetNames<Fault>().Contains(name, StringComparer.OrdinalIgnoreCase))
                return Text.Of(
                    $"--without: no fault is called '{name}'; see 'alliance fuzz --help'.",
                    $"--without：没有名为“{name}”的故障；见 alliance fuzz --help。");
            faults.Add(Enum.Parse<Fault>(name, ignoreCase: true));
        }

        cases = [.. Enumerable.Range(0, count).Select(i => new FuzzCase(first + (ulong)i)
        {
            Events = given.Events, Incidents = given.Incidents, Without = faults,
        })];
        return null;
    }

    private static IReadOnlyList<FuzzResult> Watch(Terminal terminal, IReadOnlyList<FuzzCase> cases, Func<bool> stop)
    {
        var (done, messages, failed) = (0, 0L, 0);
        using var progress = ProgressLine.Begin(terminal, isWanted: true, cases.Count);
        return Fuzzer.Run(cases, stop, result =>
        {
            done++;
            messages += result.Messages;
            failed += result.ViolationCount > 0 ? 1 : 0;
            progress?.Show(done, () =>
            {
                var sum = terminal.Numbers.Count(messages);
                return terminal.In(Text.Of(
                    $"{done} of {cases.Count} seeds, {sum} messages, {failed} failed",
                    $"{done}/{cases.Count} 个种子，{sum} 条消息，{failed} 个失败"));
            });
        });
    }

    private static void TellOfFailures(Terminal terminal, IReadOnlyList<FuzzResult> results, FuzzResult failed)
    {
        var smallest = Fuzzer.Shrink(failed);
        foreach (var what in smallest.Violations)
            terminal.Tell(Text.Of($"seed {failed.Case.Seed}: {what}", $"种子 {failed.Case.Seed}：{what}"));
        terminal.Tell(Text.Of($"replay it with: {smallest.Case.Command}", $"重现方法：{smallest.Case.Command}"));
        var seeds = results.Where(r => r.ViolationCount > 0).Select(r => r.Case.Seed).ToList();
        if (seeds.Count <= 1) return;
        var first = string.Join(", ", seeds.Take(20));
        terminal.Tell(
            Text.Of($"{seeds.Count} seeds failed, among them {first}", $"{seeds.Count} 个种子失败，其中有 {first}"));
    }
}
