using Alliance.Core.Hazards;
using Alliance.Core.Identifiers;
using Xunit;

namespace Alliance.Core.Tests.Hazards;

/// <summary>A hazard is found by what it is, not by how it is spelt.</summary>
public sealed class HazardCatalogueTests
{
    private static readonly HazardKind Swan = new("black-swan", HazardClass.SocialSecurity, "黑天鹅", "black swan");

    [Theory]
    [InlineData("flood", "flood")]
    [InlineData("Flood", "flood")]
    [InlineData("ＦＬＯＯＤ", "flood")]
    [InlineData("洪水", "flood")]
    [InlineData("洪涝灾害", "flood")]
    [InlineData(" 洪 水 ", "flood")]
    [InlineData("floods", "flood")]
    [InlineData("Flash Flood", "flash-flood")]
    [InlineData("flash_flood", "flash-flood")]
    [InlineData("山洪暴发", "flash-flood")]
    [InlineData("城市内涝", "waterlogging")]
    [InlineData("山体滑坡", "landslide")]
    [InlineData("Land Slide", "landslide")]
    [InlineData("mudslide", "debris-flow")]
    [InlineData("山火", "wildfire")]
    [InlineData("煤气泄漏", "gas-leak")]
    [InlineData("危化品泄漏事故", "hazmat")]
    [InlineData("车祸", "traffic-accident")]
    [InlineData("矿难", "mine-accident")]
    [InlineData("房屋倒塌", "building-collapse")]
    [InlineData("水库溃坝", "dam-danger")]
    [InlineData("有人落水", "drowning")]
    [InlineData("老人走失", "missing-person")]
    [InlineData("storm", "storm")]
    [InlineData("冻雨", "ice")]
    [InlineData("heat wave", "heat")]
    [InlineData("疫情", "epidemic")]
    [InlineData("集体食物中毒", "food-poisoning")]
    [InlineData("非洲猪瘟", "animal-disease")]
    [InlineData("群体事件", "crowd-incident")]
    public void A_word_is_found_by_code_name_and_synonym_in_any_spelling(string word, string code) =>
        Assert.Equal(code, HazardCatalogue.Usual.Find(word)?.Code);

    [Theory]
    [InlineData("")]
    [InlineData("？！")]
    [InlineData("flod")]
    [InlineData("火星人")]
    public void A_word_that_means_nothing_is_not_found(string word) =>
        Assert.Null(HazardCatalogue.Usual.Find(word));

    [Fact]
    public void No_word_means_two_kinds()
    {
        var words = HazardCatalogue.Usual.Kinds
            .SelectMany(k => k.Synonyms.Append(k.Code).Append(k.Zh).Append(k.En).Select(FoldedText.Of).Distinct())
            .GroupBy(w => w).Where(g => g.Count() > 1).Select(g => g.Key);
        Assert.Empty(words);
    }

    [Fact]
    public void Every_class_has_kinds_and_every_wider_kind_is_one() =>
        Assert.Multiple(
            () => Assert.All(Enum.GetValues<HazardClass>(), of =>
                Assert.Contains(HazardCatalogue.Usual.Kinds, k => k.Class == of)),
            () => Assert.All(HazardCatalogue.Usual.Kinds, k =>
                Assert.True(k.Broader is null || HazardCatalogue.Usual.Kinds.Any(w => w.Code == k.Broader), k.Code)),
            () => Assert.All(HazardCatalogue.Usual.Kinds, k => Assert.Null(k.Official)));

    [Fact]
    public void A_kind_and_a_case_of_it_may_be_one_event()
    {
        var hazards = HazardCatalogue.Usual;
        Assert.True(hazards.IsSame("Flood", "洪水"));
        Assert.False(hazards.IsSame("flood", "flash-flood"));
        Assert.True(hazards.MayBeSame("山洪", "flood"));
        Assert.True(hazards.MayBeSame("flood", "内涝"));
        Assert.False(hazards.MayBeSame("山洪", "内涝"));
        Assert.False(hazards.MayBeSame("flood", "fire"));
    }

    [Fact]
    public void A_word_that_was_stored_before_there_was_a_catalogue_is_itself()
    {
        Assert.Equal("cover", HazardCatalogue.Usual.CodeOf("cover"));
        Assert.True(HazardCatalogue.Usual.MayBeSame("stampeding yaks", "stampeding yaks"));
    }

    [Theory]
    [InlineData("决堤", "洪水", true)]
    [InlineData("暴雨", "内涝", true)]
    [InlineData("垮山", "山体塌方", true)]
    [InlineData("车祸", "汽车自燃", true)]
    [InlineData("洪水", "洪水", false)]
    [InlineData("车祸", "洪水", false)]
    public void Kinds_that_commonly_come_together_are_known(string one, string other, bool together)
    {
        Assert.Equal(together, HazardCatalogue.Usual.ComeTogether(one, other));
        Assert.Equal(together, HazardCatalogue.Usual.ComeTogether(other, one));
    }

    [Fact]
    public void Every_kind_that_another_names_is_in_the_catalogue()
    {
        var codes = HazardCatalogue.Usual.Kinds.Select(k => k.Code).ToHashSet();
        Assert.All(HazardCatalogue.Usual.Kinds.SelectMany(k => k.Together), c => Assert.Contains(c, codes));
    }

    [Fact]
    public void A_region_adds_kinds_replaces_them_and_leaves_the_usual_ones_out()
    {
        var own = new HazardKind("flood", HazardClass.Natural, "大水", "deluge") { Official = "from the table" };
        var hazards = HazardCatalogue.Of(new RegionHazards { Kinds = [Swan, own] });
        Assert.Equal("black-swan", hazards.Find("黑天鹅事件")?.Code);
        Assert.Equal("from the table", hazards.Find("deluge")?.Official);
        Assert.Null(hazards.Find("洪水"));
        Assert.NotNull(hazards.Find("fire"));
        Assert.Equal(["black-swan"], HazardCatalogue.Of(new() { Usual = false, Kinds = [Swan] }).Kinds
            .Select(k => k.Code));
        Assert.Same(HazardCatalogue.Usual, HazardCatalogue.Of(new()));
    }
}
