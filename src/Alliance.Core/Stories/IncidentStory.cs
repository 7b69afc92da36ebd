using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Reports;
using Alliance.Core.Responses;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Stories;

/// <summary>Tells the journal of one incident: its report and grade, its requests, the reports upward in time or late,
/// and its commanding bodies.</summary>
/// <param name="incident">Number of the incident.</param>
/// <param name="names">Names of actors, kinds and codes.</param>
public sealed class IncidentStory(IncidentNumber incident, Names names)
{
    /// <summary>Tells a record in one sentence. Null when it is of another incident, or belongs to the story of one of
    /// its requests.</summary>
    public StoryLine? Tell(in JournalEntry entry) =>
        RecordSubjects.IncidentOf(entry) == incident && Tell(entry, names) is { } what
        ? new StoryLine(entry.Number, entry.At, entry.Author, what) : null;

    /// <summary>Tells a record in one sentence; null where it is of another kind.</summary>
    internal static Telling? Tell(in JournalEntry entry, Names names) => entry.Body switch
    {
        IncidentReported r =>
            new($"{names.Of(entry.Actor)} 接报并编号 {r.Incident}：{r.Name}",
                $"{names.Of(entry.Actor)} takes the report and numbers it {r.Incident}: {r.Name}"),
        IncidentOpened r =>
            new($"事件开启：{r.Name}，由 {names.Place(r.Place)} 属地指挥",
                $"The incident is open: {r.Name}, commanded by {names.Place(r.Place)}"),
        NeedReported r =>
            new($"需求 {Names.Of(r.Kind).Zh}：{r.Before} → {r.Quantity}",
                $"The need for {Names.Of(r.Kind).En} goes from {r.Before} to {r.Quantity}"),
        AidRequestRaised r =>
            new($"提出援助请求 {r.Request}（{r.Lines.Length} 项）",
                $"Request {r.Request} is raised, of {r.Lines.Length} lines"),
        SameIncidentSuspected r => new(
            $"疑与 {string.Join("、", r.Named)}{(r.More > 0 ? $" 等 {r.Named.Length + r.More} 起" : "")} "
                + "为同一事件，请核实",
            $"It may be the same as {string.Join(" or ", r.Named)}{(r.More > 0 ? $", or one of {r.More} more" : "")}"),
        IncidentsMerged r =>
            new($"核实为同一事件，并入 {r.Older}（{r.Reason}）",
                $"It is the same as {r.Older} and merged into it ({r.Reason})"),
        LineMerged r =>
            new($"请求 {r.Line} 重复，并入 {r.Into}", $"Line {r.Line} is asked for twice and merged into {r.Into}"),
        IncidentGraded r =>
            new($"定级：{Names.Of(r.Grade).Zh}（依据：{r.Basis}）", $"It is graded {Names.Of(r.Grade).En} ({r.Basis})"),
        SituationReported r => Report(r.Report),
        HandoverProposed r =>
            new($"提议指挥权由 {names.Of(r.Commander)} 移交 {names.Of(r.To)}（{r.Reason}）",
                $"{names.Of(r.Proposer)} proposes that command passes from {names.Of(r.Commander)} to {names.Of(r.To)} "
                    + $"({r.Reason})"),
        HandoverDeclined r =>
            new($"{names.Of(r.Decliner)} 不同意移交指挥权（{r.Reason}）",
                $"{names.Of(r.Decliner)} declines the handover ({r.Reason})"),
        HandoverLapsed r =>
            new($"移交逾时未答，仍由 {names.Of(r.Commander)} 指挥",
                $"The handover was not answered in time; {names.Of(r.Commander)} still commands"),
        CommandHandedOver r =>
            new($"指挥权由 {names.Of(r.Former)} 移交 {names.Of(r.Commander)}",
                $"Command passes from {names.Of(r.Former)} to {names.Of(r.Commander)}"),
        IncidentClosed r => new($"事件结束：{Names.Reason(r.Reason).Zh}", $"The incident is over: {r.Reason}"),
        _ => TellOffer(entry, names) ?? TellDesk(entry, names),
    };

