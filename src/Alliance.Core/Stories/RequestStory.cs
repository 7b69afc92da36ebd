using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Situations;
using Alliance.Core.Tiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Stories;

/// <summary>One sentence of a story.</summary>
/// <param name="Number">The journal number of the record that it tells.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="By">The person who ordered it; null where actors did it among themselves.</param>
/// <param name="What">The sentence.</param>
/// <param name="Happened">When it happened, where that was before it was recorded; else null.</param>
public readonly record struct StoryLine(
    long Number, Instant At, Author? By, Telling What, Instant? Happened = null);

/// <summary>Tells the journal of one aid request: the lines, the offers and declines with their reasons, the awards
/// with their reasons, and what followed. It must be told from its beginning, since an actor that was named once goes
/// by its name alone. Not safe for concurrent use.</summary>
/// <param name="request">Number of the request.</param>
/// <param name="names">Names of actors, kinds and codes.</param>
public sealed class RequestStory(RequestNumber request, Names names)
{
    private readonly StoryMemory _memory = new();

    /// <summary>Tells the whole story of a request.</summary>
    /// <param name="request">Number of the request.</param>
    /// <param name="names">Names of actors, kinds and codes.</param>
    /// <param name="journal">The journal in order. Records of other requests are passed over.</param>
    public static IEnumerable<StoryLine> Of(RequestNumber request, Names names, IEnumerable<JournalEntry> journal)
    {
        var story = new RequestStory(request, names);
        foreach (var entry in journal)
            if (story.Tell(entry) is { } line) yield return line;
    }

    /// <summary>Tells a record in one sentence. Null when it is of another request, or adds nothing to the
    /// story.</summary>
    public StoryLine? Tell(in JournalEntry entry)
    {
        if (RecordSubjects.RequestOf(entry) != request) return null;
        _memory.Keep(entry.Body);
        var what = TellAsking(entry) ?? TellCommitment(entry.Body) ?? OfLine(entry.Body, TellRound(entry))
            ?? LenderStory.Tell(entry, names, _memory) ?? ResourceStory.Tell(entry, names)
            ?? SetBackStory.Tell(entry, names, _memory) ?? ReliefStory.Tell(entry, names)
            ?? LedgerStory.Tell(entry, names) ?? CheckInStory.Tell(entry, names)
            ?? AlertStory.Tell(entry, names)
            ?? (entry.Actor.Kind == ActorKind.Incident ? null : IncidentStory.Tell(entry, names));
        names.EndSentence(what is not null);
        return what is { } told ? new StoryLine(
            entry.Number, entry.At, entry.Author, told, entry.Happened < entry.At ? entry.Happened : null) : null;
    }

    /// <summary>Keeps what a record says for later sentences, without one of its own.</summary>
    internal void Remember(in JournalEntry entry) => _memory.Keep(entry.Body);

    /// <summary>Adds the number of the line to a sentence, where the request has several lines whose rounds run side by
    /// side.</summary>
    private Telling? OfLine(JournalRecord body, Telling? what) =>
        what is { } told && _memory.HasSeveralLines && body.About.Line is { } line
            ? new($"第 {line} 项：{told.Zh}", $"Line {line}: {told.En}")
            : what;

