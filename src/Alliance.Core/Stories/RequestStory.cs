using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Situations;
using Alliance.Core.Townships;

namespace Alliance.Core.Stories;

/// <summary>One sentence of a story.</summary>
/// <param name="Number">The journal number of the record that it tells.</param>
/// <param name="At">When.</param>
/// <param name="By">On whose word; null for what actors did among themselves.</param>
/// <param name="What">What happened.</param>
public readonly record struct StoryLine(long Number, Instant At, Author? By, Telling What);

/// <summary>Tells the journal of one aid request: who asked, who offered what and why or why not, who won and why, what happened then.</summary>
public sealed class RequestStory(string request, Names names)
{
    /// <summary>The sentence of a record; null when it is of another request, or adds nothing to the story.</summary>
    public StoryLine? Tell(in JournalEntry entry)
    {
        if (RecordSubjects.RequestOf(entry) != request) return null;
        return (TellAsking(entry) ?? TellRound(entry) ?? LenderStory.Tell(entry, names) ?? ResourceStory.Tell(entry, names) ?? SetBackStory.Tell(entry, names)
            ?? ReliefStory.Tell(entry, names) ?? LedgerStory.Tell(entry, names) ?? CheckInStory.Tell(entry, names)
            ?? (entry.Actor.Kind == ActorKind.Incident ? null : IncidentStory.Tell(entry, names))) is { } what
            ? new StoryLine(entry.Number, entry.At, entry.Author, what)
            : null;
    }

    private Telling? TellAsking(in JournalEntry entry) => entry.Body switch
    {
        AidRequestRaised r => new(
            $"事件 {entry.Actor.Key} 提出援助请求 {r.Request}：{List(r.Lines, l => Zh(l), "；")}",
            $"Incident {entry.Actor.Key} asks for aid, request {r.Request}: {List(r.Lines, l => En(l), "; ")}"),
        CoverAsked r => new(
            $"{names.Of(entry.Actor)} 待命 {r.Ready} 队，低于保底 {r.Floor} 队，请求移防补位{(r.Backfill.Depth > 1 ? $"（第 {r.Backfill.Depth} 层）" : "")}",
            $"{names.Of(entry.Actor)} has {r.Ready} squads ready, below its floor of {r.Floor}, and asks for move-up cover{(r.Backfill.Depth > 1 ? $" (depth {r.Backfill.Depth})" : "")}"),
        CoverEnded r => new($"{names.Of(entry.Actor)} 不再需要移防补位：{Names.Reason(r.Reason).Zh}", $"{names.Of(entry.Actor)} lets its cover go: {r.Reason}"),
        RequestRejected r => new($"请求被驳回：{r.Why}", $"The request is rejected: {r.Why}"),
        LineSolicited r => new(
            $"第 {r.Line.Line} 项尚缺 {r.Remainder}，转请 {names.Of(r.Tier)}", $"Line {r.Line.Line}, {r.Remainder} still open, is put to {names.Of(r.Tier)}"),
        LineAmended r => new(
            $"第 {r.Line.Line} 项变更：{Zh(r.Before)} → {Zh(r.After)}（{r.Reason}）", $"Line {r.Line.Line} is amended from {En(r.Before)} to {En(r.After)} ({r.Reason})"),
        LineMerged r => new($"第 {r.Line.Line} 项重复，并入 {r.Into}", $"Line {r.Line.Line} is asked for twice and merged into {r.Into}"),
        DuplicateSuspected r => new($"第 {r.Younger.Line} 项疑与 {r.Older} 重复，请核实", $"Line {r.Younger.Line} may be asked for twice: {r.Older} asks for the same"),
        CommitmentAccepted r => new(
            $"接受承诺 {r.Commitment}：{names.Of(r.Resource)}，{r.Quantity}{Names.Of(r.Substitute).Zh}（此前已落实 {r.CoveredBefore}/{r.Asked}{(r.ArrangedByTelephone ? "，电话商定" : "")}）",
            $"Commitment {r.Commitment} is accepted: {names.Of(r.Resource)}, {r.Quantity}{Names.Of(r.Substitute).En} ({r.CoveredBefore} of {r.Asked} covered before{(r.ArrangedByTelephone ? ", arranged by telephone" : "")})"),
        ConfirmationWanted r => new($"{names.Place(r.Place)} 值班员须确认 {names.Of(r.Resource)}", $"The duty desk of {names.Place(r.Place)} is to confirm {names.Of(r.Resource)}"),
        ConfirmationGiven r => new(
            $"{(r.Granted ? "确认" : "不予确认")} {r.Commitment}：{Names.Reason(r.Reason).Zh}", $"{r.Commitment} is {(r.Granted ? "confirmed" : "declined")} by the requester's desk: {r.Reason}"),
        CommitmentNotTaken r => new($"承诺 {r.Commitment} 未予接受：{Names.Reason(r.Reason).Zh}", $"Commitment {r.Commitment} is not taken up: {r.Reason}"),
        CommitmentReleased r => new($"解除承诺 {r.Commitment}：{Names.Reason(r.Reason).Zh}", $"Commitment {r.Commitment} is released: {r.Reason}"),
        ReturnAccepted r => new($"{r.Commitment} 被召回（{r.Reason}）：{Names.Of(r.Answer).Zh}", $"{r.Commitment} is called home ({r.Reason}): {Names.Of(r.Answer).En}"),
        CommitmentProgress { Status: CommitmentStatus.Withdrawn } r => new(
            $"承诺 {r.Commitment} 被收回{(r.Reason is { } zh ? $"：{Names.Of(zh).Zh}" : "")}{(r.Why is null ? "" : $"，{r.Why}")}",
            $"Commitment {r.Commitment} is taken back{(r.Reason is { } en ? $": {Names.Of(en).En}" : "")}{(r.Why is null ? "" : $", {r.Why}")}"),
        LineNoLongerNeeded r => new($"第 {r.Line.Line} 项不再需要：{Names.Reason(r.Reason).Zh}", $"Line {r.Line.Line} is no longer needed: {r.Reason}"),
        LineEnded r => new(
            $"第 {r.Line.Line} 项结束：{Names.Of(r.Outcome).Zh}，到达 {r.Received}/{r.Asked}（{Names.Reason(r.Reason).Zh}）",
            $"Line {r.Line.Line} ends {Names.Of(r.Outcome).En}: {r.Received} of {r.Asked} came ({r.Reason})"),
        RequestSettled r => new($"请求结清：{Names.Of(r.Outcome).Zh}", $"The request is settled: {Names.Of(r.Outcome).En}"),
        _ => null,
    };

