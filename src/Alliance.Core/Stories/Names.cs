using System.Globalization;
using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Geography;
using Alliance.Core.Hazards;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Stories;

/// <summary>Names actors, kinds and codes in both languages. Not safe for concurrent use.</summary>
/// <param name="region">The region that has the names; null: codes stand for themselves.</param>
/// <param name="time">Writes a time; null: as hours, minutes and seconds since the run began.</param>
public sealed class Names(Region? region, Func<Instant, string>? time = null)
{
    private readonly HashSet<ActorId> _introduced = [];
    private readonly HashSet<ActorId> _named = [];

    /// <summary>Names an actor by its name in the region. Until the end of the first sentence that names it, its code
    /// follows.</summary>
    public string Of(ActorId actor)
    {
        if (NameOf(actor) is not { } name) return actor.Key;
        if (_introduced.Contains(actor)) return name;
        _named.Add(actor);
        return $"{name}（{actor.Key}）";
    }

    /// <summary>Writes a time.</summary>
    public string Time(Instant at) => time?.Invoke(at) ?? string.Create(CultureInfo.InvariantCulture,
        $"{at.Milliseconds / 3_600_000:00}:{at.Milliseconds / 60_000 % 60:00}:{at.Milliseconds / 1_000 % 60:00}");

    /// <summary>Ends a sentence. The actors that it named are known from now on.</summary>
    /// <param name="wasTold">Whether the sentence was told; if not, its actors are still unknown.</param>
    internal void EndSentence(bool wasTold)
    {
        if (wasTold) _introduced.UnionWith(_named);
        _named.Clear();
    }

    /// <summary>Tells a quantity: people with a team, units from a depot.</summary>
    public static Telling Amount(int quantity, ActorId resource) =>
        resource.Kind == ActorKind.Depot ? new($"{quantity} 件", $"{quantity} units")
        : new($"{quantity} 人", People(quantity));

    private static string People(int quantity) => quantity == 1 ? "1 person" : $"{quantity} people";

    /// <summary>Names a township by its code.</summary>
    public string Place(string code) => Of(new ActorId(ActorKind.Township, code));

    /// <summary>Names a hazard. A word that the region's catalogue does not have stands for itself.</summary>
    public Telling Hazard(string word) =>
        (region?.Hazards ?? HazardCatalogue.Usual).Find(word) is { } kind ? new(kind.Zh, kind.En) : new(word, word);

    /// <summary>Names a resource kind. A kind that the catalogue does not have is named by its code.</summary>
    public static Telling Of(ResourceKind kind) =>
        Catalogue.Of(kind) is { } known ? new(known.Zh, known.En) : new(kind.Code, kind.Code);

    /// <summary>Tells a quantity of a kind, in its unit.</summary>
    public static Telling Of(ResourceKind kind, int quantity) => Catalogue.Of(kind) switch
    {
        null => new($"{kind} {quantity}", $"{quantity} {kind}"),
        { IsSupply: false } known => new($"{known.Zh} {quantity} {known.UnitZh}", $"{People(quantity)} for {known.En}"),
        var known when known.UnitEn == known.En =>
            new($"{known.Zh} {quantity} {known.UnitZh}", $"{quantity} {known.En}"),
        var known => new($"{known.Zh} {quantity} {known.UnitZh}", $"{quantity} {known.UnitEn} of {known.En}"),
    };

    /// <summary>Names a priority.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The priority is unknown.</exception>
    public static Telling Of(Priority priority) => priority switch
    {
        Priority.LifeSaving => new("救命", "life-saving"),
        Priority.Urgent => new("紧急", "urgent"),
        Priority.Routine => new("一般", "routine"),
        _ => throw new ArgumentOutOfRangeException(nameof(priority), priority, "An unknown priority."),
    };

