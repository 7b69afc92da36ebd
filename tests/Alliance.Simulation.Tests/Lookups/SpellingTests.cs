using Alliance.Simulation.Lookups;

namespace Alliance.Simulation.Tests.Lookups;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("近尾洲鎮", "近尾洲镇")]
    [InlineData("４３０４２２１１９", "430422119")]
    [InlineData("Township / 430422119", "township430422119")]
    [InlineData("雲集 街道", "云集街道")]
    public void Spellings_of_one_name_are_equal(string typed, string folded) =>
        Assert.Equal(folded, Spelling.Fold(typed));

    [Theory]
    [InlineData("Jìn wěi zhōu", "jinweizhou")]
    [InlineData("jin4 wei3 zhou1", "jinweizhou")]
    [InlineData("Xi'an", "xian")]
    [InlineData("lǜ", "lv")]
    [InlineData("近尾洲", null)]
    [InlineData("430422", null)]
    public void Pinyin_is_read_with_and_without_tones(string typed, string? letters) =>
        Assert.Equal(letters, Spelling.Pinyin(typed));

    [Fact]
    public void Letters_of_several_readings_have_them_all()
    {
        Assert.Contains("zha", Spelling.ReadingsOf('柞'));
        Assert.Contains("che", Spelling.ReadingsOf('车'));
        Assert.Contains("ju", Spelling.ReadingsOf('车'));
        Assert.Empty(Spelling.ReadingsOf('x'));
    }
}
