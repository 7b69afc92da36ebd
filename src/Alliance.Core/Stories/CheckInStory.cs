using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Reports;
using Alliance.Core.Teams;

namespace Alliance.Core.Stories;

/// <summary>Tells of teams that turn up unasked.</summary>
internal static class CheckInStory
{
    /// <summary>Tells a record in one sentence; null where it is of another kind.</summary>
    public static Telling? Tell(in JournalEntry entry, Names names) => entry.Body switch
    {
        TeamTurnedUp { Social: { } social } r => new(
            $"{social.Office} {social.Name} {social.People} 人".TrimStart()
                + $"{(r.Letter is null ? "自行" : $"持邀请函 {r.Letter} ")}到场"
                + (social.Capability is { } can ? $"（{Names.Of(can).Zh}）" : "")
                + $"，登记为 {r.CheckIn}{Doubt(r.Standing).Zh}",
            $"{social.Name}{(social.Office.Length > 0 ? $" of {social.Office}" : "")}, {social.People} people"
                + $"{(social.Capability is { } able ? $" for {Names.Of(able).En}" : "")}, turns up "
                + $"{(r.Letter is null ? "unasked" : $"with the letter {r.Letter}")} and checks in as {r.CheckIn}"
                + Doubt(r.Standing).En),
        TeamTurnedUp { Team: { } team } r => new(
            $"{names.Of(new ActorId(ActorKind.RescueTeam, team))} 未经调派自行到场，登记为 {r.CheckIn}",
            $"{names.Of(new ActorId(ActorKind.RescueTeam, team))} turns up unasked and checks in as {r.CheckIn}"),
        DetailLeftOut { Incident: not null } r => DetailStory.TellLeftOut(r, new("来电", "The call")),
        DetailLeftOut r when entry.Actor.Kind == ActorKind.Incident =>
            DetailStory.TellLeftOut(r, new("到场登记", "The check-in")),
        CheckInAccepted { Line: { } line } r =>
            new($"{r.CheckIn} 准予留用，编入 {line}（{r.Reason}）",
                $"{r.CheckIn} stays and serves {line} ({r.Reason})"),
        CheckInAccepted r =>
            new($"{r.CheckIn} 准予留用（{r.Reason}）", $"{r.CheckIn} stays ({r.Reason})"),
        CheckInUpdated { Letter: { } letter } r =>
            new($"{r.CheckIn} 出示邀请函 {letter}", $"{r.CheckIn} shows its letter {letter}"),
        CheckInUpdated r =>
            new($"{r.CheckIn} 登记更正：{r.Before} → {r.People} 人{(r.Reason is null ? "" : $"（{r.Reason}）")}",
                $"{r.CheckIn} is put right: {r.Before} → {r.People} people"
                    + (r.Reason is null ? "" : $" ({r.Reason})")),
        SquadTaskChanged { Stage: CheckInStage.TakenUp, Line: { } line } r =>
            new($"{r.CheckIn} 受领 {line} 的任务", $"{r.CheckIn} has its order for {line}"),
        SquadTaskChanged { Commitment: { } task } r =>
            new($"{r.CheckIn} 已受领他处任务 {task}，须改派后方可留用",
                $"{r.CheckIn} has a task elsewhere, {task}; it stays only if it is diverted"),
        SquadTaskChanged r =>
            new($"{r.CheckIn} 任务已结束，尚在现场，请决定去留",
                $"{r.CheckIn} has no task any more and is still there; the desk decides"),
        CheckInAsked { Stage: CheckInStage.Undecided } r =>
            new($"{r.CheckIn} 去留未定，再次提请决定", $"{r.CheckIn} is still undecided; the desk is asked again"),
        CheckInAsked { Stage: CheckInStage.Counted } r =>
            new($"询问 {r.CheckIn} 是否仍在现场", $"Is {r.CheckIn} still there?"),
        CheckInAsked r => new($"{r.CheckIn} 已劝返，尚未签退", $"{r.CheckIn} was sent home and has not checked out"),
        TeamSentHome r =>
            new($"劝返 {r.CheckIn}，请其签退：{Names.Reason(r.Reason).Zh}",
                $"{r.CheckIn} is sent home and asked to check out: {r.Reason}"),
        TeamCheckedOut { Told: LeavingTold.ByCrew } r =>
            new($"{r.CheckIn} 已离场（队伍自报）", $"{r.CheckIn} has left, as its crew reports"),
        TeamCheckedOut r => new($"{r.CheckIn} 签退离场", $"{r.CheckIn} checks out"),
        StaysByOrder r => new(
            $"{names.Of(entry.Actor)} 被 {r.Incident} 劝返，但已受领任务 {r.Commitment}，仍执行任务",
            $"{names.Of(entry.Actor)} is sent home by {r.Incident} but has its order for {r.Commitment}, which stands"),
        _ => null,
    };

    /// <summary>Tells why a letter is doubted; empty where it holds.</summary>
    private static Telling Doubt(LetterStanding? standing) => standing switch
    {
        null or LetterStanding.Valid => new("", ""),
        LetterStanding.Expired => new("；邀请函已过期", "; the letter has expired"),
        LetterStanding.Withdrawn => new("；邀请函已撤回", "; the letter was withdrawn"),
        LetterStanding.Used => new("；邀请函已被使用", "; the letter was used before"),
        LetterStanding.Unknown => new("；查无此邀请函", "; there is no such letter"),
        LetterStanding.OfAnother => new("；邀请函系发给他队", "; the letter invites another team"),
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "An unknown standing."),
    };
}
