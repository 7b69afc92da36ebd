using Alliance.Core.Geography;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;

namespace Alliance.Core.Stories;

/// <summary>Tells the entries of the reciprocity ledger.</summary>
internal static class LedgerStory
{
    /// <summary>Tells a record in one sentence; null where it is of another kind.</summary>
    public static Telling? Tell(in JournalEntry entry, Names names) => entry.Body switch
    {
        LedgerEntered r => new(
            $"互助台账记入 {r.Commitment}：{names.Of(r.Lender)} 借予 {names.Of(r.Borrower)} {Names.Of(r.Kind).Zh} "
                + $"{r.Quantity}{(r.PlannedPersonMinutes > 0 ? $"，计划 {Hours(r.PlannedPersonMinutes)} 人时" : "")}",
            $"The ledger enters {r.Commitment}: {names.Of(r.Lender)} lends {names.Of(r.Borrower)} {r.Quantity} for "
                + Names.Of(r.Kind).En
                + (r.PlannedPersonMinutes > 0 ? $", {Hours(r.PlannedPersonMinutes)} person-hours planned" : "")),
        LedgerReduced r =>
            new($"互助台账 {r.Commitment}：减为 {r.Quantity} 件",
                $"The ledger has {r.Quantity} units of {r.Commitment} from now on"),
        LedgerReturned r => new(
            $"互助台账 {r.Commitment}：实际 {Came(r).Zh}{(r.Points > 0 ? $"，收回承诺记 {r.Points} 分" : "")}"
                + $"（{Names.Reason(r.Reason).Zh}）",
            $"The ledger books {r.Commitment}: "
                + $"{Came(r).En}{(r.Points > 0 ? $", {r.Points} points for taking it back" : "")} ({r.Reason})"),
        LedgerHoursCorrected r => new(
            $"台账按补报更正：{r.Commitment} {r.PersonMinutes:+0;-0} 人分钟"
                + $"{(r.Points < 0 ? $"，撤销收回承诺的 {-r.Points} 分" : "")}",
            $"A late report changes the ledger of {r.Commitment} by {r.PersonMinutes:+0;-0} person-minutes"
                + $"{(r.Points < 0 ? $"; {-r.Points} points for taking it back are cancelled" : "")}"),
        LedgerCorrected r => new(
            $"互助台账更正 {r.Commitment}：欠还的{Names.Of(r.Kind).Zh}归还 {r.Back} 件，损失 {r.Lost} 件",
            $"The ledger corrects {r.Commitment}: of what was owed, {r.Back} units are back and {r.Lost} are lost"),
        LedgerSettled r => new(
            $"互助台账结清 {r.Closed.Length} 笔，共 {Hours(r.PersonMinutes)} "
                + $"人时{string.Concat(r.Costs.Select(c => $"；{Cost(c, names).Zh}"))}",
            $"The ledger closes {r.Closed.Length} entries of {Hours(r.PersonMinutes)} "
                + $"person-hours{string.Concat(r.Costs.Select(c => $"; {Cost(c, names).En}"))}"),
        _ => null,
    };

    private static Telling Came(LedgerReturned r) => r is { Lent: 0, Units: 0, Owed: 0 }
        ? new($"{Hours(r.PersonMinutes)} 人时", $"{Hours(r.PersonMinutes)} person-hours")
        : new($"借出 {r.Lent} 件，不再归还 {r.Units} 件{(r.Owed > 0 ? $"，欠还 {r.Owed} 件" : "")}",
            $"{r.Lent} units lent, of which {r.Units} do not come back{(r.Owed > 0 ? $" and {r.Owed} are owed" : "")}");

    private static Telling Cost(LoanCost cost, Names names)
    {
        var (lender, borrower) = (names.Of(cost.Lender), names.Of(cost.Borrower));
        var units = cost.Units == 0 ? default
            : new Telling($"及 {Units(cost.BorrowerMilliunits)} 件", $" and {Units(cost.BorrowerMilliunits)} units");
        return cost.Rule == CostSharing.None
            ? new($"{cost.Commitment} 的费用由 {lender} 自理", $"{lender} bears its own cost of {cost.Commitment}")
            : new($"{cost.Commitment} 的费用由 {borrower} 承担 {cost.BorrowerPermille}‰"
                + $"（{Hours(cost.BorrowerPersonMinutes)} 人时{units.Zh}），其余由 {lender} 承担",
                $"{borrower} bears {cost.BorrowerPermille} ‰ of the cost of {cost.Commitment}, "
                    + $"{Hours(cost.BorrowerPersonMinutes)} person-hours{units.En}, and {lender} the rest");
    }

    private static string Hours(long personMinutes) => $"{personMinutes / 60}.{personMinutes % 60 * 10 / 60}";
    private static string Units(long milliunits) => $"{milliunits / 1_000}.{milliunits % 1_000 / 100}";
}
