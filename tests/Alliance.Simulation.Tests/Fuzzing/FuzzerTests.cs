using Alliance.Simulation.Fuzzing;
using Alliance.Simulation.Fuzzing.Systems;

namespace Alliance.Simulation.Tests.Fuzzing;

public sealed class FuzzerTests
{
    internal static IReadOnlyList<FuzzCase> Seeds(int from, int through) =>
        [.. Enumerable.Range(from, through - from + 1).Select(s => new FuzzCase((ulong)s))];

    [Fact]
    public void Eighty_storms_break_nothing()
    {
        var results = Fuzzer.Run(Seeds(81, 160));
        var failed = results.FirstOrDefault(r => r.ViolationCount > 0);
        Assert.True(
            failed is null,
            failed is null ? null : $"{failed.Violations[0]}\nreplay it with: {Fuzzer.Shrink(failed).Case.Command}");
        var summary = FuzzSummary.Of(results, 0);
        Assert.All(summary.FaultsInjected, f => Assert.True(f.Value > 30, f.Key));
        Assert.All(summary.Coverage.Where(c => c.Key != "messageKinds"), c => Assert.Empty(c.Value.Missing));
        Assert.InRange(summary.Coverage["messageKinds"].Missing.Count, 0, 2);
    }

    /// <summary>What each had found is mended and has a test of its own by now;
    /// a seed costs little and may find the next.</summary>
    [Fact]
    public void Storms_that_broke_something_once_no_longer_do()
    {
        ulong[] seeds =
        [
            205, 228, 320, 380, 384, 725, 729, 734, 753, 822, 858, 875, 943, 944, 1028, 1063, 1068, 1098, 1103, 1134,
            1233, 1249, 1253, 1321, 1411, 1448, 1670, 1737, 1793, 1859,
        ];
        var failed = Fuzzer.Run([.. seeds.Select(s => new FuzzCase(s))]).FirstOrDefault(r => r.ViolationCount > 0);
        Assert.True(
            failed is null, failed is null ? null : $"{failed.Violations[0]}\nreplay it with: {failed.Case.Command}");
    }

    [Fact]
    public void The_same_seed_gives_the_same_run()
    {
        foreach (var seed in Seeds(101, 106))
        {
            var (first, second) = (FuzzRun.Run(seed), FuzzRun.Run(seed));
            Assert.Equal(
                (first.Messages, first.Events, first.Records, first.Digest),
                (second.Messages, second.Events, second.Records, second.Digest));
            Assert.Equal(first.Faults, second.Faults);
        }
    }

    [Fact]
    public void Seeds_differ_and_a_fault_that_is_left_out_does_not_happen()
    {
        var results = Fuzzer.Run(Seeds(1, 20));
        Assert.Equal(20, results.Select(r => r.Digest).Distinct().Count());
        var calm = FuzzRun.Run(new FuzzCase(7) { Without = Enum.GetValues<Fault>().ToHashSet() });
        Assert.All(calm.Faults, count => Assert.Equal(0, count));
        Assert.Equal(0, calm.ViolationCount);
    }

    [Fact]
    public void A_case_says_the_command_that_replays_it()
    {
        Assert.Equal("alliance fuzz --seeds 17..17", new FuzzCase(17).Command);
        Assert.Equal(
            "alliance fuzz --seeds 17..17 --events 412 --incidents 2 --without crash,roadCut",
            new FuzzCase(17)
            {
                Events = 412,
                Incidents = 2,
                Without = new HashSet<Fault> { Fault.RoadCut, Fault.Crash },
            }.Command);
    }
}
