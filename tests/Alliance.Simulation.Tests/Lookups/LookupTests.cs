using Alliance.Core.Geography;
using Alliance.Core.Hazards;
using Alliance.Simulation.Lookups;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Tests.Scenarios;

namespace Alliance.Simulation.Tests.Lookups;

/// <summary>The places and kinds of Hengnan are found by what people type.</summary>
public sealed class LookupTests
{
    private static readonly RegionData Hengnan =
        RegionLoader.Load(Path.Combine(Files.Scenarios, "regions", "hengnan.yaml")).Value!;
    private static readonly LookupIndex Index = LookupIndex.Of(new Region(Hengnan));

    [Theory]
    [InlineData("430422119", "430422119")]
    [InlineData("４３０４２２１１９", "430422119")]
    [InlineData("近尾洲镇", "430422119")]
    [InlineData("近尾洲鎮", "430422119")]
    [InlineData("近尾洲", "430422119")]
    [InlineData(" 近尾洲 镇 ", "430422119")]
    [InlineData("衡南县近尾洲镇", "430422119")]
    [InlineData("湖南省衡阳市衡南县近尾洲镇", "430422119")]
    [InlineData("430422119 近尾洲镇", "430422119")]
    [InlineData("近尾洲镇（430422119）", "430422119")]
    [InlineData("Township/近尾洲镇", "430422119")]
    [InlineData("云集", "430422001")]
    [InlineData("430422113", "430422126")]
    [InlineData("岐山镇", "430422126")]
    [InlineData("岐山", "430422126")]
    [InlineData("430422113 岐山镇", "430422126")]
    [InlineData("430422113201", "430422126")]
    [InlineData("430422119201", "430422119")]
    [InlineData("430422119000", "430422119")]
    [InlineData("向阳镇", "430422003")]
    public void A_township_is_named_by_code_name_former_name_and_former_code(string typed, string code) =>
        Assert.Equal([code], Index.Named(typed, LookupKind.Township).Select(h => h.Entry.Code));

    [Theory]
    [InlineData("430422219")]
    [InlineData("430422120")]
    [InlineData("430422120 近尾洲镇")]
    [InlineData("jinweizhou")]
    [InlineData("尾洲")]
    [InlineData("镇")]
    [InlineData("")]
    public void What_is_only_like_a_township_names_none(string typed) =>
        Assert.Empty(Index.Named(typed, LookupKind.Township));

    [Theory]
    [InlineData("jinweizhou", "430422119", LookupBy.Pinyin)]
    [InlineData("jinweizhouzhen", "430422119", LookupBy.Pinyin)]
    [InlineData("Jìn wěi zhōu", "430422119", LookupBy.Pinyin)]
    [InlineData("jinwei", "430422119", LookupBy.Pinyin)]
    [InlineData("jwz", "430422119", LookupBy.Initials)]
    [InlineData("尾洲", "430422119", LookupBy.PartOfName)]
    [InlineData("近尾州", "430422119", LookupBy.Sound)]
    [InlineData("zhashi", "430422115", LookupBy.Pinyin)]
    [InlineData("qishan", "430422126", LookupBy.Pinyin)]
    [InlineData("tiesitang", "430422108", LookupBy.Pinyin)]
    [InlineData("tst", "430422108", LookupBy.Initials)]
    [InlineData("430422120 近尾洲镇", "430422119", LookupBy.Name)]
    [InlineData("近尾洲镇沿江村三组", "430422119", LookupBy.Within)]
    [InlineData("Jinweizhou Town", "430422119", LookupBy.Within)]
    public void A_township_is_suggested_by_pinyin_initials_and_parts_of_its_name(
        string typed, string code, LookupBy by)
    {
        var first = Index.Search(typed, 5, LookupKind.Township)[0];
        Assert.Equal((code, by), (first.Entry.Code, first.By));
    }