    /// <summary>Says what an alert asks of people.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is unknown.</exception>
    public static Telling Of(AlertKind kind) => kind switch
    {
        AlertKind.Order => new("有命令须执行", "an order to carry out"),
        AlertKind.Decision => new("有事项待决定", "something to decide"),
        AlertKind.Overdue => new("有事项逾期", "something overdue"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An unknown kind of alert."),
    };

    /// <summary>Tells the requirements of a line beyond kind and quantity; empty for none.</summary>
    public static Telling Of(Requirement? requirement)
    {
        if (requirement is null) return new("", "");
        List<Telling> parts = [];
        if (requirement.MinimumType < Capability.LeastType)
            parts.Add(new($"不低于 {requirement.MinimumType} 级", $"type {requirement.MinimumType} or better"));
        if (requirement.MinimumPeople > 0)
            parts.Add(new(
                $"每队不少于 {requirement.MinimumPeople} 人", $"{requirement.MinimumPeople} people a team at least"));
        if (requirement.EnduranceHours > 0)
            parts.Add(
                new($"自持 {requirement.EnduranceHours} 小时", $"{requirement.EnduranceHours} hours unsupported"));
        foreach (var (kind, count) in requirement.Equipment) parts.Add(
            new($"携{Of(kind, count).Zh}", $"with {Of(kind, count).En}"));
        if (requirement.Substitutes.Length > 0)
            parts.Add(new($"可用{string.Join('、', requirement.Substitutes.Select(s => Of(s).Zh))}代替",
                $"{string.Join(" or ", requirement.Substitutes.Select(s => Of(s).En))} instead"));
        return new(
            $"（{string.Join('，', parts.Select(p => p.Zh))}）", $" ({string.Join(", ", parts.Select(p => p.En))})");
    }

    /// <summary>Tells that a substitute is given; empty for none.</summary>
    public static Telling Of(Substitute? substitute) =>
        substitute is null ? new("", "")
        : new($"，以{Of(substitute.Kind).Zh}代替", $", {Of(substitute.Kind).En} instead");

    /// <summary>Names an event grade.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The grade is unknown.</exception>
    public static Telling Of(EventGrade grade) => grade switch
    {
        EventGrade.Ordinary => new("一般", "ordinary"),
        EventGrade.Large => new("较大", "large"),
        EventGrade.Major => new("重大", "major"),
        EventGrade.SpeciallyMajor => new("特别重大", "specially major"),
        _ => throw new ArgumentOutOfRangeException(nameof(grade), grade, "An unknown grade."),
    };

    /// <summary>Names what is known of whether a call is true.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The result is unknown.</exception>
    public static Telling Of(Verification result) => result switch
    {
        Verification.Unverified => new("未核实", "unverified"),
        Verification.Verified => new("属实", "verified"),
        Verification.FalseAlarm => new("误报", "false alarm"),
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "An unknown result."),
    };

    /// <summary>Names a warning colour.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The colour is unknown.</exception>
    public static Telling Of(WarningColour colour) => colour switch
    {
        WarningColour.Blue => new("蓝色", "blue"),
        WarningColour.Yellow => new("黄色", "yellow"),
        WarningColour.Orange => new("橙色", "orange"),
        WarningColour.Red => new("红色", "red"),
        _ => throw new ArgumentOutOfRangeException(nameof(colour), colour, "An unknown colour."),
    };

    /// <summary>Names the duty of a reporting clock.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The clock is unknown.</exception>
    public static Telling Of(Clock clock) => clock switch
    {
        Clock.Telephone => new("电话报告", "the report by telephone"),
        Clock.Written => new("书面报告", "the report in writing"),
        Clock.Upward => new("向上级报告", "the report to the superior"),
        Clock.CrossBoundary => new("答复跨区域请求", "the answer across the boundary"),
        Clock.FollowUp => new("续报", "the follow-up report"),
        _ => throw new ArgumentOutOfRangeException(nameof(clock), clock, "An unknown clock."),
    };

    /// <summary>Tells why an unsolicited offer was turned down.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The reason is unknown.</exception>
    public static Telling Of(OfferRefusal refusal) => refusal switch
    {
        OfferRefusal.NotNeeded => new("力量已足", "there is enough"),
        OfferRefusal.NotSuitable => new("类别不符", "it is not of the kind that is needed"),
        OfferRefusal.TooLate => new("无法按时到达", "it would come too late"),
        OfferRefusal.NoCapacity => new("现场无法接纳", "the scene cannot take in more"),
        OfferRefusal.IncidentOver => new("事件已结束", "the incident is over"),
        _ => throw new ArgumentOutOfRangeException(nameof(refusal), refusal, "An unknown refusal."),
    };

