using Alliance.Core.Identifiers;
using Alliance.LoadTesting.Profiles;
using Alliance.Simulation.Statistics;

namespace Alliance.LoadTesting.Tests.Profiles;

public sealed class LoadMixTests
{
    [Fact]
    public void TheUsualMixIsReadAsItIsWritten() =>
        Assert.Equal(LoadMix.Usual, $"{LoadMix.Parse(LoadMix.Usual, out _)}");

    [Theory]
    [InlineData("urgent=1", 0, 100)]
    [InlineData("urgent=1,reads=150,approvals=0", 150, 0)]
    public void WhatIsLeftOutIsZeroButEveryApprovalIsGiven(string text, int reads, int approvals)
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
    public void AMixThatSaysNothingIsRefusedWithAnExample(string text)
    {
        Assert.Null(LoadMix.Parse(text, out var wrong));
        Assert.Contains(LoadMix.Usual, wrong, StringComparison.Ordinal);
    }

    [Fact]
    public void SoManyOfAHundredApprovalsAreGivenAsTheMixSays()
    {
        var random = new RandomStream(1, new ActorId(ActorKind.Realm, "load"), "test");
        var mix = LoadMix.Parse("urgent=1,approvals=30", out _)!;
        Assert.InRange(Enumerable.Range(0, 10_000).Count(_ => mix.DrawApproval(random)), 2_800, 3_200);
    }
}