    [Theory]
    [InlineData("430422219")]
    [InlineData("430422120")]
    [InlineData("430422102")]
    public void A_wrong_code_suggests_no_other_code(string typed)
    {
        Assert.Empty(Index.Search(typed, 5));
        Assert.DoesNotContain(
            "4304221", LookupReasons.Hint(Index, typed, LookupKind.Township), StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_said_what_a_former_code_is_now()
    {
        var hit = Index.Named("430422113", LookupKind.Township)[0];
        Assert.Equal("430422113 岐山镇 is now 430422126 鸡笼镇", LookupReasons.Why(hit, "430422113").En);
        Assert.Equal("430422113 岐山镇 现为 430422126 鸡笼镇", LookupReasons.Why(hit, "430422113").Zh);
    }

    [Theory]
    [InlineData("衡南县应急指挥中心", LookupKind.CommandCentre, "430422")]
    [InlineData("CommandCentre/430422", LookupKind.CommandCentre, "430422")]
    [InlineData("衡阳区域应急救援中心", LookupKind.CommandCentre, "HY-RRC")]
    [InlineData("hy-rrc", LookupKind.CommandCentre, "HY-RRC")]
    [InlineData("近尾洲镇微型消防站", LookupKind.Team, "430422119-F1")]
    [InlineData("430422119－ｆ1", LookupKind.Team, "430422119-F1")]
    [InlineData("近尾洲镇应急物资储备库", LookupKind.Depot, "430422119-D1")]
    [InlineData("近尾洲镇第一村级应急救援联盟", LookupKind.VillageAlliance, "430422119-V01")]
    [InlineData("水域救援", LookupKind.Capability, "flood-rescue")]
    [InlineData("Flood Rescue", LookupKind.Capability, "flood-rescue")]
    [InlineData("冲锋舟", LookupKind.Supply, "boats")]
    [InlineData("boat", LookupKind.Supply, "boats")]
    [InlineData("橡皮艇", LookupKind.Supply, "boats")]
    [InlineData("洪水", LookupKind.Hazard, "flood")]
    [InlineData("山體滑坡", LookupKind.Hazard, "landslide")]
    [InlineData("危化品泄漏事故", LookupKind.Hazard, "hazmat")]
    public void Tiers_squads_depots_and_kinds_are_named_too(string typed, LookupKind kind, string code) =>
        Assert.Equal([code], Index.Named(typed, kind).Select(h => h.Entry.Code));

    [Theory]
    [InlineData("flod", "flood")]
    [InlineData("hongshui", "flood")]
    [InlineData("泥石", "debris-flow")]
    [InlineData("landslde", "landslide")]
    [InlineData("山里发大水了", "flood")]
    [InlineData("房屋着火", "fire")]
    public void A_hazard_that_is_not_known_gets_the_nearest(string typed, string code)
    {
        Assert.Empty(Index.Named(typed, LookupKind.Hazard));
        Assert.Contains(code, LookupReasons.Hint(Index, typed, LookupKind.Hazard), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("近尾洲消防站", "430422119-F1")]
    [InlineData("县无人机", "430422-A1")]
    [InlineData("hyrrc", "HY-RRC")]
    public void A_squad_or_a_centre_is_suggested_by_what_people_call_it(string typed, string code) =>
        Assert.Equal(code, Index.Search(typed, 1)[0].Entry.Code);

    [Fact]
    public void A_wrong_number_of_a_squad_names_those_of_its_owner() =>
        Assert.Contains(
            "430422119-F1", LookupReasons.Hint(Index, "430422119-F9", LookupKind.Team), StringComparison.Ordinal);

    [Fact]
    public void A_name_that_two_townships_have_names_both()
    {
        var twice = Hengnan with
        {
            Townships =
            [
                .. Hengnan.Townships.Select(t => t.Code == "430422103"
                    ? t with { Formerly = [new(null, "岐山镇")] } : t),
            ],
        };
        Assert.Equal(["430422103", "430422126"], LookupIndex.Of(twice).Named("岐山镇", LookupKind.Township)
            .Select(h => h.Entry.Code).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_called_so_now_goes_before_what_was_called_so()
    {
        var renamed = Hengnan with
        {
            Townships =
            [
                .. Hengnan.Townships.Select(t => t.Code == "430422104"
                    ? t with { Formerly = [new(null, "近尾洲镇"), new(null, "冠市镇")] } : t),
            ],
        };
        foreach (var typed in (string[])["近尾洲镇", "近尾洲", "衡南县近尾洲"])
            Assert.Equal(["430422119"], LookupIndex.Of(renamed).Named(typed, LookupKind.Township)
                .Select(h => h.Entry.Code));
    }

    [Fact]
    public void A_village_names_its_township_and_a_hazard_of_the_region_is_found()
    {
        var region = Hengnan with
        {
            Townships =
            [
                .. Hengnan.Townships.Select(t => t.Code == "430422119"
                    ? t with { Villages = [new("沿江村", "430422119209")] } : t),
            ],
            Hazards = new() { Kinds = [new("ice-jam", HazardClass.Natural, "凌汛", "ice jam")] },
        };
        var index = LookupIndex.Of(region);
        Assert.Equal("430422119", Assert.Single(index.Named("沿江村")).Entry.Place);
        Assert.Equal("430422119", Assert.Single(index.Named("430422119209", LookupKind.Village)).Entry.Place);
        Assert.Equal("ice-jam", Assert.Single(index.Named("凌汛", LookupKind.Hazard)).Entry.Code);
    }

    [Fact]
    public void A_retired_squad_is_meant_only_where_none_that_stands_has_the_name()
    {
        var (first, second) = (Hengnan.Teams[0], Hengnan.Teams[1]);
        Assert.Equal([second.Id],
            Found(first with { Name = "飞虎队", Retired = true }, second with { Name = "飞虎队" }));
        Assert.Equal([second.Id], Found(
            first with { Name = "飞虎队", Retired = true },
            second with { Formerly = [new FormerPlace(null, "飞虎队")] }));
        Assert.Equal([first.Id], Found(first with { Name = "飞虎队", Retired = true }, second));

        static IEnumerable<string> Found(params TeamData[] teams) => LookupIndex
            .Of(Hengnan with { Teams = [.. teams, .. Hengnan.Teams.Skip(2)] })
            .Named("飞虎队", LookupKind.Team).Select(h => h.Entry.Code);
    }
}
