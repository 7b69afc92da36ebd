using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Stories;

/// <summary>Tells the actions of lenders.</summary>
internal static class LenderStory
{
    /// <summary>Tells a record in one sentence; null where it is of another kind.</summary>
    public static Telling? Tell(in JournalEntry entry, Names names, StoryMemory memory)
    {
        var lender = names.Of(entry.Actor);
        string Resource(CommitmentId commitment) =>
            memory.ResourceOf(commitment) is { } resource ? names.Of(resource) : commitment;
        return entry.Body switch
        {
            SlotTaken { Resource.Kind: ActorKind.Depot } r =>
                new($"{lender} 从 {names.Of(r.Resource)} 登记调出 {r.Quantity} 件",
                    $"{lender} books {r.Quantity} units out of {names.Of(r.Resource)}"),
            SlotTaken r => new(
                $"{lender} 登记派出 {names.Of(r.Resource)}，尚余 {r.ReadyAfter} 队待命"
                    + $"（保底 {r.Floor} 队）{OverrideOf(r).Zh}",
                $"{lender} books {names.Of(r.Resource)} out and keeps {r.ReadyAfter} squads ready, of which {r.Floor} "
                    + $"must stay{OverrideOf(r).En}"),
            HoldDisplaced r => new(
                $"{lender} 将原已预留的 {names.Of(r.Resource)} 让给更紧急的一项",
                $"{lender} gives {names.Of(r.Resource)}, held so far, to a more pressing line"),
            RecallAsked r => new(
                $"{lender} 召回 {names.Of(r.Resource)}：{r.Reason}{(r.WaitForReplacement ? "，可待接替到位" : "")}",
                $"{lender} calls {names.Of(r.Resource)} home: "
                    + $"{r.Reason}{(r.WaitForReplacement ? "; it may stay until its replacement is there" : "")}"),
            RecallAnswered r =>
                new($"{Resource(r.Commitment)} 的召回：{Names.Of(r.Answer).Zh}",
                    $"The recall of {Resource(r.Commitment)}: {Names.Of(r.Answer).En}"),
            RecallEnforced r =>
                new($"{lender} 命令 {names.Of(r.Resource)} 返回",
                    $"{lender} orders {names.Of(r.Resource)} home itself"),
            ApprovalWanted r =>
                new($"{lender} 待值班员批准 {names.Of(r.Resource)}",
                    $"{lender}: the duty desk is to approve {names.Of(r.Resource)}"),
            ApprovalGiven r =>
                new($"{lender} {(r.Granted ? "批准" : "不批准")}派出 {Resource(r.Commitment)}："
                    + $"{Names.Reason(r.Reason).Zh}",
                    $"{lender} {(r.Granted ? "approves" : "denies")} {Resource(r.Commitment)}: {r.Reason}"),
            LenderCommitted r => new(
                $"{lender} 承诺派出 {names.Of(r.Resource)}（{Names.Amount(r.Quantity, r.Resource).Zh}）",
                $"{lender} promises {names.Of(r.Resource)}, {Names.Amount(r.Quantity, r.Resource).En}"),
            SlotReturned r =>
                new($"{lender} 收回 {names.Of(r.Resource)}（{Names.Reason(r.Reason).Zh}）",
                    $"{lender} has {names.Of(r.Resource)} back ({r.Reason})"),
            SlotReduced r =>
                new($"{lender} 由 {names.Of(r.Resource)} 实出 {r.Quantity}",
                    $"{lender} gives {r.Quantity} of {names.Of(r.Resource)}, no more"),
            _ => null,
        };
    }

    /// <summary>On whose word a squad leaves below the reserve floor; empty where it does not.</summary>
    private static Telling OverrideOf(SlotTaken taken)
    {
        if (taken.OverrideBy is not { } by) return new("", "");
        return taken.Mandate?.Order is { } order
            ? new($"，由 {by.Name} 以命令 {order.Id} 令其低于保底：{order.Reason}",
                $"; on the word of {by.Name}, order {order.Id}: {order.Reason}")
            : new($"，由 {by.Name} 破例决定", $"; on the word of {by.Name}");
    }
}
