using Alliance.LoadTesting.Profiles;

namespace Alliance.LoadTesting.Tests.Profiles;

public sealed class FaultTests
{
    [Theory]
    [InlineData("kill-silo@20s", "KillSilo", 20, 0, false)]
    [InlineData("pause-silo@10s,5s", "PauseSilo", 10, 5, false)]
    [InlineData("pause-silo@1.5s", "PauseSilo", 1.5, 5, false)]
    [InlineData("slow-store@10s,3s", "SlowStore", 10, 3, true)]
    [InlineData("restart-store@15s", "RestartStore", 15, 0, true)]
    public void A_fault_is_read_with_its_times(string text, string kind, double at, double length, bool needsRedis)
    {
        var fault = LoadFault.Parse(text, out var wrong)!;
        Assert.Null(wrong);
        Assert.Equal(
            (kind, at, length, needsRedis),
            ($"{fault.Kind}", fault.At!.Value.TotalSeconds, fault.Length.TotalSeconds, fault.NeedsRedis));
    }

    [Fact]
    public void Without_a_time_the_seed_draws_one_in_the_middle_of_the_run()
    {
        var fault = LoadFault.Parse("kill-silo", out _)!;
        var minute = TimeSpan.FromMinutes(1);
        Assert.Null(fault.At);
        Assert.Equal(fault.Moment(minute, new Random(7)), fault.Moment(minute, new Random(7)));
        Assert.NotEqual(fault.Moment(minute, new Random(7)), fault.Moment(minute, new Random(8)));
        Assert.All(Enumerable.Range(0, 100), seed =>
            Assert.InRange(fault.Moment(minute, new Random(seed)).TotalSeconds, 15, 36));
    }

    [Theory]
    [InlineData("kill-silo@29.9s", 30, true)]
    [InlineData("kill-silo@30s", 30, false)]
    [InlineData("pause-silo@10s,50s", 30, true)]
    [InlineData("kill-silo", 30, true)]
    [InlineData("kill-silo@500s", null, true)]
    public void A_fault_must_strike_before_the_end_of_a_run_whose_length_is_known(string text, int? seconds, bool may)
    {
        var why = LoadFault.Parse(text, out _)!.WhyNever(seconds is { } s ? TimeSpan.FromSeconds(s) : null);
        Assert.Equal(may, why is null);
        if (!may) Assert.Contains("over after 30 s", why!.Value.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("steady", 5)]
    [InlineData("surge", 40)]
    [InlineData("soak", 5)]
    [InlineData("ramp", null)]
    public void A_run_is_as_long_as_its_steps_and_of_a_ramp_nobody_knows(string profile, int? seconds)
    {
        var options = new LoadOptions
        {
            Profile = Enum.Parse<LoadProfile>(profile, ignoreCase: true),
            Step = TimeSpan.FromSeconds(5),
            Realm = "load-1",
            Mix = LoadMix.Parse(LoadMix.Usual, out _)!,
        };
        Assert.Equal(seconds, LoadPlan.Length(options)?.TotalSeconds);
    }

    [Theory]
    [InlineData("kill-silo@20", "is no fault")]
    [InlineData("burn-silo@20s", "is no fault")]
    [InlineData("kill-silo@20s,5s", "without its length")]
    [InlineData("pause-silo@20s,0s", "last no time")]
    public void What_is_no_fault_is_named_with_the_mend(string text, string says)
    {
        Assert.Null(LoadFault.Parse(text, out var wrong));
        Assert.Contains(says, wrong!.Value.En, StringComparison.Ordinal);
    }
}
