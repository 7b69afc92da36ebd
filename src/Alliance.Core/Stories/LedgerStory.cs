using Alliance.Core.Journals;
using Alliance.Core.Ledgers;

namespace Alliance.Core.Stories;

/// <summary>What the reciprocity ledger books, told.</summary>
internal static class LedgerStory
{
    public static Telling? Tell(in JournalEntry entry, Names names) => entry.Body switch
    {
        LedgerEntered r => new(
            $"互助台账记入 {r.Commitment}：{names.Of(r.Lender)} 借予 {names.Of(r.Borrower)} {Names.Of(r.Kind).Zh} {r.Quantity}{(r.PlannedPersonMinutes > 0 ? $"，计划 {Hours(r.PlannedPersonMinutes)} 人时" : "")}",
            $"The ledger enters {r.Commitment}: {names.Of(r.Lender)} lends {names.Of(r.Borrower)} {r.Quantity} for {Names.Of(r.Kind).En}{(r.PlannedPersonMinutes > 0 ? $", {Hours(r.PlannedPersonMinutes)} person-hours planned" : "")}"),
        LedgerReturned r => new(
            $"互助台账 {r.Commitment}：实际 {Hours(r.PersonMinutes)} 人时{(r.Units > 0 ? $"，{r.Units} 件不再归还" : "")}{(r.Points > 0 ? $"，收回承诺记 {r.Points} 分" : "")}（{Names.Reason(r.Reason).Zh}）",
            $"The ledger books {r.Commitment}: {Hours(r.PersonMinutes)} person-hours{(r.Units > 0 ? $", {r.Units} units that do not come back" : "")}{(r.Points > 0 ? $", {r.Points} points for taking it back" : "")} ({r.Reason})"),
        LedgerSettled r => new(
            $"互助台账结清 {r.Closed.Length} 笔，共 {Hours(r.PersonMinutes)} 人时",
            $"The ledger closes {r.Closed.Length} entries of {Hours(r.PersonMinutes)} person-hours"),
        _ => null,
    };

    private static string Hours(long personMinutes) => $"{personMinutes / 60}.{personMinutes % 60 * 10 / 60}";
}