    /// <summary>Tells why a lender declined.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The code is unknown.</exception>
    public static Telling Of(DeclineCode code) => code switch
    {
        DeclineCode.FloorReached => new("低于保底力量", "its reserve floor is reached"),
        DeclineCode.LendCapReached => new("已达协议出借上限", "the agreement's cap is reached"),
        DeclineCode.AlreadyCommitted => new("力量已出动", "already committed"),
        DeclineCode.NotTyped => new("无此类力量", "it has nothing of that kind"),
        DeclineCode.CrewResting => new("队员轮休中", "its crews are resting"),
        DeclineCode.Unreachable => new("道路中断", "no open road leads there"),
        DeclineCode.EtaTooLate => new("无法按时到达", "it would come too late"),
        DeclineCode.NoAgreement => new("无互助协议", "no agreement"),
        DeclineCode.AgreementSuspended => new("协议暂停", "the agreement is suspended"),
        DeclineCode.AuthorityNotGranted => new("未获批准", "authority was not granted"),
        DeclineCode.Timeout => new("逾时未答", "no answer in time"),
        DeclineCode.OutOfService => new("停用", "out of service"),
        DeclineCode.StockExhausted => new("库存不足", "its stock is spent"),
        DeclineCode.Displaced => new("让位于更紧急的请求", "it gave way to a more pressing line"),
        DeclineCode.OwnIncidentActive => new("本地有灾情，须留守", "an incident of its own keeps its squads"),
        DeclineCode.LocalRiskElevated =>
            new("本地风险升高，须留守", "a warning for its own territory keeps its squads"),
        DeclineCode.Diverted => new("改派他处", "it was given another task"),
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "An unknown decline code."),
    };

    /// <summary>Tells why a report changes nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The note is unknown.</exception>
    public static Telling Of(ReportNote note) => note switch
    {
        ReportNote.Late => new("迟到的报告", "late"),
        ReportNote.Repeated => new("重复报告", "again"),
        ReportNote.BeforeOrder => new("命令之前的情况", "from before its order"),
        ReportNote.NoOrder => new("并无命令", "without an order"),
        ReportNote.Received => new("已接令", "order received"),
        _ => throw new ArgumentOutOfRangeException(nameof(note), note, "An unknown note."),
    };

    /// <summary>Tells the answer to a recall.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The answer is unknown.</exception>
    public static Telling Of(ReturnAnswer answer) => answer switch
    {
        ReturnAnswer.AcceptedNow => new("同意立即返回", "it may go at once"),
        ReturnAnswer.AcceptedAfterReplacement => new("同意接替到位后返回", "it may go when its replacement is there"),
        ReturnAnswer.Over => new("已在返回", "it was coming home already"),
        ReturnAnswer.DecidedByDeadline =>
            new("逾时未答，按召回方意见办理", "no answer in time: the owner's word stands"),
        _ => throw new ArgumentOutOfRangeException(nameof(answer), answer, "An unknown answer."),
    };

    /// <summary>Names an outcome.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The outcome is unknown.</exception>
    public static Telling Of(Outcome outcome) => outcome switch
    {
        Outcome.Open => new("进行中", "open"),
        Outcome.Fulfilled => new("全部满足", "fulfilled"),
        Outcome.PartiallyFulfilled => new("部分满足", "partially fulfilled"),
        Outcome.Unfilled => new("未能满足", "unfilled"),
        Outcome.Cancelled => new("已取消", "cancelled"),
        Outcome.Rejected => new("被驳回", "rejected"),
        Outcome.Expired => new("已过期", "expired"),
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An unknown outcome."),
    };

    /// <summary>Names a deployment status.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The status is unknown.</exception>
    public static Telling Of(TeamStatus status) => status switch
    {
        TeamStatus.Available => new("待命", "available"),
        TeamStatus.Held => new("预留", "held"),
        TeamStatus.Committed => new("已受领任务", "committed"),
        TeamStatus.Mobilising => new("集结", "mobilising"),
        TeamStatus.EnRoute => new("在途", "en route"),
        TeamStatus.OnScene => new("到达现场", "on scene"),
        TeamStatus.Covering => new("驻守代防", "covering"),
        TeamStatus.Returning => new("返回途中", "returning"),
        TeamStatus.Resting => new("归队休整", "home and resting"),
        TeamStatus.OutOfService => new("停用", "out of service"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "An unknown status."),
    };

    /// <summary>Translates a reason that actors give themselves. Text that people wrote stays as it is.</summary>
    public static Telling Reason(string reason) => new(reason switch
    {
        "rings exhausted" => "各圈均已征询",
        "covered" => "已落实",
        "not as asked" => "不合要求",
        "fulfilled" => "已满足",
        "released" => "已释放",
        "every tier was asked" => "已逐级征询",
        "taken back too often" => "多次被收回",
        "its time has passed" => "已过时限",
        "the need has fallen" => "需求减少",
        "the need is more pressing" => "需求更紧急",
        "the need was corrected" => "需求更正（误录）",
        "asked for twice" => "重复请求",
        "merged incidents" => "事件合并",
        "the merge was undone" => "合并已撤销",
        "the place was corrected" => "地点更正",
        "the incident is over" => "事件已结束",
        "late" or "too late" => "来迟",
        "no answer in time" => "逾时未答",
        "not taken up in time" => "逾时未接受",
        "returned" => "已归队",
        "delivered" => "已送达",
        "given back" => "已退回",
        "rest not fetched" => "余数逾时未取",
        "written off" => "已核销",
        "owed" => "欠还",
        "called off" => "已取消",
        "the loan is over" => "借用期满",
        "stood down" => "取消出动",
        "no reason given" => "未说明原因",
        "hold lapsed" => "预留到期",
        "out of service" => "停用",
        "arranged otherwise" => "另有安排",
        "refused" => "未受领",
        "amended" => "需求变更",
        "recalled by its owner" => "派出方召回",
        "replaced" => "接替力量已到位",
        "recalled before its replacement came" => "召回到期，接替力量未到",
        "recalled, and nobody came instead" => "召回到期，无人接替",
        "the reserve is back" => "保底力量已恢复",
        "its time is over" => "移防时限已到",
        "the policy has changed" => "政策调整",
        "displaced" => "让位于更紧急的请求",
        "relieved" => "已轮换",
        "extended" => "同意延长",
        "relief is coming" => "轮换队伍在途",
        "no open road" => "道路中断",
        "another way" => "改道绕行",
        "by rule" => "按规则",
        "taken back" => "被收回",
        "no sooner" => "不比原来早到",
        "others come sooner" => "他队更早到达",
        "others came first" => "他队先到",
        "the first can be counted on again" => "原队恢复可靠",
        _ => ReasonOfSquad(reason),
    }, reason);

    /// <summary>Translates a reason that lies in what a squad does or says.</summary>
    private static string ReasonOfSquad(string reason) => reason switch
    {
        "the squad is stronger than it was thought" => "队伍人数多于此前所知",
        "the squad had been there" => "该队此前已到场",
        "with its status" => "随状态报告",
        "as its crew says" => "队伍自报",
        RouteFinder.FromWhereItIs => "按现处位置和道路推算",
        "left without an order" => "未经命令出动",
        "did not go" => "未出动",
        _ => ReasonAbout(reason),
    };

    /// <summary>Translates a reason that names a request or an incident.</summary>
    private static string ReasonAbout(string reason) =>
        reason == "the request that stands for both was cancelled" ? "并入的请求已取消"
            : reason.StartsWith("merged into ", StringComparison.Ordinal) ? $"并入 {reason["merged into ".Length..]}"
            : reason.StartsWith("false alarm: ", StringComparison.Ordinal) ? $"误报：{reason["false alarm: ".Length..]}"
            : reason.StartsWith("merged with ", StringComparison.Ordinal) ? $"合并 {reason["merged with ".Length..]}"
            : reason.StartsWith("diverted to ", StringComparison.Ordinal) ? $"改派至 {reason["diverted to ".Length..]}"
            : reason.StartsWith("as ", StringComparison.Ordinal) ? Basis(reason)
            : reason.EndsWith(" is over", StringComparison.Ordinal) ? $"{reason[..^" is over".Length]} 已结束"
            : reason.StartsWith("lost on ", StringComparison.Ordinal) ? $"补 {reason["lost on ".Length..]} 之缺"
            : reason;

    /// <summary>Translates why an incident was graded or verified as another was.</summary>
    private static string Basis(string reason) => reason.Split(' ') switch
    {
        ["as", var other, "was", "graded"] => $"依 {other} 的定级",
        ["as", var other, "was", "verified"] => $"{other} 已核实",
        ["as", "before", var other, "was", "merged", "into", "it"] => $"{other} 并入前的定级",
        _ => reason,
    };

    private string? NameOf(ActorId actor) => region?.KnownNameOf(actor);
}
