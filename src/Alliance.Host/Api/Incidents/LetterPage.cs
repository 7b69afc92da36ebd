using System.Globalization;
using Alliance.Core.Incidents;
using Alliance.Core.Stories;

namespace Alliance.Host.Api.Incidents;

/// <summary>Writes a letter of invitation as a page of plain text.</summary>
internal static class LetterPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="language"><c>zh</c> or <c>en</c>.</param>
    public static string Of(LetterView letter, string language) =>
        string.Join('\n', language == "zh" ? Zh(letter) : En(letter)) + "\n";

    private static string[] Zh(LetterView l) =>
    [
        $"邀请函 {l.Number}",
        $"状态：{StandingZh(l)}",
        .. l.Unverified ? (string[])["注意：该事件的报警尚未核实。"] : [],
        "",
        $"{l.Office} {l.Name}：",
        $"    因“{l.IncidentName}”（{l.Incident}，{l.PlaceName}）救援需要，邀请贵队 {l.People} 人前来支援。",
        "",
        $"前往地点：{l.To}",
        $"任务：{l.Purpose}",
        $"有效期至：{Time(l.Until)}",
        $"报到对象：{l.ReportTo}",
        $"行车路线：{l.Road}",
        $"领队：{l.Leader ?? "未报"}",
        $"车牌：{(l.Plates.Count == 0 ? "未报" : string.Join("、", l.Plates))}",
        "",
        $"签发：{l.IssuedBy ?? "未记"}，{Time(l.IssuedAt)}",
        "到场时请出示本函编号登记。未持有效邀请函者请勿自行前往。",
    ];

    private static string[] En(LetterView l) =>
    [
        $"Letter of invitation {l.Number}",
        $"Standing: {StandingEn(l)}",
        .. l.Unverified ? (string[])["Note: nobody has verified the call of this incident yet."] : [],
        "",
        $"To {l.Name} of {l.Office}:",
        $"    For the rescue at \"{l.IncidentName}\" ({l.Incident}, {l.PlaceName}) your team of {l.People} people is "
            + "invited.",
        "",
        $"Go to:         {l.To}",
        $"For:           {l.Purpose}",
        $"Valid until:   {Time(l.Until)}",
        $"Report to:     {l.ReportTo}",
        $"Road:          {l.Road}",
        $"Leader:        {l.Leader ?? "not told"}",
        $"Number plates: {(l.Plates.Count == 0 ? "not told" : string.Join(", ", l.Plates))}",
        "",
        $"Issued by {l.IssuedBy ?? "not recorded"}, {Time(l.IssuedAt)}",
        "Show the number of this letter when you check in. Do not set out without a letter that is valid.",
    ];

    private static string StandingZh(LetterView letter) => letter.Standing switch
    {
        LetterStanding.Valid => "有效" + (letter.CheckIn is { } there ? $"（已到场登记 {there}）" : ""),
        LetterStanding.Expired => "已过期",
        LetterStanding.Withdrawn => $"已撤回（{Names.Reason(letter.EndedBecause ?? "").Zh}）",
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter.Standing, "A letter does not stand so."),
    };

    private static string StandingEn(LetterView letter) => letter.Standing switch
    {
        LetterStanding.Valid => "valid" + (letter.CheckIn is { } there ? $" (the team is there, as {there})" : ""),
        LetterStanding.Expired => "expired",
        LetterStanding.Withdrawn => $"withdrawn ({letter.EndedBecause})",
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter.Standing, "A letter does not stand so."),
    };

    private static string Time(DateTimeOffset time) =>
        time.ToString("yyyy-MM-dd HH:mm zzz", CultureInfo.InvariantCulture);
}
