using Alliance.Core.Depots;
using Alliance.Core.Journals;
using Alliance.Core.Teams;

namespace Alliance.Core.Stories;

/// <summary>What teams and depots do, told.</summary>
internal static class ResourceStory
{
    public static Telling? Tell(in JournalEntry entry, Names names)
    {
        var who = names.Of(entry.Actor);
        return entry.Body switch
        {
            TeamStatusChanged r => new($"{who}：{Names.Of(r.Status).Zh}", $"{who} is {Names.Of(r.Status).En}"),
            TeamRefused r => new($"{who} 不能受领：{Names.Of(r.Code).Zh}", $"{who} refuses: {Names.Of(r.Code).En}"),
            UnexpectedReport r => new(
                $"{who} 报告{Names.Of(r.Reported).Zh}，与预期（{Names.Of(r.Expected).Zh}）不符", $"{who} reports {Names.Of(r.Reported).En}; {Names.Of(r.Expected).En} was expected"),
            ReportCorrected r => new(
                $"{who} 更正误报：应为{Names.Of(r.Status).Zh}，非{Names.Of(r.Wrong).Zh}（{r.Reason}）",
                $"{who} corrects a report: {Names.Of(r.Status).En}, not {Names.Of(r.Wrong).En} ({r.Reason})"),
            ComeHome r => new($"命令 {who} 返回：{Names.Reason(r.Reason).Zh}", $"{who} is told to come home: {r.Reason}"),
            StoodDown r => new($"{who} 取消出动：{Names.Reason(r.Reason).Zh}", $"{who} is stood down: {r.Reason}"),
            Overdue => new($"{who} 逾时未报，询问中", $"{who} is overdue and asked"),
            ReliefDue => new($"{who} 当班到时，应轮换", $"{who} has worked its shift: relief is due"),
            StockMoved r => new(
                $"{who} {Names.Of(r.Kind, r.Units).Zh}：{Zh(r.Source)} → {Zh(r.Target)}", $"{who}: {Names.Of(r.Kind, r.Units).En} from {En(r.Source)} to {En(r.Target)}"),
            UnexpectedShipment r => new(
                $"{who} 的货运 {r.Commitment} 已取消仍发出：{r.Units} 件，记账 {r.Booked} 件", $"{who}: shipment {r.Commitment}, called off, has left all the same: {r.Units} units, {r.Booked} booked"),
            StockRefused r => new($"{who} 不能预留：{Names.Of(r.Code).Zh}", $"{who} refuses: {Names.Of(r.Code).En}"),
            ShipmentOverdue r => new($"{who} 的货运 {r.Commitment} 逾时未报", $"Shipment {r.Commitment} of {who} is overdue"),
            _ => null,
        };
    }

    private static string Zh(StockPlace place) => place switch
    {
        StockPlace.Available => "在库", StockPlace.Held => "预留", StockPlace.InTransit => "在途", StockPlace.Issued => "已发放",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "An unknown place of stock."),
    };

    private static string En(StockPlace place) => place switch
    {
        StockPlace.Available => "the shelf", StockPlace.Held => "held", StockPlace.InTransit => "in transit", StockPlace.Issued => "issued",
        _ => throw new ArgumentOutOfRangeException(nameof(place), place, "An unknown place of stock."),
    };
}
