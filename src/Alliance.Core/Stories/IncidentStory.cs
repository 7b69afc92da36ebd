using System.Globalization;
using System.Text;
using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Responses;
using Alliance.Core.Situations;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Stories;

/// <summary>Tells the journal of one incident: its report and grade, its requests with what came of them, the teams
/// that turned up, the reports upward in time or late, and its commanding bodies. It must be told from its beginning.
/// Not safe for concurrent use.</summary>
/// <param name="incident">Number of the incident.</param>
/// <param name="names">Names of actors, kinds and codes.</param>
/// <param name="isWhole">Whether every sentence of its requests is told; otherwise only their milestones: what was
/// promised, who left and arrived, what was amended, and how it ended.</param>
/// <param name="takenOver">The requests that it has now and that another incident raised. They are told from their
/// beginning; of others only what was recorded while they were its own.</param>
public sealed class IncidentStory(
    IncidentNumber incident, Names names, bool isWhole = false, IReadOnlyCollection<RequestNumber>? takenOver = null)
{
    private readonly Dictionary<RequestNumber, RequestStory> _requests = [];
    /// <summary>The incident to which a request was moved last.</summary>
    private readonly Dictionary<RequestNumber, IncidentNumber> _moved = [];

    /// <summary>Tells a record in one sentence. Null when it is of another incident, or adds nothing to the
    /// story.</summary>
    public StoryLine? Tell(in JournalEntry entry)
    {
        var request = RecordSubjects.RequestOf(entry);
        if (!IsOurs(request, entry)) return null;
        if (!IsOfResource(entry.Actor) && (Tell(entry, names)
            ?? CheckInStory.Tell(entry, names) ?? OutsideTeamStory.Tell(entry)
            ?? (request is null ? AlertStory.Tell(entry, names) : null)) is { } what)
        {
            if (request is { } named) Of(named).Remember(entry);
            names.EndSentence(true);
            return new StoryLine(
                entry.Number, entry.At, entry.Author, what, entry.Happened < entry.At ? entry.Happened : null);
        }

        names.EndSentence(false);
        return request is { } told ? TellRequest(told, entry) : null;
    }

    /// <summary>Tells a record that is about no incident: of a squad or depot, or of what was said late; null where it
    /// is of another kind.</summary>
    public static Telling? TellResource(in JournalEntry entry, Names names) =>
        IsOfResource(entry.Actor) ? ResourceStory.Tell(entry, names) : DetailStory.TellLate(entry.Body);

    private bool IsOurs(RequestNumber? request, in JournalEntry entry)
    {
        if (RecordSubjects.IncidentItself(entry) == incident) return true;
        if (request is not { } number) return false;
        var had = Has(number);
        if (entry is { Actor.Kind: ActorKind.AidRequest, Body: RequestMoved moved }) _moved[number] = moved.Into;
        return had || Has(number);
    }

    private bool Has(RequestNumber request) => takenOver?.Contains(request) == true
        || (_moved.TryGetValue(request, out var into) ? into : request.Incident) == incident;

    private StoryLine? TellRequest(RequestNumber request, in JournalEntry entry)
    {
        var story = Of(request);
        if (!isWhole && !IsMilestone(entry.Body))
        {
            story.Remember(entry);
            return null;
        }

        if (story.Tell(entry) is not { } line) return null;
        var name = request.Text.StartsWith(incident.Text + "-", StringComparison.Ordinal)
            ? request.Text[(incident.Text.Length + 1)..] : request.Text;
        return line with { What = new($"{name}：{line.What.Zh}", $"{name}: {line.What.En}") };
    }

    private RequestStory Of(RequestNumber request)
    {
        if (!_requests.TryGetValue(request, out var story))
            _requests.Add(request, story = new RequestStory(request, names));
        return story;
    }

    private static bool IsOfResource(ActorId actor) =>
        actor.Kind is ActorKind.AidRequest or ActorKind.RescueTeam or ActorKind.Depot;

    private static bool IsMilestone(JournalRecord body) => body is CommitmentAccepted or CommitmentNotTaken
        or CommitmentReleased or LineAmended or LineNoLongerNeeded or LineEnded or RequestRejected or RequestSettled
        or ReturnAccepted or AlertUnanswered or CommitmentProgress { Status: CommitmentStatus.Withdrawn }
        or TeamStatusChanged
        {
            Status: TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Returning or TeamStatus.OutOfService
        };

    /// <summary>Tells a record in one sentence; null where it is of another kind.</summary>
    internal static Telling? Tell(in JournalEntry entry, Names names) => entry.Body switch
    {
        IncidentReported r =>
            new($"{names.Of(entry.Actor)} 接报并编号 {r.Incident}：{r.Name}{Call(r.Call).Zh}"
                    + $"{(r.Verified == false ? "（未核实）" : "")}",
                $"{names.Of(entry.Actor)} takes the report and numbers it {r.Incident}: {r.Name}{Call(r.Call).En}"
                    + $"{(r.Verified == false ? " (unverified)" : "")}"),
        IncidentOpened r =>
            new($"事件开启：{r.Name}，由 {names.Place(r.Place)} 属地指挥",
                $"The incident is open: {r.Name}, commanded by {names.Place(r.Place)}"),
        NeedReported { Correction: not true } r when r.Quantity == r.Before =>
            new($"需求 {Names.Of(r.Kind).Zh}：{r.Quantity}{Priority(r.Priority, "，").Zh}",
                $"The need for {Names.Of(r.Kind).En} is {r.Quantity}{Priority(r.Priority, ", ").En}"),
        NeedReported r =>
            new($"需求 {Names.Of(r.Kind).Zh}：{r.Before} → {r.Quantity}{(r.Correction == true ? "（更正误录）" : "")}",
                r.Correction == true
                    ? $"The need for {Names.Of(r.Kind).En} was entered as {r.Before} by a slip and is {r.Quantity}"
                    : $"The need for {Names.Of(r.Kind).En} goes from {r.Before} to {r.Quantity}"),
        LateFact r => DetailStory.TellLate(r),
        IncidentAbsorbed r => Absorbed(r, entry.At),
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
            new($"请求 {r.Line} 重复，并入 {r.Into}{Terms(r.Terms).Zh}",
                $"Line {r.Line} is asked for twice and merged into {r.Into}{Terms(r.Terms).En}"),
        IncidentGraded r =>
            new($"定级：{Names.Of(r.Grade).Zh}（依据：{Names.Reason(r.Basis).Zh}）",
                $"It is graded {Names.Of(r.Grade).En} ({r.Basis})"),
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
        _ => TellRight(entry, names) ?? TellOffer(entry, names) ?? TellDesk(entry, names),
    };

    /// <summary>Tells what a merge kept of two incidents.</summary>
    private static Telling Absorbed(IncidentAbsorbed absorbed, Instant now)
    {
        StringBuilder zh = new($"并入 {absorbed.Younger}"), en = new($"{absorbed.Younger} is merged into it");
        foreach (var need in absorbed.Needs)
        {
            var (kind, by) = (Names.Of(need.Kind), need.NeededBy is { } deadline ? Minutes(deadline - now) : 0);
            zh.Append($"；{kind.Zh} {need.Older} 与 {need.Younger}，取 {need.Quantity}");
            zh.Append(Priority(need.Priority, "，").Zh);
            en.Append($"; {kind.En}: {need.Quantity}, the larger of {need.Older} and {need.Younger}");
            en.Append(Priority(need.Priority, ", ").En);
            if (by <= 0) continue;
            zh.Append($"，取较早时限，{by} 分钟内到位");
            en.Append($", by the earlier deadline, within {by} min");
        }

        if (absorbed.Requests.Length == 0) return new(zh.ToString(), en.ToString());
        return new($"{zh}；接管请求 {string.Join("、", absorbed.Requests)}",
            $"{en}; it takes over {string.Join(", ", absorbed.Requests)}");
    }

    /// <summary>Tells how an incident was put right.</summary>
    private static Telling? TellRight(in JournalEntry entry, Names names) => entry.Body switch
    {
        CallAdded r =>
            new($"来电补充{Call(r.After).Zh}{(r.CallBackChanged ? "；已留回拨电话" : "")}",
                $"A caller adds{Call(r.After).En}{(r.CallBackChanged ? "; a number to call back was left" : "")}"),
        IncidentVerified { Result: Verification.FalseAlarm } r =>
            new($"核实为误报（{r.Reason}）", $"It is found to be a false alarm ({r.Reason})"),
        IncidentVerified { Result: Verification.Unverified } r =>
            new($"不再视为已核实（{Names.Reason(r.Reason).Zh}）", $"It counts as unverified again ({r.Reason})"),
        IncidentVerified r => new($"已核实（{Names.Reason(r.Reason).Zh}）", $"It is verified ({r.Reason})"),
        IncidentCorrected r =>
            new($"更正{Changes(r, names).Zh}（{r.Reason}）", $"It is corrected{Changes(r, names).En} ({r.Reason})"),
        IncidentReopened { Undoes: { } from } r =>
            new($"与 {from} 的合并撤销，事件重新开启（{r.Reason}）",
                $"The merge with {from} is undone and the incident is open again ({r.Reason})"),
        IncidentReopened r => new($"事件重新开启（{r.Reason}）", $"The incident is open again ({r.Reason})"),
        IncidentLinked { Ends: true } r =>
            new($"解除与 {r.With} 的关联（{r.Reason}）", $"It is no longer linked with {r.With} ({r.Reason})"),
        IncidentLinked r => new($"与 {r.With} 关联（{r.Reason}）", $"It is linked with {r.With} ({r.Reason})"),
        IncidentParted r =>
            new($"拆分出 {r.Into}{Requests(r.Requests, "，转出请求 ").Zh}（{r.Reason}）",
                $"{r.Into} is split off{Requests(r.Requests, " with ").En} ({r.Reason})"),
        IncidentSplitOff r =>
            new($"{r.Incident} 由 {r.From} 拆分而来（{r.Reason}）",
                $"{r.Incident} is split off {r.From} ({r.Reason})"),
        RequestsTakenOver r =>
            new($"由 {r.From} 转入{Requests(r.Requests, "请求 ").Zh}",
                $"It takes over what belongs to it from {r.From}{Requests(r.Requests, ": ").En}"),
        IncidentGivenBack r =>
            new($"退还 {r.Younger} 的需求{Requests(r.Requests, "与请求 ").Zh}",
                $"It gives the needs of {r.Younger} back{Requests(r.Requests, " with ").En}"),
        IncidentsUnmerged r =>
            new($"撤销并入 {r.Older}（{r.Reason}）", $"The merge into {r.Older} is undone ({r.Reason})"),
        SameAcrossBorderSuspected r =>
            new($"疑与邻镇 {r.Theirs}（相距约 {r.Metres / 1000} 公里）为同一事件，请核实",
                $"It may be the same as {r.Theirs} of the neighbour, about {r.Metres / 1000} km away"),
        SameIncidentWithdrawn r =>
            new($"更正后与 {r.Other} 不再疑为同一事件",
                $"After a correction it no longer seems to be the same as {r.Other}"),
        _ => null,
    };

    private static Telling Requests(RequestNumber[] requests, string before) => requests.Length == 0 ? new("", "")
        : new(before + string.Join("、", requests), before + string.Join(", ", requests));

    private static Telling Changes(IncidentCorrected corrected, Names names)
    {
        var (before, after) = (corrected.Before, corrected.After);
        List<string> zh = [], en = [];
        void Add(string chinese, string english, string former, string now) =>
            Tell(chinese, english, new(former, former), new(now, now));
        void Tell(string chinese, string english, Telling former, Telling now)
        {
            if (former == now) return;
            zh.Add($"{chinese}：{former.Zh} → {now.Zh}");
            en.Add($"{english} from {former.En} to {now.En}");
        }

        Add("名称", "name", before.Name, after.Name);
        Tell("灾种", "hazard", names.Hazard(before.Hazard), names.Hazard(after.Hazard));
        Add("地点", "township", names.Place(before.Place), names.Place(after.Place));
        Tell("发生时间", "time", Time(before.HappenedAt ?? corrected.ReportedAt, names),
            Time(after.HappenedAt ?? corrected.ReportedAt, names));
        if (before.Call != after.Call)
            (zh, en) = ([.. zh, $"来电内容{Call(before.Call).Zh} → {Call(after.Call).Zh}"],
                [.. en, $"what callers said{Call(before.Call).En} →{Call(after.Call).En}"]);
        return new($"：{string.Join("，", zh)}", $": {string.Join(", ", en)}");
    }

    private static Telling Time(Instant? at, Names names) =>
        at is { } known ? new(names.Time(known), names.Time(known)) : new("报告时", "when it was reported");

    /// <summary>Tells the terms of two lines that were merged; nothing where there are none.</summary>
    internal static Telling Terms(MergedTerms? terms) => terms is null ? new("", "") : new(
        $"，按较大需求 {terms.Quantity}{Priority(terms.Priority, "、").Zh}、较早时限办理"
            + $"{(terms.Kept > 0 ? $"；已派出或仍需的 {terms.Kept} 继续" : "")}",
        $"; both ask for {terms.Quantity}, the larger need{Priority(terms.Priority, ", ").En}, by the earlier deadline"
            + $"{(terms.Kept > 0 ? $"; {terms.Kept} that were promised still come" : "")}");

    /// <summary>Tells what a call says; nothing where it says nothing. The number to call back is never told.</summary>
    private static Telling Call(CallDetails? call)
    {
        if (call is null) return new("", "");
        StringBuilder zh = new(), en = new();
        void Add(object? value, string chinese, string english)
        {
            if (value is null) return;
            zh.Append(CultureInfo.InvariantCulture, $"；{chinese}{value}");
            en.Append(CultureInfo.InvariantCulture, $"; {english} {value}");
        }

        Add(call.Spot, "地点：", "at");
        Add(Degrees(call.Latitude), "纬度 ", "latitude");
        Add(Degrees(call.Longitude), "经度 ", "longitude");
        Add(call.Trapped, "被困 ", "trapped:");
        Add(call.Injured, "受伤 ", "injured:");
        Add(call.ToEvacuate, "待转移 ", "to evacuate:");
        Add(call.Access, "通行：", "access:");
        Add(call.Dangers, "危险：", "dangers:");
        return new(zh.ToString(), en.ToString());
    }

    private static string? Degrees(int? millionths) => millionths is not { } all ? null
        : string.Create(CultureInfo.InvariantCulture, $"{all / 1_000_000m:0.######}");

    private static Telling Priority(Priority? priority, string separator) => priority is not { } known ? new("", "")
        : new($"{separator}优先级：{Names.Of(known).Zh}", $"{separator}{Names.Of(known).En}");

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
        ClockCorrected r =>
            new($"{names.Of(entry.Actor)} {Names.Of(r.Clock).Zh}按更正后的发生时间计时：时限 {names.Time(r.Before)} → "
                    + names.Time(r.Due),
                $"{names.Of(entry.Actor)}, {Names.Of(r.Clock).En}: it counts from the corrected time, and is due at "
                    + $"{names.Time(r.Due)}, not at {names.Time(r.Before)}"),
        ClockStopped r => new(
            $"{names.Of(entry.Actor)} {Names.Of(r.Clock).Zh}：用时 {Minutes(r.Took)} "
                + $"分钟{(r.Late.Milliseconds > 0 ? $"，迟 {Minutes(r.Late)} 分钟" : "")}"
                + $"{(r.Before is { } zh ? $"（更正，原记 {Minutes(zh)} 分钟）" : "")}",
            $"{names.Of(entry.Actor)}, {Names.Of(r.Clock).En}: done in {Minutes(r.Took)} "
                + $"min{(r.Late.Milliseconds > 0 ? $", {Minutes(r.Late)} min late" : "")}"
                + $"{(r.Before is { } en ? $" (put right: not {Minutes(en)} min)" : "")}"),
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
