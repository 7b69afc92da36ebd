using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Stories;
using Alliance.Journals;
using Alliance.Simulation.Regions;

namespace Alliance.Host.Regions;

/// <summary>Finds what a running realm keeps, though another region has it otherwise, with the reason and the way to
/// change it.</summary>
/// <param name="realm">The region of the realm.</param>
/// <param name="other">The other region.</param>
/// <param name="calendar">Tells the days of the realm.</param>
internal sealed class KeptData(Region realm, RegionData other, Calendar calendar)
{
    private static readonly Telling AtTheStart = new(
        "运行中的域保留它建立时的设定；用新的数据文件夹启动，或用 POST /api/v1/realms 带 region 建演练域",
        "a realm keeps those that it was made with; start with a new data folder, or make a drill with this region "
            + "(POST /api/v1/realms)");

    /// <summary>Tells what is kept, line by line.</summary>
    public IEnumerable<DifferenceLine> Lines() =>
        [.. OfTheRegion(), .. Agreements(), .. Lacking(), .. Stocks()];

    private IEnumerable<DifferenceLine> OfTheRegion()
    {
        var data = realm.Data;
        if (data.Name != other.Name)
            yield return Line("region", "", "", new("区域名称", "the name of the region"), AtTheStart, "name",
                data.Name, other.Name);
        foreach (var group in data.DataQuality.Keys.Union(other.DataQuality.Keys).Order(StringComparer.Ordinal))
            if (data.DataQuality.GetValueOrDefault(group) is var before
                && other.DataQuality.GetValueOrDefault(group) is var after && before != after)
                yield return Line("dataQuality", group, group, new($"数据质量 {group}", $"data quality of {group}"),
                    AtTheStart, null, before, after);
        foreach (var (field, what, before, after) in new (string, Telling, object, object)[]
        {
            ("policies", new("规则", "policies"), data.Policies, other.Policies),
            ("responses", new("响应级别的措施", "what response levels change"), data.Responses, other.Responses),
            ("hazards", new("灾害类别", "kinds of hazard"), data.Hazards, other.Hazards),
            ("turnoutMinutes", new("出动分钟", "turnout minutes"), data.TurnoutMinutes, other.TurnoutMinutes),
        })
            foreach (var leaf in JsonLeaves.Differing(field, JsonOf(before), JsonOf(after)))
                yield return Line("region", "", "",
                    new($"{what.Zh} {leaf.Path}", $"{what.En}, {leaf.Path}"), AtTheStart, leaf.Path, leaf.Before,
                    leaf.After);
    }

    private IEnumerable<DifferenceLine> Agreements()
    {
        var present = realm.Agreements.All.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var wanted = other.TownshipAlliances
            .Select(a => new AgreementData(
                a.Id, a.Name, [.. a.Members.Select(m => new ActorId(ActorKind.Township, m))], a.Terms))
            .Concat(other.Agreements).ToDictionary(a => a.Id, StringComparer.Ordinal);
        foreach (var id in present.Keys.Union(wanted.Keys).Order(StringComparer.Ordinal))
        {
            var (was, now) = (present.GetValueOrDefault(id), wanted.GetValueOrDefault(id));
            var differing = JsonLeaves.Differing("", was is null ? null : JsonOf(was), now is null ? null : JsonOf(now))
                .ToList();
            if (differing.Count == 0) continue;
            var fields = was is null || now is null ? ""
                : $"{string.Join(", ", differing.Select(d => $"{d.Path} {d.Before ?? "–"} → {d.After ?? "–"}"))}; ";
            var why = OfAgreement(id, was, now);
            yield return Line("agreements", id, (now ?? was)!.Name,
                new($"协议 {(now ?? was)!.Name}（{id}）", $"agreement {(now ?? was)!.Name} ({id})"),
                new(fields + why.Zh, fields + why.En));
        }
    }