    private static Telling? TellOffer(in JournalEntry entry, Names names) => entry.Body switch
    {
        AidOffered r =>
            new($"{names.Of(entry.Actor)} 主动提出支援：{names.Of(r.Resource)}，{r.Quantity}（{r.Note}）",
                $"{names.Of(entry.Actor)} offers {names.Of(r.Resource)}, {r.Quantity}, unasked ({r.Note})"),
        UnsolicitedOfferAnswered { Line: { } line } r =>
            new($"接受主动支援 {r.Offer}，用于 {line}", $"Offer {r.Offer} is taken up for {line}"),
        UnsolicitedOfferAnswered { Refusal: { } refusal } r =>
            new($"谢绝主动支援 {r.Offer}：{Names.Of(refusal).Zh}（{r.Reason}）",
                $"Offer {r.Offer} is turned down: {Names.Of(refusal).En} ({r.Reason})"),
        UnsolicitedOfferLapsed r => new($"主动支援 {r.Offer} 逾期失效", $"Offer {r.Offer} lapses"),
        AidOfferTaken r =>
            new($"{names.Of(entry.Actor)} 的主动支援 {r.Offer} 被接受（{r.Commitment}）",
                $"The offer {r.Offer} of {names.Of(entry.Actor)} is taken up as {r.Commitment}"),
        _ => null,
    };

    private static Telling? TellDesk(in JournalEntry entry, Names names) => entry.Body switch
    {
        ReportedUpward r => new(
            $"{names.Of(entry.Actor)} "
                + $"{(r.Skipped ? "越级" : "")}{(r.Medium == ReportMedium.Telephone ? "电话" : "书面")}报告 "
                + $"{names.Of(r.To)}",
            $"{names.Of(entry.Actor)} reports {(r.Medium == ReportMedium.Telephone ? "by telephone" : "in writing")} to"
                + $" {names.Of(r.To)}{(r.Skipped ? ", skipping a level" : "")}"),
        ClockMissed r =>
            new($"{names.Of(entry.Actor)} 逾时未完成：{Names.Of(r.Clock).Zh}",
                $"{names.Of(entry.Actor)} has missed: {Names.Of(r.Clock).En}"),
        ClockStopped r => new(
            $"{names.Of(entry.Actor)} {Names.Of(r.Clock).Zh}：用时 {Minutes(r.Took)} "
                + $"分钟{(r.Late.Milliseconds > 0 ? $"，迟 {Minutes(r.Late)} 分钟" : "")}",
            $"{names.Of(entry.Actor)}, {Names.Of(r.Clock).En}: done in {Minutes(r.Took)} "
                + $"min{(r.Late.Milliseconds > 0 ? $", {Minutes(r.Late)} min late" : "")}"),
        WarningIssued r =>
            new($"{names.Of(entry.Actor)} 发布{Names.Of(r.Colour).Zh}预警：{names.Hazard(r.Hazard).Zh}（{r.Basis}）",
                $"{names.Of(entry.Actor)} issues a {Names.Of(r.Colour).En} warning of {names.Hazard(r.Hazard).En} "
                    + $"({r.Basis})"),
        _ => null,
    };

    private static Telling Report(SituationReport report)
    {
        var (zh, en) = report.Stage switch
        {
            ReportStage.First => ("首报", "First report"),
            ReportStage.FollowUp => ("续报", "Follow-up report"),
            ReportStage.Final => ("终报", "Final report"),
            _ => throw new ArgumentOutOfRangeException(nameof(report), report.Stage, "An unknown stage."),
        };
        var f = report.Figures;
        return new(
            $"{zh} {report.Id}{(report.Corrects is null ? "" : $"（更正 {report.Corrects}）")}：死亡 {f.Dead}，失踪 "
                + $"{f.Missing}，受伤 {f.Injured}，转移 {f.Evacuated}，受灾 {f.Affected}，损房 {f.Houses}",
            $"{en} {report.Id}{(report.Corrects is null ? "" : $", correcting {report.Corrects}")}: {f.Dead} dead, "
                + $"{f.Missing} missing, {f.Injured} injured, {f.Evacuated} evacuated, {f.Affected} affected, "
                + $"{f.Houses} houses");
    }

    private static long Minutes(Span span) => (span.Milliseconds + 59_999) / 60_000;
}
