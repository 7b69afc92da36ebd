using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Stories;

/// <summary>Tells the actions of teams and depots.</summary>
internal static class ResourceStory
{
    /// <summary>Tells a record in one sentence; null where it is of another kind.</summary>
    public static Telling? Tell(in JournalEntry entry, Names names) =>
        TellTeam(entry.Body, names.Of(entry.Actor)) ?? TellDepot(entry.Body, names.Of(entry.Actor))
            ?? TellOfPlace(entry.Body, names.Of(entry.Actor), names) ?? DetailStory.TellLate(entry.Body);

    private static Telling? TellOfPlace(JournalRecord body, string who, Names names) => body switch
    {
        PlaceCorrected r => new(
            $"{who} 目的地更正：{names.Place(r.Former)} → {names.Place(r.Task.Place)}",
            $"{who} is to go to {names.Place(r.Task.Place)}, not to {names.Place(r.Former)}: the place was corrected"),
        ShipmentReduced r => new(
            $"{who} 少发 {r.Units}，尚待发出 {r.Held}：需求变更",
            $"{who} is to send {r.Units} fewer; {r.Held} are still to leave: the line was amended"),
        ShipmentRedirected r => new(
            $"{who} 未交付的 {r.Units} 件改送：{names.Place(r.Former)} → {names.Place(r.Task.Place)}",
            $"{who} is to bring {r.Units} units to {names.Place(r.Task.Place)}, not to {names.Place(r.Former)}: the "
                + "place was corrected"),
        _ => null,
    };

    private static Telling? TellTeam(JournalRecord body, string who) => body switch
    {
        TeamStatusChanged { Status: TeamStatus.Held } => new($"{who} 为此预留", $"{who} keeps itself ready for it"),
        TeamStatusChanged { Status: TeamStatus.Available, Before: TeamStatus.Held } =>
            new($"{who} 解除预留，恢复待命", $"{who} is free again"),
        TeamStatusChanged r => new($"{who}：{Names.Of(r.Status).Zh}", $"{who} is {Names.Of(r.Status).En}"),
        TeamRefused r => new($"{who} 不能受领：{Names.Of(r.Code).Zh}", $"{who} refuses: {Names.Of(r.Code).En}"),
        UnexpectedReport r => new(
            $"{who} 报告{Names.Of(r.Reported).Zh}，与预期（{Names.Of(r.Expected).Zh}）不符",
            $"{who} reports {Names.Of(r.Reported).En}; {Names.Of(r.Expected).En} was expected"),
        ReportCorrected r => new(
            $"{who} 更正误报：应为{Names.Of(r.Status).Zh}，非{Names.Of(r.Wrong).Zh}（{r.Reason}）",
            $"{who} corrects a report: {Names.Of(r.Status).En}, not {Names.Of(r.Wrong).En} ({r.Reason})"),
        ComeHome r =>
            new($"命令 {who} 返回：{Names.Reason(r.Reason).Zh}", $"{who} is told to come home: {r.Reason}"),
        StoodDown r => new($"{who} 取消出动：{Names.Reason(r.Reason).Zh}", $"{who} is stood down: {r.Reason}"),
        ReportNoted r => new(
            $"{who} 报告{Names.Of(r.Reported).Zh}（{Names.Of(r.Note).Zh}），仍为{Names.Of(r.Status).Zh}",
            $"{who} reports {Names.Of(r.Reported).En} ({Names.Of(r.Note).En}); it stays {Names.Of(r.Status).En}"),
        DetailFlagged r => new(
            $"{who} 报告人数 {r.Said}，按 {r.Taken} 计：{DetailStory.FlaggedZh(r)}",
            $"{who} reports {r.Field} {r.Said}, which counts as {r.Taken}: {r.Mend}"),
        DetailLeftOut r => DetailStory.TellLeftOut(r, new(who, who)),
        OrderReceived => new($"{who} 确认已接到命令", $"{who} has its order"),
        OrderUnconfirmed r => new(
            r.Deputy ? $"{who} 尚未确认接令，询问其副职联系人" : $"{who} 尚未确认接令，再次询问",
            r.Deputy ? $"{who} has not said that it has its order; its deputy contact is asked"
                : $"{who} has not said that it has its order, and is asked again"),
        DeparturePlanned => new($"{who} 预先受领任务，到时出发", $"{who} is told to leave later"),
        TeamDiverted r => new(
            $"{who} 由 {r.From} 改派，自当前位置出发", $"{who} leaves {r.From} for this and goes on from where it is"),
        OutingEntered => new(
            $"{who} 已为此出动，其经过补记入本任务", $"{who} has been out for this already; what it did is entered"),
        HoursCorrected r => new(
            $"{who} 的在外时间按补报更正：{r.Before} → {r.PersonMinutes} 人分钟",
            $"A late report puts the hours of {who} right: {r.PersonMinutes} person-minutes, not {r.Before}"),
        Overdue => new($"{who} 逾时未报，询问中", $"{who} is overdue and asked"),
        ReliefDue => new($"{who} 当班到时，应轮换", $"{who} has worked its shift: relief is due"),
        _ => null,
    };

