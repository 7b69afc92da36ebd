using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Teams;

namespace Alliance.Core.Stories;

/// <summary>Tells of shifts that end: which squad is relieved, which stays longer, which takes over.</summary>
internal static class ReliefStory
{
    /// <summary>Tells a record in one sentence; null where it is of another kind.</summary>
    public static Telling? Tell(in JournalEntry entry, Names names)
    {
        var who = names.Of(entry.Actor);
        return entry.Body switch
        {
            ReliefAsked r =>
                new($"{names.Of(r.Resource)} 当班将满，安排轮换",
                    $"The shift of {names.Of(r.Resource)} ends before long: relief is wanted"),
            HandedOver r =>
                new($"承诺 {r.From} 现场交接给 {r.To}", $"Commitment {r.To} takes over from {r.From} in its place"),
            ExtensionAsked r =>
                new($"请派出方同意 {r.Commitment} 延长驻勤：{r.Reason}",
                    $"Its lender is asked that {r.Commitment} stay longer: {r.Reason}"),
            ExtensionWanted r =>
                new($"{who} 待值班员决定 {names.Of(r.Resource)} 是否延长驻勤",
                    $"{who}: the duty desk is to say whether {names.Of(r.Resource)} may stay longer"),
            ExtensionDecided r => new(
                $"{who} {(r.Granted ? "同意" : "不同意")} {names.Of(r.Resource)} 延长驻勤"
                    + $"（{Names.Reason(r.Reason).Zh}）",
                    $"{who} {(r.Granted ? "lets" : "does not let")} {names.Of(r.Resource)} stay longer ({r.Reason})"),
            ExtensionSettled { Granted: false } r =>
                new($"承诺 {r.Commitment} 不延长（{Names.Reason(r.Reason).Zh}）",
                    $"Commitment {r.Commitment} does not stay longer ({r.Reason})"),
            ExtensionSettled r => new($"承诺 {r.Commitment} 延长驻勤", $"Commitment {r.Commitment} stays longer"),
            StayOn r => new($"{who} 继续值守（{Names.Reason(r.Reason).Zh}）", $"{who} stays on ({r.Reason})"),
            RestCutShort r =>
                new($"补报表明 {who} 受领任务时休整未满，命令仍有效，请决定是否另派",
                    $"A late report shows that {who} was ordered before its rest was over; the order stands, and the "
                        + "desk may send others"),
            RestBroken r =>
                new($"{who} 休整未满即出动{(r.By is { } zh ? $"（{zh.Name} 决定）" : "")}",
                    $"{who} goes out before its rest is over{(r.By is { } en ? $", on the word of {en.Name}" : "")}"),
            _ => null,
        };
    }
}
