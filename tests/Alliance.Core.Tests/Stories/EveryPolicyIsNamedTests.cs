using Alliance.Core.Awards;
using Alliance.Core.Stories;
using Xunit;

namespace Alliance.Core.Tests.Stories;

public sealed class EveryPolicyIsNamedTests
{
    public static TheoryData<string> Policies => [.. AwardPolicy.Names];

    [Theory]
    [MemberData(nameof(Policies))]
    public void The_story_of_an_award_names_its_policy_in_both_languages(string policy)
    {
        var told = AwardStory.PolicyOf(policy);
        Assert.True(told.Zh.Any(c => c is >= '\u4e00' and <= '\u9fff'),
            $"The award policy {policy} has no Chinese name. Give it one in AwardStory.PolicyOf.");
        Assert.Equal(policy, told.En);
    }
}
