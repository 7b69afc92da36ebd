using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Messages;

namespace Alliance.Core.Stories;

/// <summary>Tells of teams from outside that would come, and of their letters.</summary>
internal static class OutsideTeamStory
{
    /// <summary>Tells a record in one sentence; null where it is of another kind.</summary>
    public static Telling? Tell(in JournalEntry entry) => entry.Body switch
    {
        OutsideTeamRegistered { Again: true } r =>
            new($"{r.Outside}（{r.Team.Name}）补充报备：{r.Team.People} 人",
                $"{r.Outside} ({r.Team.Name}) says more of itself: {r.Team.People} people"),
        OutsideTeamRegistered r =>
            new($"{r.Team.Office} {r.Team.Name} {r.Team.People} 人（{r.From}）报备拟来援，编号 {r.Outside}",
                $"{r.Team.Name} of {r.Team.Office}, {r.Team.People} people from {r.From}, would come and registers as "
                    + r.Outside),
        OutsideTeamAsked { Stage: OutsideStage.StandBy } r =>
            new($"询问 {r.Outside} 是否继续待命", $"Does {r.Outside} still stand by?"),
        OutsideTeamAsked r => new($"{r.Outside} 尚未答复，再次提请决定",
            $"{r.Outside} has no answer yet; the desk is asked again"),
        OutsideTeamAnswered { Answer: OutsideAnswer.StandBy } r =>
            new($"请 {r.Outside} 原地待命（{r.Reason}）", $"{r.Outside} is to stand by at home ({r.Reason})"),
        OutsideTeamAnswered r =>
            new($"婉拒 {r.Outside}（{Reason(r.Reason).Zh}）", $"{r.Outside} is turned away ({r.Reason})"),
        LetterWritten r =>
            new($"向 {r.Outside} 发出邀请函 {r.Letter}：前往 {r.Invitation.Place}，{r.Invitation.Purpose}，到场向 "
                    + $"{r.Invitation.ReportTo} 报到，路线 {r.Invitation.Road}（{r.Reason}）",
                $"{r.Outside} is invited by letter {r.Letter}: to {r.Invitation.Place}, for {r.Invitation.Purpose}, to "
                    + $"report to {r.Invitation.ReportTo}, by {r.Invitation.Road} ({r.Reason})"),
        LetterEnded { Standing: LetterStanding.Expired } r =>
            new($"邀请函 {r.Letter} 已过期", $"Letter {r.Letter} has expired"),
        LetterEnded r =>
            new($"邀请函 {r.Letter} 撤回（{Reason(r.Reason).Zh}）", $"Letter {r.Letter} is withdrawn ({r.Reason})"),
        _ => null,
    };

    private static Telling Reason(string reason) =>
        reason == OutsideTeamHandler.Over ? new("事件已结束", reason) : Names.Reason(reason);
}