    private static Telling? TellDepot(JournalRecord body, string who) => body switch
    {
        StockMoved r => new(
            $"{who} {Names.Of(r.Kind, r.Units).Zh}：{Zh(r.Source)} → {Zh(r.Target)}",
            $"{who}: {Names.Of(r.Kind, r.Units).En} from {En(r.Source)} to {En(r.Target)}"),
        UnexpectedShipment r => new(
            $"{who} 的物资已取消仍发出：{r.Units} 件，记账 {r.Booked} 件",
            $"What was called off at {who} has left all the same: {r.Units} units, of which {r.Booked} could be "
                + "booked"),
        StockRefused r => new($"{who} 不能预留：{Names.Of(r.Code).Zh}", $"{who} refuses: {Names.Of(r.Code).En}"),
        ShipmentNoted r => new(
            $"{who} 补报货运 {r.Commitment} {(r.Status == ShipmentStatus.Shipped ? "发出" : "送达")}，已记录",
            $"{who} reports shipment {r.Commitment} again as "
                + $"{(r.Status == ShipmentStatus.Shipped ? "sent" : "handed over")}; it is on record"),
        ShipmentPlanned => new($"{who} 预先受领发运任务，到时发出", $"{who} is told to send it later"),
        PartShipment r => new(
            $"{who} 的货运 {r.Commitment} 部分{(r.Status == ShipmentStatus.Shipped ? "发出" : "送达")} {r.Units}，"
                + $"余 {r.Rest} 待续",
            $"{who}: a part of shipment {r.Commitment} "
                + $"{(r.Status == ShipmentStatus.Shipped ? "left" : "was handed over")}, {r.Units}; {r.Rest} are to"
                + " follow"),
        ArrangedBeyondStock r => new(
            $"{who} 库存不及电话商定之数：{Names.Of(r.Kind, r.Units).Zh}，记账 {r.Booked}",
            $"{who} has less than was arranged by telephone: of {Names.Of(r.Kind, r.Units).En}, {r.Booked} are "
                + "booked"),
        BringBack r => new(
            $"命令 {who} 收回{Names.Of(r.Task.Gives(), r.Units).Zh}：{Names.Reason(r.Reason).Zh}",
            $"{who} is told to bring back {Names.Of(r.Task.Gives(), r.Units).En}: {r.Reason}"),
        UnexpectedReturn r =>
            new($"{who} 收回 {r.Commitment} 共 {r.Units}，多于发出之数，记账 {r.Booked}",
                $"{who} has {r.Units} of {r.Commitment} back, more than were out; {r.Booked} are booked"),
        StockWrittenOff r =>
            new($"{who} 核销{Names.Of(r.Kind, r.Units).Zh}：{r.Reason}",
                $"{who} writes off {Names.Of(r.Kind, r.Units).En}: {r.Reason}"),
        GoodsOwed r =>
            new($"{who} 逾期未收回{Names.Of(r.Kind, r.Units).Zh}，记为欠还",
                $"{Names.Of(r.Kind, r.Units).En} of {who} were not back in time and count as owed"),
        GoodsStillOut r =>
            new($"{who} 询问 {r.Commitment} 的 {r.Units} 件是否仍需",
                $"{who} asks whether the {r.Units} of {r.Commitment} are still needed"),
        ReturnOverdue r =>
            new($"{who} 催还 {r.Commitment} 的 {r.Units} 件",
                $"{who} asks for the {r.Units} of {r.Commitment} that are to come back"),
        ShipmentOverdue r =>
            new($"{who} 发出的物资逾时未报，询问中", $"Nothing is heard of what {who} sent, and it is asked"),
        _ => null,
    };

    private static string Zh(StockPlace place) => place switch
    {
        StockPlace.Available => "在库", StockPlace.Held => "预留", StockPlace.InTransit => "在途", StockPlace.Issued =>
            "已发放",
        StockPlace.Returning => "归还途中", StockPlace.Consumed => "已消耗", StockPlace.WrittenOff =>
            "已核销", StockPlace.Outside => "盘点差额",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "An unknown place of stock."),
    };

    private static string En(StockPlace place) => place switch
    {
        StockPlace.Available => "the shelf", StockPlace.Held => "held", StockPlace.InTransit =>
            "in transit", StockPlace.Issued => "the scene",
        StockPlace.Returning => "the way back", StockPlace.Consumed => "used up", StockPlace.WrittenOff =>
            "written off", StockPlace.Outside => "beyond the books",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "An unknown place of stock."),
    };
}
