using Alliance.Host.Output;

namespace Alliance.Host.Commands.Runs;

/// <summary>The texts for a measure of runs.</summary>
/// <param name="Group">The group that it belongs to, with the unit.</param>
/// <param name="Label">Its name within the group.</param>
/// <param name="IsShare">Whether it is a share of 1, which is shown in per cent.</param>
internal sealed record MeasureWords(Text Group, Text Label, bool IsShare = false)
{
    private static readonly Text Lines = Text.Of("Lines of aid requests", "求援项");
    private static readonly Text Needed = Text.Of("People needed, person-hours", "人力需求（人时）");
    private static readonly Text OnScene = Text.Of("Aid on scene by tier, person-hours", "各级到场力量（人时）");
    private static readonly Text FirstSquad =
        Text.Of("From need to first squad on scene, minutes", "从出现需求到首队到场（分钟）");
    private static readonly Text FirstCommitment =
        Text.Of("From line to first commitment, minutes", "从提出求援项到首个承诺（分钟）");
    private static readonly Text FirstUnit = Text.Of("First unit at an incident", "事件首支力量到场");
    private static readonly Text Run = Text.Of("The run itself", "运行本身");
    private static readonly Text Mean = Text.Of("mean", "平均");
    private static readonly Text P90 = Text.Of("90th percentile", "第 90 百分位");

    private static readonly Dictionary<string, MeasureWords> Known = new(StringComparer.Ordinal)
    {
        ["requests.raised"] = new(Text.Of("Aid requests", "求援请求"), Text.Of("raised", "提出")),
        ["lines.raised"] = new(Lines, Text.Of("raised", "提出")),
        ["lines.fulfilled"] = new(Lines, Text.Of("fulfilled", "全部满足")),
        ["lines.partiallyFulfilled"] = new(Lines, Text.Of("partly fulfilled", "部分满足")),
        ["lines.unfilled"] = new(Lines, Text.Of("unfilled", "未能满足")),
        ["needs.asked"] = new(Needed, Text.Of("asked", "需求")),
        ["needs.unmetShare"] = new(Needed, Text.Of("unmet, %", "未满足，%"), IsShare: true),
        ["aidByTier.village"] = new(OnScene, TierWords.All["village"]),
        ["aidByTier.township"] = new(OnScene, TierWords.All["township"]),
        ["aidByTier.alliance"] = new(OnScene, TierWords.All["alliance"]),
        ["aidByTier.county"] = new(OnScene, TierWords.All["county"]),
        ["aidByTier.centre"] = new(OnScene, TierWords.All["centre"]),
        ["response.firstTeamMinutes.mean"] = new(FirstSquad, Mean),
        ["response.firstTeamMinutes.p90"] = new(FirstSquad, P90),
        ["response.requestToCommitmentMinutes.mean"] = new(FirstCommitment, Mean),
        ["response.requestToCommitmentMinutes.p90"] = new(FirstCommitment, P90),
        ["targets.within15"] = new(FirstUnit, Text.Of("within 15 min, %", "15 分钟内，%"), IsShare: true),
        ["targets.firstUnitMinutes.mean"] = new(FirstUnit, Text.Of("mean, minutes", "平均，分钟")),
        ["simulatedHours"] = new(Run, Text.Of("virtual hours", "虚拟时间，小时")),
        ["messages"] = new(Run, Text.Of("messages", "消息")),
        ["weightedUnmet"] = new(
            Text.Of("Unmet need, person-hours weighted by priority", "未满足的需求（按优先级加权的人时）"), Mean),
        ["unmetShare"] =
            new(Text.Of("Unmet need, % of the person-hours asked", "未满足的需求（占所需人时的 %）"), Mean,
                IsShare: true),
        ["timeToFirstCommitment"] = new(FirstCommitment, Mean),
        ["firstTeam"] = new(FirstSquad, Mean),
    };

    /// <summary>Returns whether there are texts for a measure.</summary>
    public static bool Knows(string name) => Known.ContainsKey(name);

    /// <summary>Returns the texts for a measure. A measure without texts is shown by its name.</summary>
    public static MeasureWords Of(string name, string unit) =>
        Known.GetValueOrDefault(name) ?? new(Text.Verbatim($"{name}, {unit}"), Mean);

    /// <summary>Converts a value to the unit in which it is shown.</summary>
    public double? Shown(double? value) => IsShare ? value * 100 : value;

    /// <summary>The most decimals of the value. A share is known to a thousandth.</summary>
    public int MostDecimals => IsShare ? 1 : 3;
}

/// <summary>The texts for the tiers that give aid.</summary>
internal static class TierWords
{
    /// <summary>The texts, by the names of the tiers in results.</summary>
    public static IReadOnlyDictionary<string, Text> All { get; } = new Dictionary<string, Text>(StringComparer.Ordinal)
    {
        ["village"] = Text.Of("village alliances", "村级联盟"),
        ["township"] = Text.Of("own township", "本乡镇"),
        ["alliance"] = Text.Of("township alliances", "乡镇联盟"),
        ["county"] = Text.Of("county", "县"),
        ["centre"] = Text.Of("regional centre", "区域中心"),
    };
}
