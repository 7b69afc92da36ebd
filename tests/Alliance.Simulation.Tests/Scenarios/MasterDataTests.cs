using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Revisions;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Simulation.Tests.Scenarios;

/// <summary>A region file says whom to call, what is retired or merged, and until when stock is good.</summary>
public sealed class MasterDataTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 8, 3, 16, 250, Calendar.China);

    private readonly Files _files = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-").FullName;

    public MasterDataTests() => _files.Region = _files.Region
        .Replace("    reserveFloor: 0\n    teams:", "    reserveFloor: 0\n"
            + "    contacts: [{ name: 李敏, role: 值班长, telephone: 0734-8559119 }, "
            + "{ name: 王强, telephone: 13800000000 }]\n"
            + "    teams:", StringComparison.Ordinal)
        .Replace("capabilities: [flood-rescue, evacuation] }", "capabilities: [flood-rescue, evacuation], "
            + "retired: true, formerly: [{ name: 老艇队 }], "
            + "contacts: [{ name: 周勇, telephone: +86 138 1111 2222 }] }", StringComparison.Ordinal)
        .Replace("stock: { boats: 2 } }", "stock: { boats: 2, water: 50 }, collectionPoint: true, "
            + "formerly: [{ name: 老库 }, { name: 旧库 }], lots: "
            + "[{ kind: water, units: 30, expires: 2026-12-31 }, { kind: water, units: 20, expires: 2027-06-01 }], "
            + "contacts: [{ name: 赵云, role: 站长, telephone: (0734) 855 9119 }] }", StringComparison.Ordinal)
        .Replace("        villages: 6\n", "        villages: 6\n        retired: true\n"
            + "        formerly: [{ name: 东片联盟 }]\n"
            + "        contacts: [{ name: 孙梅, telephone: 0734-1 }]\n", StringComparison.Ordinal)
        .Replace("reserveFloor: 0, superior: 430422 }", "reserveFloor: 0, superior: 430422, mergedInto: 430422001,\n"
            + "          brought: [430422002-S1, 东村],\n"
            + "          contacts: [{ name: 钱进, telephone: 0734-2 }] }", StringComparison.Ordinal)
        .Replace("    kind: subdistrict\n    lat: 26.7461", "    kind: subdistrict\n"
            + "    formerly: [{ code: 430422002, name: 车江街道 }]\n    lat: 26.7461", StringComparison.Ordinal)
        .Replace("approvalMinutes: 10 }", "approvalMinutes: 10, from: 2026-01-01, until: 2028-12-31 }",
            StringComparison.Ordinal);

    public void Dispose()
    {
        _files.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void They_are_read()
    {
        var region = new Region(Read(_files.Region));
        Assert.Equal(
            [new ContactPerson("李敏", "值班长", "0734-8559119"), new ContactPerson("王强", null, "13800000000")],
            region.Contacts[new(ActorKind.CommandCentre, "430422")]);
        Assert.Equal("(0734) 855 9119", Assert.Single(region.Contacts[new(ActorKind.Depot, "430422001-D1")]).Telephone);
        Assert.Equal("周勇", Assert.Single(region.Contacts[new(ActorKind.RescueTeam, "430422001-S1")]).Name);
        Assert.Equal("孙梅", Assert.Single(region.Contacts[new(ActorKind.VillageAlliance, "430422001-V01")]).Name);
        Assert.Equal("钱进", Assert.Single(region.Contacts[new(ActorKind.Township, "430422002")]).Name);
        Assert.True(region.Teams["430422001-S1"].Retired);
        Assert.Equal("老艇队", Assert.Single(region.Teams["430422001-S1"].Formerly).Name);
        Assert.Equal(["老库", "旧库"], region.Depots["430422001-D1"].Formerly.Select(f => f.Name));
        Assert.Equal("东片联盟", Assert.Single(region.VillageAlliances["430422001-V01"].Formerly).Name);
        Assert.True(region.VillageAlliances["430422001-V01"].Retired);
        Assert.True(region.Depots["430422001-D1"] is { IsCollectionPoint: true, Retired: false });
        Assert.Equal("430422001", region.Standing("430422002"));
        Assert.Equal(["430422002-S1", "东村"], region.Townships["430422002"].Brought);
    }

    [Fact]
    public void A_lot_is_lent_until_midnight_in_China_at_the_end_of_its_day()
    {
        var depot = Assert.Single(Read(_files.Region).Depots);
        var midnight = new DateTimeOffset(2027, 1, 1, 0, 0, 0, Calendar.China);
        Assert.Equal(30, depot.Expired(Catalogue.Water, 50, At(midnight)));
        Assert.Equal(0, depot.Expired(Catalogue.Water, 50, At(midnight.AddMilliseconds(-1))));

        static Instant At(DateTimeOffset moment) => new((long)(moment - Start).TotalMilliseconds);
    }

    [Fact]
    public void A_region_is_written_back_and_read_again_as_an_equal_one()
    {
        var region = Read(_files.Region);
        var again = Read(TextOf(region, Start));
        Assert.Equal(0, RegionDifference.Between(region, again).Count);
        Assert.Equal(0, RegionDifference.Between(again, region).Count);
        Assert.Equal(RegionJson.Write(region with { Contacts = [] }), RegionJson.Write(again with { Contacts = [] }));
        Assert.Equal(region.Contacts.Count, again.Contacts.Count);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(60_000)]
    public void A_clock_that_starts_later_or_runs_faster_tells_the_same_days(int factorPermille)
    {
        var later = new Span(1_234);
        var ofRealm = Read(_files.Region).InRealm(later, factorPermille);
        var calendar = new Calendar(Start.AddMilliseconds(later.Milliseconds), factorPermille);
        Assert.Equal(
            [new DateOnly(2027, 1, 1), new DateOnly(2027, 6, 2)],
            ofRealm.Depots[0].Lots.Select(l => calendar.DayAt(l.ExpiresAt)));
    }

    [Fact]
    public void Days_cannot_be_written_without_the_start_from_which_they_count() =>
        Assert.Throws<NotSupportedException>(() => TextOf(Read(_files.Region), null));

    [Theory]
    [InlineData("telephone: 0734-8559119", "telephone: 值班室", "telephone 值班室 cannot be dialled")]
    [InlineData("role: 值班长, ", "rank: 值班长, ", "unknown key rank in contact")]
    [InlineData("mergedInto: 430422001", "mergedInto: 430422003", "430422003")]
    [InlineData("mergedInto: 430422001", "mergedInto: 430422002", "430422002 is merged into itself in the end")]
    [InlineData("expires: 2026-12-31", "expires: soon", "expires soon is no day")]
    [InlineData("kind: water, units: 30", "kind: watr, units: 30", "kind watr is unknown")]
    [InlineData("retired: true,", "retired: perhaps,", "retired is perhaps")]
    [InlineData("people: 7", "people: 101", "people is 101, above 100")]
    public void What_is_wrong_in_them_is_said(string from, string to, string error)
    {
        Assert.Contains(from, _files.Region, StringComparison.Ordinal);
        _files.Region = _files.Region.Replace(from, to, StringComparison.Ordinal);
        Assert.Contains(_files.Errors(), e => e.Contains(error, StringComparison.Ordinal));
    }

    private RegionData Read(string text)
    {
        var file = Path.Combine(_folder, "region.yaml");
        File.WriteAllText(file, text);
        var read = RegionLoader.Load(file, Start);
        Assert.Empty(read.Errors);
        return read.Value!;
    }

    private static string TextOf(RegionData region, DateTimeOffset? start)
    {
        using var text = new StringWriter();
        RegionWriter.Write(region, text, start: start);
        return text.ToString();
    }
}