    private Telling? TellAsking(in JournalEntry entry) => entry.Body switch
    {
        AidRequestRaised r => Asking(r, entry),
        CoverAsked r => new(
            $"{names.Of(entry.Actor)} 待命 {r.Ready} 队，低于保底 {r.Floor} 队，"
                + $"请求移防补位{(r.Backfill.Depth > 1 ? $"（第 {r.Backfill.Depth} 层）" : "")}",
            $"{names.Of(entry.Actor)} has {r.Ready} squads ready, below its floor of {r.Floor}, and asks for move-up "
                + $"cover{(r.Backfill.Depth > 1 ? $" (depth {r.Backfill.Depth})" : "")}"),
        CoverEnded r =>
            new($"{names.Of(entry.Actor)} 不再需要移防补位：{Names.Reason(r.Reason).Zh}",
                $"{names.Of(entry.Actor)} lets its cover go: {r.Reason}"),
        RequestRejected r => new($"请求被驳回：{r.Why}", $"The request is rejected: {r.Why}"),
        LineSolicited r => new(
            $"第 {r.Line.Line} 项转请 {names.Of(r.Tier)}：尚缺{Amount(r.Remainder, r.Line).Zh}",
            $"Line {r.Line.Line} is put to {names.Of(r.Tier)}: {Amount(r.Remainder, r.Line).En} still wanted"),
        RequestMoved { Place: { } place } r =>
            new($"事件 {r.Into} 地点更正，请求改送 {names.Place(place)}",
                $"The place of incident {r.Into} is corrected: the aid is needed in {names.Place(place)}"),
        RequestMoved r => new($"请求转入事件 {r.Into}", $"The request belongs to incident {r.Into} from now on"),
        LateAidEntered r => new(
            $"事后补录电话商定的支援：{names.Of(r.Resource)}（{Names.Amount(r.Quantity, r.Resource).Zh}）",
            $"Aid arranged by telephone is entered afterwards: {names.Of(r.Resource)}, "
                + $"{Names.Amount(r.Quantity, r.Resource).En}"),
        LineAmended r => new(
            $"第 {r.Line.Line} 项变更：{Zh(r.Before)} → {Zh(r.After)}{NewTimes(r, entry.At).Zh}（"
                + $"{Names.Reason(r.Reason).Zh}）",
            $"Line {r.Line.Line} is amended from {En(r.Before)} to {En(r.After)}{NewTimes(r, entry.At).En} "
                + $"({r.Reason})"),
        LineMerged r =>
            new($"第 {r.Line.Line} 项重复，并入 {r.Into}{IncidentStory.Terms(r.Terms).Zh}",
                $"Line {r.Line.Line} is asked for twice and merged into {r.Into}{IncidentStory.Terms(r.Terms).En}"),
        DuplicateSuspected r =>
            new($"第 {r.Younger.Line} 项疑与 {r.Older} 重复，请核实",
                $"Line {r.Younger.Line} may be asked for twice: {r.Older} asks for the same"),
        LineNoLongerNeeded r =>
            new($"第 {r.Line.Line} 项不再需要：{Names.Reason(r.Reason).Zh}",
                $"Line {r.Line.Line} is no longer needed: {r.Reason}"),
        LineEnded r => new(
            $"第 {r.Line.Line} 项结束：{Names.Of(r.Outcome).Zh}，到达 {r.Received}/{r.Asked}"
                + $"（{Names.Reason(r.Reason).Zh}）",
            $"Line {r.Line.Line} ends {Names.Of(r.Outcome).En}: {r.Received} of {r.Asked} came ({r.Reason})"),
        RequestSettled r =>
            new($"请求结清：{Names.Of(r.Outcome).Zh}", $"The request is settled: {Names.Of(r.Outcome).En}"),
        _ => null,
    };

    /// <summary>Tells which times of a line are others than before.</summary>
    private static Telling NewTimes(LineAmended amended, Instant now)
    {
        var (before, after) = (amended.Before, amended.After);
        var by = after.NeededBy == before.NeededBy ? new("", "")
            : new Telling($"，{Hours(after, now)} 小时内到位", $", needed within {Hours(after, now)} h");
        var minutes = after.NotBefore is { } time ? Math.Max(0, (time - now).Milliseconds + 30_000) / 60_000 : 0;
        var from = after.NotBefore == before.NotBefore ? new("", "")
            : after.NotBefore is null ? new Telling("，立即出动", ", to go at once")
            : new Telling($"，{minutes} 分钟后方需到位", $", not before {minutes} min from now");
        return new($"{by.Zh}{from.Zh}", $"{by.En}{from.En}");
    }

    /// <summary>Tells how a commitment came about without a round; nothing where it came by one. Of a diversion there
    /// is a sentence of its own.</summary>
    private Telling Origin(CommitmentAccepted accepted) => accepted switch
    {
        { ArrangedByTelephone: false } or { Commitment.IsDiversion: true } => new("", ""),
        { Commitment.IsCheckIn: true } when _memory.CameWith(accepted.Commitment) is { } people => new(
            $"，系自行到场后就地编入，实到 {people} 人", $"; it was taken up at the scene, where {people} came"),
        { Commitment.IsCheckIn: true } => new("，系自行到场后就地编入", "; it was taken up at the scene"),
        { Commitment.IsOffer: true } => new("，系主动支援", "; it was offered unasked"),
        _ => new("，系电话商定", "; people arranged it by telephone"),
    };

