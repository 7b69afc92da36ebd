using Alliance.Core.Identifiers;
using Alliance.LoadTesting.Profiles;
using Alliance.Simulation.Statistics;

namespace Alliance.LoadTesting.Tests.Profiles;

public sealed class LoadMixTests
{
    [Fact]
    public void The_usual_mix_is_read_as_it_is_written() =>
        Assert.Equal(LoadMix.Usual, $"{LoadMix.Parse(LoadMix.Usual, out _)}");

    [Theory]
    [InlineData("urgent=1", 0, 100)]
    [InlineData("urgent=1,reads=150,approvals=0", 150, 0)]
    public void What_is_left_out_is_zero_but_every_approval_is_given(string text, int reads, int approvals)
    {
        var mix = LoadMix.Parse(text, out _)!;
        Assert.Equal((reads, approvals), (mix.Reads, mix.Approvals));
    }

    [Theory]
    [InlineData("urgent=1,approvals=101")]
    [InlineData("reads=5")]
    [InlineData("urgent=-1")]
    [InlineData("urgent")]
    [InlineData("denials=5")]
    public void A_mix_that_says_nothing_is_refused_with_an_example(string text)
    {
        Assert.Null(LoadMix.Parse(text, out var wrong));
        Assert.Contains(LoadMix.Usual, wrong!.Value.En, StringComparison.Ordinal);
    }

    [Fact]
    public void So_many_of_a_hundred_approvals_are_given_as_the_mix_says()
    {
        var random = new RandomStream(1, new ActorId(ActorKind.Realm, "load"), "test");
        var mix = LoadMix.Parse("urgent=1,approvals=30", out _)!;
        Assert.InRange(Enumerable.Range(0, 10_000).Count(_ => mix.DrawApproval(random)), 2_800, 3_200);
    }
}
