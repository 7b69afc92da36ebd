using Alliance.Core.Alerts;
using Alliance.Core.Journals;

namespace Alliance.Core.Stories;

/// <summary>Tells who was called, and who has answered.</summary>
internal static class AlertStory
{
    /// <summary>Tells a record in one sentence; null where it is of another kind, or adds nothing.</summary>
    public static Telling? Tell(in JournalEntry entry, Names names) => entry.Body switch
    {
        AlertRaised r => new(
            $"通知 {names.Of(r.Office)} 值班人员：{Names.Of(r.Kind).Zh}（{Names.Of(r.Priority).Zh}）",
            $"The people on duty for {names.Of(r.Office)} are notified: {Names.Of(r.Kind).En} "
                + $"({Names.Of(r.Priority).En})"),
        PersonCalled r => new(
            $"第 {r.Step} 次呼叫：{names.Of(r.Office)} {r.Person}，须于 {names.Time(r.AnswerBy)} 前应答"
                + (r.Named is { } zh ? $"（与另 {zh - 1} 项并为一次呼叫）" : ""),
            $"Call {r.Step}: {r.Person} of {names.Of(r.Office)}, to answer by {names.Time(r.AnswerBy)}"
                + (r.Named is { } en ? $" (one call with {en - 1} other alert(s))" : "")),
        CallDelivered { Deliveries: [] } r => new(
            $"第 {r.Step} 次呼叫：该员没有登记推送或电话，只能在屏幕上看到",
            $"Call {r.Step}: the person has neither web push nor a telephone on file, and sees it on the screen only"),
        CallDelivered r => new(
            $"第 {r.Step} 次呼叫：{string.Join("；", r.Deliveries.Select(d => OfDelivery(d).Zh))}",
            $"Call {r.Step}: {string.Join("; ", r.Deliveries.Select(d => OfDelivery(d).En))}"),
        CallWanted { Step: 0 } => new("再次查找可呼叫的人员", "Somebody to call is looked for again"),
        CallWanted r => new(
            $"第 {r.Step} 次呼叫无人应答，呼叫下一位", $"Call {r.Step} is not answered: the next one is called"),
        AlertUnanswered r => new(
            $"呼叫 {r.Calls} 次均无人应答，{names.Time(r.Again)} 重新呼叫",
            $"Nobody has answered {r.Calls} calls, and nobody is left; all are called again at {names.Time(r.Again)}"),
        AlertAcknowledged r => new(
            $"呼叫 {r.Calls} 次后已应答", $"The alert is acknowledged, after {r.Calls} call(s)"),
        AlertEnded { Why: AlertEnd.Lapsed } => new(
            "呼叫已过时限，无人应答", "The alert is over: nobody answered in time"),
        AlertEnded { Why: AlertEnd.CrowdedOut } => new(
            "未应答的呼叫过多，此项让位于更紧急的", "The alert gives way to more pressing ones: too many are open"),
        _ => null,
    };

    private static Telling OfDelivery(CallDelivery delivery) => delivery.Fault is { } fault
        ? new($"{delivery.Channel} 未送达（{fault}）", $"{delivery.Channel} failed ({fault})")
        : new($"{delivery.Channel} 已发出", $"sent by {delivery.Channel}");
}