    private Telling? TellRound(in JournalEntry entry)
    {
        var tier = names.Of(entry.Actor);
        return entry.Body switch
        {
            SearchAmended r => new($"{tier} 按变更（{r.Change:+0;-0;0}）继续征询", $"{tier} goes on with what was amended ({r.Change:+0;-0;0})"),
            OffersCalled r => new(
                $"{tier} 第 {r.Round} 轮征询：{List(r.Called, names.Of, "、")}", $"{tier} calls for offers, round {r.Round}: {List(r.Called, names.Of, ", ")}"),
            OfferReceived r => new(
                $"{names.Of(r.Lender)} 报出：{List(r.Candidates, c => $"{names.Of(c.Resource)} {c.Quantity}，{c.Minutes} 分钟{Names.Of(c.Substitute).Zh}{(c.Displaces is null ? "" : "（另有预留，可让出）")}", "；")}",
                $"{names.Of(r.Lender)} offers {List(r.Candidates, c => $"{names.Of(c.Resource)}, {c.Quantity}, in {c.Minutes} min{Names.Of(c.Substitute).En}{(c.Displaces is null ? "" : " (held for a less pressing line)")}", "; ")}"),
            OfferDeclined r => new(
                $"{names.Of(r.Lender)} 未报：{Names.Of(r.Code).Zh}（{r.Code.Code()}）", $"{names.Of(r.Lender)} does not offer: {Names.Of(r.Code).En} ({r.Code.Code()})"),
            Awarded r => AwardStory.Tell(tier, r, names),
            RequisitionDeclined r => new(
                $"{names.Of(r.Lender)} 未能调派 {r.Commitment}：{Names.Of(r.Code).Zh}（{r.Code.Code()}）",
                $"{names.Of(r.Lender)} does not supply {r.Commitment}: {Names.Of(r.Code).En} ({r.Code.Code()})"),
            CommitmentLate r => new($"{names.Of(r.Lender)} 的承诺 {r.Commitment} 来迟，退回", $"Commitment {r.Commitment} of {names.Of(r.Lender)} came late and is given back"),
            SearchClosed r => new(
                $"{tier} 结束征询：落实 {r.Promised}/{r.Asked}（{Names.Reason(r.Reason).Zh}）", $"{tier} ends its search: {r.Promised} of {r.Asked} promised ({r.Reason})"),
            _ => null,
        };
    }

    private static string Zh(LineSpec line) => $"{Names.Of(line.Kind, line.Quantity).Zh}{Names.Of(line.Requirement).Zh}（{Names.Of(line.Priority).Zh}）";
    private static string En(LineSpec line) => $"{Names.Of(line.Kind, line.Quantity).En}{Names.Of(line.Requirement).En}, {Names.Of(line.Priority).En}";

    internal static string List<T>(IEnumerable<T> items, Func<T, string> show, string separator) => string.Join(separator, items.Select(show));
}
