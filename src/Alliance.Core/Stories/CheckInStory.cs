using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Teams;

namespace Alliance.Core.Stories;

/// <summary>Tells of teams that turn up unasked.</summary>
internal static class CheckInStory
{
    /// <summary>Tells a record in one sentence; null where it is of another kind.</summary>
    public static Telling? Tell(in JournalEntry entry, Names names) => entry.Body switch
    {
        TeamTurnedUp { Social: { } social } r => new(
            $"{social.Office} {social.Name} {social.People} 人自行到场（{Names.Of(social.Capability).Zh}），登记为 "
                + $"{r.CheckIn}",
            $"{social.Name} of {social.Office}, {social.People} people for {Names.Of(social.Capability).En}, turns up "
                + $"unasked and checks in as {r.CheckIn}"),
        TeamTurnedUp { Team: { } team } r => new(
            $"{names.Of(new ActorId(ActorKind.RescueTeam, team))} 未经调派自行到场，登记为 {r.CheckIn}",
            $"{names.Of(new ActorId(ActorKind.RescueTeam, team))} turns up unasked and checks in as {r.CheckIn}"),
        CheckInAccepted { Line: { } line } r =>
            new($"自行到场的 {r.CheckIn} 准予留用，编入 {line}（{r.Reason}）",
                $"{r.CheckIn}, which turned up unasked, stays and serves {line} ({r.Reason})"),
        CheckInAccepted r =>
            new($"自行到场的 {r.CheckIn} 准予留用（{r.Reason}）",
                $"{r.CheckIn}, which turned up unasked, stays ({r.Reason})"),
        CheckInAsked { Stage: CheckInStage.Undecided } r =>
            new($"{r.CheckIn} 去留未定，再次提请决定", $"{r.CheckIn} is still undecided; the desk is asked again"),
        CheckInAsked { Stage: CheckInStage.Counted } r =>
            new($"询问 {r.CheckIn} 是否仍在现场", $"Is {r.CheckIn} still there?"),
        CheckInAsked r => new($"{r.CheckIn} 已劝返，尚未签退", $"{r.CheckIn} was sent home and has not checked out"),
        TeamSentHome r =>
            new($"劝返 {r.CheckIn}，请其签退：{Names.Reason(r.Reason).Zh}",
                $"{r.CheckIn} is sent home and asked to check out: {r.Reason}"),
        TeamCheckedOut r => new($"{r.CheckIn} 签退离场", $"{r.CheckIn} checks out"),
        StaysByOrder r => new(
            $"{names.Of(entry.Actor)} 被 {r.Incident} 劝返，但已受领任务 {r.Commitment}，仍执行任务",
            $"{names.Of(entry.Actor)} is sent home by {r.Incident} but has its order for {r.Commitment}, which stands"),
        _ => null,
    };
}
