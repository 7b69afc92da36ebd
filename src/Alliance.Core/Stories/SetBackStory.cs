using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Teams;

namespace Alliance.Core.Stories;

/// <summary>Tells of trouble with a promise: it is taken back, comes late, comes with fewer people, or is not heard
/// of.</summary>
internal static class SetBackStory
{
    /// <summary>Tells a record in one sentence; null where it is of another kind.</summary>
    public static Telling? Tell(in JournalEntry entry, Names names, StoryMemory memory) =>
        TellRequest(entry, r => memory.ResourceOf(r) is { } resource ? names.Of(resource) : r)
        ?? TellLender(entry, names) ?? TellTeam(entry, names);

    private static Telling? TellRequest(in JournalEntry entry, Func<CommitmentId, string> resource) => entry.Body switch
    {
        ReplacementSought r => new(
            $"{resource(r.Commitment)} {Of(r.Doubt).Zh}，另寻 {r.Quantity}",
            $"{resource(r.Commitment)} {Of(r.Doubt).En}: {r.Quantity} are sought in its place"),
        ReplacementNotNeeded r =>
            new($"{resource(r.Commitment)} 恢复可靠，不再另寻", $"{resource(r.Commitment)} can be counted on again"),
        CommitmentStrengthChanged r => new(
            $"{resource(r.Commitment)} 实到人数由 {r.Before} 变为 {r.People}",
            $"{resource(r.Commitment)} now has {r.People} people, {r.Before} before"),
        EtaChanged { Eta: null } r =>
            new($"{resource(r.Commitment)} 受阻，到达时间不明：{Names.Reason(r.Reason).Zh}",
                $"{resource(r.Commitment)} is stuck and cannot say when it arrives: {r.Reason}"),
        EtaChanged { Eta: { } eta, Reason: RouteFinder.FromWhereItIs } r => new(
            $"{resource(r.Commitment)} 预计 {Minutes(eta.Milliseconds - entry.At.Milliseconds)} 分钟后到达："
                + $"{Names.Reason(r.Reason).Zh}",
            $"{resource(r.Commitment)} is expected in {Minutes(eta.Milliseconds - entry.At.Milliseconds)} min: "
                + r.Reason),
        EtaChanged { Eta: { } eta } r => new(
            $"{resource(r.Commitment)} 预计到达时间改变 {Minutes(eta.Milliseconds - r.Before.Milliseconds)} 分钟："
                + $"{Names.Reason(r.Reason).Zh}",
            $"{resource(r.Commitment)} is expected {Minutes(eta.Milliseconds - r.Before.Milliseconds)} min off its last"
                + $" time: {r.Reason}"),
        CommitmentNotHeard { Unreachable: true } r =>
            new($"{resource(r.Commitment)} 询问 {r.Asked} 次未答，失联",
                $"{resource(r.Commitment)} did not answer {r.Asked} times and counts as unreachable"),
        CommitmentNotHeard r => new($"{resource(r.Commitment)} 逾时未报", $"{resource(r.Commitment)} is overdue"),
        _ => null,
    };

    private static Telling? TellLender(in JournalEntry entry, Names names)
    {
        var lender = names.Of(entry.Actor);
        return entry.Body switch
        {
            TakeBackOrdered r => new(
                $"{lender} 要求收回 {names.Of(r.Resource)}：{Names.Of(r.Code).Zh}，{r.Reason}",
                $"{lender} wants {names.Of(r.Resource)} back before it leaves: {Names.Of(r.Code).En}, {r.Reason}"),
            TakeBackFailed r =>
                new($"{names.Of(r.Resource)} 已出发，{lender} 不能收回，只能召回",
                    $"{names.Of(r.Resource)} has left: {lender} cannot take it back, only recall it"),
            CommitmentTakenBack r => new(
                $"{lender} 撤回承诺 {r.Commitment}（{r.By.Name}）：{Names.Of(r.Code).Zh}，{r.Reason}",
                $"{lender} takes {r.Commitment} back on the word of {r.By.Name}: {Names.Of(r.Code).En}, {r.Reason}"),
            PromiseBroken r =>
                new($"{lender} 记入台账：{names.Of(r.Lender)} 撤回承诺 {r.Commitment}",
                    $"{lender} notes that {names.Of(r.Lender)} took {r.Commitment} back"),
            TeamNotHeard { Unreachable: true } r =>
                new($"{lender} 值班室获知 {names.Of(r.Team)} 失联",
                    $"The duty desk of {lender} is told that {names.Of(r.Team)} is unreachable"),
            TeamNotHeard r =>
                new($"{lender} 值班室获知 {names.Of(r.Team)} 逾时未报",
                    $"The duty desk of {lender} is told that {names.Of(r.Team)} is overdue"),
            TeamBackInContact r =>
                new($"{lender} 值班室获知 {names.Of(r.Team)} 恢复联系",
                    $"The duty desk of {lender} is told that {names.Of(r.Team)} is in contact again"),
            _ => null,
        };
    }

    private static Telling? TellTeam(in JournalEntry entry, Names names)
    {
        var who = names.Of(entry.Actor);
        return entry.Body switch
        {
            TeamUnreachable r =>
                new($"{who} 询问 {r.Asked} 次未答，视为失联",
                    $"{who} was asked {r.Asked} times without an answer and counts as unreachable"),
            TeamHeardAgain => new($"{who} 恢复联系", $"{who} is in contact again"),
            SquadStrengthChanged r =>
                new($"{who} 报告 {r.People} 人继续（原 {r.Before} 人）",
                    $"{who} goes on with {r.People} people, {r.Before} before"),
            WayChanged { Eta: null } =>
                new($"道路中断，{who} 无路可达", $"Roads are cut: no open road leads {who} there"),
            WayChanged =>
                new($"道路变化，{who} 改道，预计到达时间改变",
                    $"The roads have changed: {who} takes another way and time"),
            EtaNoted r => new(
                $"{names.Of(entry.Actor)} 另报到达时间，不影响现状：{Names.Reason(r.Reason).Zh}",
                $"{names.Of(entry.Actor)} says when it would arrive, which changes nothing: {r.Reason}"),
            EtaReported { Eta: null } r =>
                new($"{who} 报告受阻：{r.Reason}", $"{who} reports that it is stuck: {r.Reason}"),
            EtaReported { Eta: { } eta } r =>
                new($"{who} 报告 {Minutes(eta.Milliseconds - entry.At.Milliseconds)} 分钟后到达："
                        + Names.Reason(r.Reason).Zh,
                    $"{who} reports that it arrives in {Minutes(eta.Milliseconds - entry.At.Milliseconds)} min: "
                        + r.Reason),
            _ => null,
        };
    }

    /// <summary>Names a doubt about a commitment.</summary>
    internal static Telling Of(Doubt doubt) => doubt switch
    {
        Doubt.None => new("可靠", "is counted on"),
        Doubt.Late => new("将迟到", "comes too late"),
        Doubt.Unreachable => new("失联", "cannot be reached"),
        Doubt.Relief => new("应轮换", "is to be relieved"),
        _ => throw new ArgumentOutOfRangeException(nameof(doubt), doubt, "An unknown doubt."),
    };

    private static string Minutes(long milliseconds) =>
        (milliseconds / 60_000).ToString("+0;-0;0", System.Globalization.CultureInfo.InvariantCulture);
}
