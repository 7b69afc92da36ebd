using Alliance.Core.Journals;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Stories;

/// <summary>What lenders do, told.</summary>
internal static class LenderStory
{
    public static Telling? Tell(in JournalEntry entry, Names names)
    {
        var lender = names.Of(entry.Actor);
        return entry.Body switch
        {
            SlotTaken r => new(
                $"{lender} 登记出动 {names.Of(r.Resource)}，尚余 {r.ReadyAfter} 队待命，保底 {r.Floor}{(r.OverrideBy is { } zh ? $"（{zh.Name} {(r.Mandate?.Order is { } o ? $"以命令 {o.Id} 令其低于保底：{o.Reason}" : "破例")}）" : "")}",
                $"{lender} books out {names.Of(r.Resource)}: {r.ReadyAfter} squads left ready, floor {r.Floor}{(r.OverrideBy is { } en ? $" (on the word of {en.Name}{(r.Mandate?.Order is { } e ? $", order {e.Id}: {e.Reason}" : "")})" : "")}"),
            HoldDisplaced r => new(
                $"{lender} 将为 {r.Commitment} 预留的 {names.Of(r.Resource)} 让给更紧急的 {r.By}", $"{lender} gives {names.Of(r.Resource)}, held for {r.Commitment}, to the more pressing {r.By}"),
            RecallAsked r => new(
                $"{lender} 召回 {names.Of(r.Resource)}（{r.Commitment}）：{r.Reason}{(r.WaitForReplacement ? "，可待接替到位" : "")}",
                $"{lender} calls {names.Of(r.Resource)} home ({r.Commitment}): {r.Reason}{(r.WaitForReplacement ? "; it may stay until its replacement is there" : "")}"),
            RecallAnswered r => new($"{r.Commitment} 的召回：{Names.Of(r.Answer).Zh}", $"The recall of {r.Commitment}: {Names.Of(r.Answer).En}"),
            RecallEnforced r => new($"{lender} 命令 {names.Of(r.Resource)} 返回", $"{lender} orders {names.Of(r.Resource)} home itself"),
            LenderRefused r => new($"{lender} 拒绝 {r.Commitment}：{Names.Of(r.Code).Zh}", $"{lender} refuses {r.Commitment}: {Names.Of(r.Code).En}"),
            ApprovalWanted r => new($"{lender} 待值班员批准 {names.Of(r.Resource)}", $"{lender}: the duty desk is to approve {names.Of(r.Resource)}"),
            ApprovalGiven r => new($"{lender} {(r.Granted ? "批准" : "不批准")} {r.Commitment}：{Names.Reason(r.Reason).Zh}", $"{lender} {(r.Granted ? "approves" : "denies")} {r.Commitment}: {r.Reason}"),
            LenderCommitted r => new($"{lender} 承诺 {names.Of(r.Resource)}，{r.Quantity}", $"{lender} commits {names.Of(r.Resource)}, {r.Quantity}"),
            SlotReturned r => new($"{lender} 收回 {names.Of(r.Resource)}（{Names.Reason(r.Reason).Zh}）", $"{lender} has {names.Of(r.Resource)} back ({r.Reason})"),
            SlotReduced r => new($"{lender} 由 {names.Of(r.Resource)} 实出 {r.Quantity}", $"{lender} gives {r.Quantity} of {names.Of(r.Resource)}, no more"),
            _ => null,
        };
    }
}
