using System.Globalization;
using Alliance.Core.Requests;
using Alliance.Core.Vocabulary;
using Xunit;

namespace Alliance.Core.Tests.Fuzz;

/// <summary>Whatever the seed, all invariants hold, every request ends, and at rest all agree.</summary>
public sealed class StormTests
{
    private const string SeedVariable = "ALLIANCE_STORM_SEED";

    public static TheoryData<int> Seeds => Environment.GetEnvironmentVariable(SeedVariable) is { } seed
        ? [int.Parse(seed, CultureInfo.InvariantCulture)]
        : [.. Enumerable.Range(1,
            int.Parse(Environment.GetEnvironmentVariable("ALLIANCE_STORMS") ?? "300", CultureInfo.InvariantCulture))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Whatever_happens_everything_ends_and_all_agree(int seed)
    {
        var storm = new Storm((ulong)seed);
        var failure = Record.Exception(storm.Blow);
        var open = storm.Story.Journal.Where(e => e.Body is RequestSubmitted).Select(e => e.Actor)
            .Except(storm.Story.Journal.Where(e => e.Body is RequestSettled).Select(e => e.Actor));
        List<string> wrong = [.. storm.Story.Violations().Select(v =>
            $"{v.Invariant}: {v.What} (records {string.Join(", ", v.Records)})"), .. open.Select(r => $"{r} is open.")];
        if (failure is not null) wrong.Add(failure.ToString());
        else if (!storm.Story.IsAtRest) wrong.Add("Mail still waits for a silent actor.");
        if (wrong.Count == 0) return;
        if (Environment.GetEnvironmentVariable("ALLIANCE_STORM_JOURNAL") is { } file)
            File.WriteAllLines(file, storm.Story.Journal.Select(e => e.ToString()));
        Assert.Fail($"""
            {string.Join(Environment.NewLine, wrong)}
            Replay: {SeedVariable}={seed} ALLIANCE_STORM_JOURNAL=storm.txt \
                dotnet run --project tests/Alliance.Core.Tests -- -class {typeof(StormTests).FullName}
            """);
    }

    [Fact]
    public void A_seed_gives_one_story()
    {
        var (first, second) = (new Storm(7), new Storm(7));
        first.Blow();
        second.Blow();
        Assert.NotEmpty(first.Story.Journal);
        Assert.Equal(first.Story.Journal.Select(e => e.ToString()), second.Story.Journal.Select(e => e.ToString()));
    }

    [Fact]
    public void Storms_are_storms()
    {
        var outcomes = Enumerable.Range(1, 60).SelectMany(seed =>
        {
            var storm = new Storm((ulong)seed);
            storm.Blow();
            return storm.Story.All<RequestSettled>().Select(r => r.Outcome);
        }).ToHashSet();
        Assert.Superset(new HashSet<Outcome> { Outcome.Fulfilled, Outcome.PartiallyFulfilled, Outcome.Unfilled,
            Outcome.Cancelled, Outcome.Expired }, outcomes);
    }
}