    private Telling? TellCommitment(JournalRecord body) => body switch
    {
        CommitmentAccepted r => new(
            $"{Resource(r.Commitment)}（{Names.Amount(r.Quantity, r.Resource).Zh}{Names.Of(r.Substitute).Zh}）编入第 "
                + $"{r.Line.Line} 项；此前已落实 "
                + $"{r.CoveredBefore}/{r.Asked}{Origin(r).Zh}",
            $"{Resource(r.Commitment)}, {Names.Amount(r.Quantity, r.Resource).En}{Names.Of(r.Substitute).En}, is "
                + $"accepted for line {r.Line.Line}, of which {r.CoveredBefore} of {r.Asked} were covered "
                + $"before{Origin(r).En}"),
        SquadDiverted r => new(
            $"{names.Of(r.OnBehalfOf)} 将 {names.Of(new ActorId(ActorKind.RescueTeam, r.Team))} 由 {r.Leaves} 改派至第 "
                + $"{r.Line.Line} 项：{r.Reason}",
            $"{names.Of(r.OnBehalfOf)} diverts {names.Of(new ActorId(ActorKind.RescueTeam, r.Team))} from {r.Leaves} "
                + $"to line {r.Line.Line}: {r.Reason}"),
        LateArrivalTold r => new(
            $"补报：{Resource(r.Commitment)} 此前已到场{(r.CountsNow ? "" : "；已作出的决定不变")}",
            $"{Resource(r.Commitment)} had arrived, a late report says"
                + $"{(r.CountsNow ? "" : "; what was decided meanwhile stands")}"),
        CommitmentNotTaken r =>
            new($"不再需要 {Resource(r.Commitment)}，予以退回：{Names.Reason(r.Reason).Zh}",
                $"{Resource(r.Commitment)} is not taken up: {r.Reason}"),
        CommitmentReleased r =>
            new($"{Resource(r.Commitment)} 可以撤收：{Names.Reason(r.Reason).Zh}",
                $"{Resource(r.Commitment)} is released: {r.Reason}"),
        ReturnAccepted r =>
            new($"{Resource(r.Commitment)} 被召回（{r.Reason}）：{Names.Of(r.Answer).Zh}",
                $"{Resource(r.Commitment)} is called home ({r.Reason}): {Names.Of(r.Answer).En}"),
        ConfirmationWanted r =>
            new($"{names.Place(r.Place)} 值班员须确认 {names.Of(r.Resource)}",
                $"The duty desk of {names.Place(r.Place)} is to confirm {names.Of(r.Resource)}"),
        ConfirmationGiven r => new(
            $"{(r.Granted ? "确认" : "不予确认")} {Resource(r.Commitment)}：{Names.Reason(r.Reason).Zh}",
            $"{Resource(r.Commitment)} is {(r.Granted ? "confirmed" : "declined")} by the requester's desk: "
                + r.Reason),
        CommitmentProgress { Unconfirmed: true } r => new(
            $"{Resource(r.Commitment)} 的命令重新下达，队伍尚未确认",
            $"The order of {Resource(r.Commitment)} is sent anew; its crew has not confirmed it yet"),
        CommitmentProgress { Status: CommitmentStatus.Withdrawn } r => new(
            $"{Resource(r.Commitment)} 的承诺被撤回"
                + $"{(r.Reason is { } zh ? $"：{Why(zh, r.Commitment).Zh}" : "")}{(r.Why is null ? "" : $"，{r.Why}")}",
            $"The promise of {Resource(r.Commitment)} is taken back"
                + $"{(r.Reason is { } en ? $": {Why(en, r.Commitment).En}" : "")}"
                + (r.Why is null ? "" : $", {r.Why}")),
        _ => null,
    };

    // A crew that says that it is home has the same code as one that is not fit to go.
    private Telling Why(DeclineCode code, CommitmentId commitment) =>
        code == DeclineCode.OutOfService && _memory.IsHome(commitment)
            ? new("队伍已在驻地，未出动", "its crew is at home and has not gone") : Names.Of(code);

    private Telling Asking(AidRequestRaised raised, in JournalEntry entry)
    {
        var (place, at) = (names.Place(raised.Request.Township), entry.At);
        return new(
            $"{place} 事件 {entry.Actor.Key} 请求增援（{raised.Request}"
                + $"{(raised.Unverified == true ? "，来电未核实" : "")}）："
                + $"{List(raised.Lines, l => $"{Zh(l)}，{Hours(l, at)} 小时内到位", "；")}",
            $"Incident {entry.Actor.Key} in {place} asks for aid, request {raised.Request}"
                + $"{(raised.Unverified == true ? " (from an unverified call)" : "")}: "
                + $"{List(raised.Lines, l => $"{En(l)}, within {Hours(l, at)} h", "; ")}");
    }