    private static Telling OfAgreement(string id, AgreementData? was, AgreementData? now) => (was, now) switch
    {
        (null, _) => new(
            "域中没有；协议由各方签订：POST …/agreements",
            "the realm has none; parties conclude it: POST …/agreements"),
        (_, null) => new($"文件中没有；协议由各方终止：POST …/agreements/{id}/standing",
            $"the file has none; parties terminate it: POST …/agreements/{id}/standing"),
        _ => new($"内容不同；协议由各方修订：POST …/agreements/{id}/terms（换成员则签新协议）",
            $"it differs; parties amend it: POST …/agreements/{id}/terms, or conclude another with other parties"),
    };

    private IEnumerable<DifferenceLine> Lacking()
    {
        foreach (var t in realm.Data.Townships.ExceptBy(other.Townships.Select(t => t.Code), t => t.Code))
            yield return Line("townships", t.Code, t.Name,
                new($"乡镇{t.Name}（{t.Code}）", $"township {t.Name} ({t.Code})"),
                new("文件中没有；乡镇不会被删除，可写明 mergedInto 并入哪里",
                    "the file has none; no township is taken out: say with mergedInto where it went"));
        foreach (var c in realm.Data.CommandCentres.ExceptBy(other.CommandCentres.Select(c => c.Code), c => c.Code))
            yield return Line("commandCentres", c.Code, c.Name,
                new($"指挥中心{c.Name}（{c.Code}）", $"command centre {c.Name} ({c.Code})"),
                new("文件中没有；指挥中心不会被删除，请把它的队伍停用或改归他处",
                    "the file has none; no centre is taken out: retire its squads, or give them to another"));
        foreach (var r in realm.Data.Roads.ExceptBy(other.Roads.Select(r => r.Key), r => r.Key))
            yield return Line("roads", $"{r.Key.A}–{r.Key.B}", $"{r.Key.A}–{r.Key.B}",
                new($"道路 {r.Key.A}–{r.Key.B}", $"road {r.Key.A}–{r.Key.B}"),
                new($"文件中没有；道路不会被删除，可报告中断：POST …/roads/{r.Key.A}/{r.Key.B}",
                    $"the file has none; no road is taken out: report it cut, POST …/roads/{r.Key.A}/{r.Key.B}"));
    }

    private IEnumerable<DifferenceLine> Stocks()
    {
        foreach (var depot in other.Depots)
            if (realm.Depots.GetValueOrDefault(depot.Id) is { } present
                && RegionFields.Counts(present.Stock) is var before && RegionFields.Counts(depot.Stock) is var after
                && before != after)
                yield return DifferenceLine.Of(
                    DifferenceKind.Kept, "depots", depot.Id, depot.Name,
                    new($"仓库{depot.Name}（{depot.Id}）：初始库存 {before.Zh} → {after.Zh}；仓库自己记账，请录入盘点："
                            + $"POST …/depots/{depot.Id}/stock/KIND/counts",
                        $"depot {depot.Name} ({depot.Id}): first stock {before.En} → {after.En}; the depot keeps its "
                            + $"own books, so enter what was counted: POST …/depots/{depot.Id}/stock/KIND/counts"),
                    "stock", before.En, after.En);
    }

    private static DifferenceLine Line(
        string list, string id, string name, Telling what, Telling why, string? field = null, string? before = null,
        string? after = null)
    {
        var shows = (before ?? after) is not null;
        return DifferenceLine.Of(DifferenceKind.Kept, list, id, name,
            new($"{what.Zh}：{(shows ? $"{before ?? "无"} → {after ?? "无"}；" : "")}{why.Zh}",
                $"{what.En}: {(shows ? $"{before ?? "none"} → {after ?? "none"}; " : "")}{why.En}"),
            field, before, after);
    }

    /// <summary>Returns a value as JSON. The moments of agreements become days: a clock may have started a little later
    /// than a file was read.</summary>
    private JsonNode JsonOf(object value)
    {
        var json = JsonSerializer.SerializeToNode(value, value.GetType(), RecordJson.Options)!;
        if (value is AgreementData && json["terms"] is JsonObject terms)
            foreach (var day in (string[])["from", "until"])
                if (terms[day]?.GetValue<long>() is { } moment)
                    terms[day] = $"{calendar.DayAt(new Instant(moment)):yyyy-MM-dd}";
        return json;
    }
}
