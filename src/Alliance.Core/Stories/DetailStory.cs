using System.Globalization;
using Alliance.Core.Actors;
using Alliance.Core.Hazards;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Stories;

/// <summary>Tells of details of reports: those that came late, that were left out, or that were flagged.</summary>
internal static class DetailStory
{
    /// <summary>Tells what was said of an earlier time than that of which something is known.</summary>
    public static Telling? TellLate(JournalRecord body)
    {
        if (body is not LateFact late) return null;
        var (said, stands) = (Value(late.Field, late.Said), Value(late.Field, late.Stands));
        return new(
            $"补报的{LateZh(late.Field)}“{said.Zh}”早于现有数据，已记录，现有“{stands.Zh}”不变",
            $"{late.Field} \"{said.En}\" is of an earlier time than \"{stands.En}\", which stands; it is on record");
    }

    /// <summary>Tells a detail that was left out of a report. What was said is withheld where it may be a person's
    /// number.</summary>
    public static Telling TellLeftOut(DetailLeftOut detail, Telling who) => new(
        $"{who.Zh} 报告的{FieldZh(detail.Field)}{(detail.Said.Length > 0 ? $"“{detail.Said}”" : "")}无法采用，已略去，"
            + $"报告其余内容有效；{MendZh(detail)}",
        $"{who.En} reports {detail.Field}{(detail.Said.Length > 0 ? $" \"{detail.Said}\"" : "")}, which is left out, "
            + $"and the report stands: {detail.Mend}");

    /// <summary>Tells in Chinese why a number was flagged, as the record says it in English.</summary>
    public static string FlaggedZh(DetailFlagged flagged) => flagged.Mend switch
    {
        var mend when OnPaper(mend) is { } paper => flagged.Said == flagged.Taken
            ? $"在册 {paper} 人，请更正该队数据"
            : $"不采用；在册 {paper} 人，请核报出动人数，无人出动时请报 outOfService",
        "not taken: a later number stands." => "不采用；已有更晚的数字",
        "not taken: it cannot be, or a later number stands." => "不采用；人数不可能，或已有更晚的数字",
        "not taken: it is of before the order that the squad has now." => "不采用；系现有命令之前的人数",
        "taken for this outing, for which the squad has no order." => "尚无命令，用于本次出动",
        "taken for the next order: the squad has none yet." => "尚无命令，下次出动时采用",
        _ => flagged.Said == flagged.Taken ? "已采用" : "不采用，请核报出动人数",
    };

    // The words of the flag are those of the squad: it has so many people on paper.
    private static string? OnPaper(string mend)
    {
        const string before = " has ", after = " on paper";
        var end = mend.IndexOf(after, StringComparison.Ordinal);
        var start = end < 0 ? -1 : mend.LastIndexOf(before, end, StringComparison.Ordinal);
        return start < 0 ? null : mend[(start + before.Length)..end];
    }

    /// <summary>Names a value of a late fact as people say it. Journals keep its code.</summary>
    private static Telling Value(string field, string text)
    {
        var (code, rest) = text.LastIndexOf(' ') is var at and > 0 ? (text[..at], text[(at + 1)..]) : ("", text);
        return field switch
        {
            "grade" when Enum.TryParse<EventGrade>(text, out var grade) => Names.Of(grade),
            "result" when Enum.TryParse<Verification>(text, out var result) => Names.Of(result),
            "level" when text == nameof(ResponseLevel.None) => new("未启动", "none"),
            "open" => new(text == "open" ? "通行" : "中断", text),
            "quantity" or "units" when Catalogue.IsKnown(new ResourceKind(code))
                && int.TryParse(rest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var quantity) =>
                Names.Of(new ResourceKind(code), quantity),
            "colour" when Enum.TryParse<WarningColour>(rest, out var colour) => Warning(code, Names.Of(colour)),
            _ => new(text, text),
        };
    }

    private static Telling Warning(string hazard, Telling colour) => HazardCatalogue.Usual.Find(hazard) is { } kind
        ? new($"{kind.Zh}{colour.Zh}预警", $"{colour.En} for {kind.En}")
        : new($"{hazard}{colour.Zh}预警", $"{colour.En} for {hazard}");

    private static string LateZh(string field) => field switch
    {
        "quantity" => "需求",
        "open" => "道路情况",
        "units" => "盘点数",
        "people" => "人数",
        "grade" => "事件等级",
        "figures" => "灾情",
        "result" => "核实结果",
        "level" => "响应级别",
        "colour" => "预警",
        "trapped" or "injured" or "toEvacuate" or "position" or "position.words" or "access" or "dangers" =>
            CallZh(field),
        _ => "情况",
    };

    private static string CallZh(string field) => field switch
    {
        "trapped" => "被困人数",
        "injured" => "受伤人数",
        "toEvacuate" => "待转移人数",
        "position" => "经纬度",
        "position.words" => "地点描述",
        "access" => "通行情况",
        "dangers" => "危险情况",
        "callBack" => "回拨号码",
        _ => $"“{field}”",
    };

    private static string MendZh(DetailLeftOut detail) => detail.Field switch
    {
        "people" or "social.people" => "请补报实到人数（1 人以上的整数），补报前不改变原有人数",
        "eta" or "minutes" when detail.Mend.EndsWith(EtaDetails.Stuck, StringComparison.Ordinal) =>
            "按受阻处理，不计到达时间",
        "eta" when detail.Mend.EndsWith(EtaDetails.Minutes, StringComparison.Ordinal) => "以所报分钟数为准",
        "minutes" when detail.Mend.EndsWith(EtaDetails.Time, StringComparison.Ordinal) => "以所报时刻为准",
        "eta" => "请补报预计到达时间（尚未到的时刻，如 14:30）",
        "minutes" => "请补报多少分钟后到达（零以上的整数，一周以内）",
        "stuck" => "受阻请报 true，未受阻请报到达时间",
        "reason" => "请补报原因",
        "units" => "请补报件数（零以上的整数）",
        "restGivenBack" or "restLost" => "请说明余数是退回还是损失",
        "trapped" or "injured" or "toEvacuate" => "请补报人数（零以上的整数）",
        "position" => "请补报经纬度（经度 -180 至 180，纬度 -90 至 90）",
        "callBack" => "请补报电话号码，如 13800000000 或 0734-8550000",
        "social.capability" => "请补报能力类别",
        "social.office" => "请补报派出单位",
        _ => "请更正后补报",
    };

    private static string FieldZh(string field) => field switch
    {
        "people" or "social.people" => "人数",
        "eta" => "预计到达时间",
        "minutes" => "到达所需分钟数",
        "stuck" => "是否受阻",
        "reason" => "原因",
        "units" => "件数",
        "restGivenBack" or "restLost" => "余数去向",
        "leader" => "领队",
        "telephone" => "联系电话",
        "equipment" => "装备",
        "social.capability" => "能力类别",
        "social.office" => "派出单位",
        _ when field.StartsWith("plates", StringComparison.Ordinal) => "车牌",
        _ => CallZh(field),
    };
}