    private Telling? TellRound(in JournalEntry entry)
    {
        var (self, tier) = (entry.Actor, names.Of(entry.Actor));
        return entry.Body switch
        {
            SearchAmended r =>
                new($"{tier} 按变更（{r.Change:+0;-0;0}）继续征询",
                    $"{tier} goes on with what was amended ({r.Change:+0;-0;0})"),
            OffersCalled r when r.Called is [var only] && only == self =>
                new($"{tier} 清点自有力量", $"{tier} calls for offers among its own"),
            OffersCalled r => new(
                $"{tier} 第 {r.Round} 轮征询 {List(r.Called, names.Of, "、")}",
                $"{tier} calls for offers, round {r.Round}, from {List(r.Called, names.Of, ", ")}"),
            OfferReceived r => new(
                $"{Whose(r.Lender, self, "本级")} 可出 "
                    + List(r.Candidates, c => OfferOf(c, names).Zh, "、"),
                $"{Whose(r.Lender, self, "It")} offers "
                    + List(r.Candidates, c => OfferOf(c, names).En, ", ")),
            OfferDeclined r => new(
                $"{Whose(r.Lender, self, "本级")} 无可出力量：{Names.Of(r.Code).Zh}（{r.Code.Code()}）",
                $"{Whose(r.Lender, self, "It")} does not offer: {Names.Of(r.Code).En} ({r.Code.Code()})"),
            Awarded r => AwardStory.Tell(tier, r, names),
            RequisitionDeclined r => new(
                $"{names.Of(r.Lender)} 未能派出 {Resource(r.Commitment)}：{Names.Of(r.Code).Zh}（{r.Code.Code()}）",
                $"{names.Of(r.Lender)} does not send {Resource(r.Commitment)} after all: {Names.Of(r.Code).En} "
                    + $"({r.Code.Code()})"),
            RequisitionGivenUp r => new(
                $"不再向 {names.Of(r.Lender)} 征用 {Resource(r.Commitment)}：{Names.Reason(r.Reason).Zh}",
                $"{Resource(r.Commitment)} of {names.Of(r.Lender)} is no longer asked for: {r.Reason}"),
            CommitmentLate r => new(
                $"{names.Of(r.Lender)} 对 {Resource(r.Commitment)} 的承诺来迟，予以退回",
                $"{names.Of(r.Lender)} promised {Resource(r.Commitment)} too late, and has it back"),
            SearchClosed r => Closing(tier, r),
            _ => null,
        };
    }

    private Telling Closing(string tier, SearchClosed closed) => closed.Reason switch
    {
        "covered" =>
            new($"{tier} 已找齐：{closed.Promised}/{closed.Asked}",
                $"{tier} has found enough: {closed.Promised} of {closed.Asked}"),
        "rings exhausted" => new(
            $"{tier} 已问遍可问之处：找到 {closed.Promised}/{closed.Asked}",
            $"{tier} has asked all whom it may ask: {closed.Promised} of {closed.Asked} found"),
        var reason => new(
            $"{tier} 停止征询：找到 {closed.Promised}/{closed.Asked}（{Names.Reason(reason).Zh}）",
            $"{tier} ends its search: {closed.Promised} of {closed.Asked} found ({reason})"),
    };

    private static Telling OfferOf(Candidate offered, Names names)
    {
        var (resource, substitute) = (names.Of(offered.Resource), Names.Of(offered.Substitute));
        var amount = Names.Amount(offered.Quantity, offered.Resource);
        var (heldZh, heldEn) =
            offered.Displaces is null ? ("", "") : ("，原有预留可让出", ", held for a less pressing line");
        return new(
            $"{resource}（{amount.Zh}，{offered.Minutes} 分钟{substitute.Zh}{heldZh}）",
            $"{resource} ({amount.En}, in {offered.Minutes} min{substitute.En}{heldEn})");
    }

    private static string Zh(LineSpec line) =>
        $"{Names.Of(line.Kind, line.Quantity).Zh}{Names.Of(line.Requirement).Zh}（{Names.Of(line.Priority).Zh}）";
    private static string En(LineSpec line) =>
        $"{Names.Of(line.Kind, line.Quantity).En}{Names.Of(line.Requirement).En}, {Names.Of(line.Priority).En}";

    /// <summary>Names a lender. A tier that answers its own call goes without its name.</summary>
    private string Whose(ActorId lender, ActorId tier, string itself) => lender == tier ? itself : names.Of(lender);

    private string Resource(CommitmentId commitment) =>
        _memory.ResourceOf(commitment) is { } resource ? names.Of(resource) : commitment;

    private Telling Amount(int quantity, LineId line) =>
        _memory.KindOf(line) is { } kind ? Names.Of(kind, quantity) : new($" {quantity}", $"{quantity}");

    private static long Hours(LineSpec line, Instant now) =>
        Math.Max(0, (line.NeededBy - now).Milliseconds + 1_800_000) / 3_600_000;

    /// <summary>Joins the texts of items.</summary>
    internal static string List<T>(IEnumerable<T> items, Func<T, string> show, string separator) =>
        string.Join(separator, items.Select(show));
}
