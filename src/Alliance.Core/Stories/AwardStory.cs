using Alliance.Core.Awards;
using Alliance.Core.Identifiers;
using Alliance.Core.Negotiation;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Stories;

/// <summary>Tells an award: which offers won and which lost, each with its reason.</summary>
internal static class AwardStory
{
    /// <summary>Tells an award in one sentence.</summary>
    public static Telling Tell(string tier, Awarded award, Names names)
    {
        var (won, lost) =
            (Each(award.Chosen, award.Won, award.Line, names), Each(award.NextRanked, award.Lost, award.Line, names));
        var basis = Basis(award);
        return new(
            $"{tier} 择优（{PolicyOf(award.Policy).Zh}，{award.Considered} 个候选，有效优先级 "
                + $"{award.Weight}{basis.Zh}）：{Or(won.Zh, "无一选中")}{(lost.Zh == "" ? "" : $"；未选：{lost.Zh}")}",
            $"{tier} awards ({PolicyOf(award.Policy).En}: {award.Considered} offers, effective priority "
                + $"{award.Weight}{basis.En}) "
                + $"{Or(won.En, "nothing")}{(lost.En == "" ? "" : $"; not chosen: {lost.En}")}");
    }

    private static string Or(string text, string otherwise) => text == "" ? otherwise : text;

    /// <summary>Tells the basis of the whole decision; empty where one line was decided by itself.</summary>
    private static Telling Basis(Awarded award)
    {
        var decision = award.Decision;
        var together = decision.Lines > 1 ? new Telling($"，与其他 {decision.Lines - 1} 项一并决定",
            $", decided with {decision.Lines - 1} other line{(decision.Lines > 2 ? "s" : "")}") : default;
        var scores = award.Policy == AwardPolicyName.NearestFirst || decision is { Unmet: 0, UnmetNearestFirst: 0 }
            ? default : new Telling(
            $"，加权缺口 {decision.Unmet}，就近优先则为 {decision.UnmetNearestFirst}",
            $", weighted unmet {decision.Unmet}; nearest-first would leave {decision.UnmetNearestFirst}");
        var exact = decision.Exact ? default
            : new Telling("，规模过大，未证最优", ", too large to be solved to the end");
        return new($"{together.Zh}{scores.Zh}{exact.Zh}", $"{together.En}{scores.En}{exact.En}");
    }

    private static Telling Each(Candidate[] candidates, AwardVerdict[] verdicts, LineId line, Names names)
    {
        var told = candidates.Zip(verdicts, (c, v) => (Candidate: c, Verdict: v, Why: Why(v, line))).ToList();
        return new(
            string.Join(
                "、", told.Select(
                    t => $"{names.Of(t.Candidate.Resource)} {t.Candidate.Quantity}（{t.Candidate.Minutes} "
                        + $"分钟{ShareZh(t.Verdict)}，{t.Why.Zh}）")),
            string.Join(
                ", ", told.Select(
                    t => $"{names.Of(t.Candidate.Resource)} {t.Candidate.Quantity} ({t.Candidate.Minutes} "
                        + $"min{ShareEn(t.Verdict)}, {t.Why.En})")));
    }

    private static string ShareZh(AwardVerdict verdict) =>
        verdict.Share is { } share ? $"，已出借 {share.Permille}‰" : "";
    private static string ShareEn(AwardVerdict verdict) =>
        verdict.Share is { } share ? $", {share.Permille} ‰ lent" : "";

    private static Telling Why(AwardVerdict verdict, LineId line) => verdict.Why switch
    {
        AwardReason.Soonest => new("最先到达", "the soonest"),
        AwardReason.LeastShare => new("出借份额最少", "the least share lent"),
        AwardReason.Optimum => new("整体最优", "in the optimum of all lines"),
        AwardReason.Covered => new("已由更优者满足", "covered by better ones"),
        AwardReason.GoneToOtherLine when verdict.GoneTo is { } to && to.Request == line.Request =>
            new($"给了第 {to.Line} 项", $"went to line {to.Line}"),
        AwardReason.GoneToOtherLine => new($"给了 {verdict.GoneTo}", $"went to {verdict.GoneTo}"),
        AwardReason.LenderSpent => new("出借方已无可调", "its lender can spare no more"),
        AwardReason.AgreementSpent => new("协议总额已满", "the agreement admits no more"),
        AwardReason.BorrowerSpent => new("协议对该地的总额已满", "the agreement admits no more for this place"),
        AwardReason.MoreShareLent => new("出借份额更多", "its lender has lent more"),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict.Why, "An unknown reason."),
    };

    /// <summary>Names an award policy.</summary>
    internal static Telling PolicyOf(string policy) => new(policy switch
    {
        AwardPolicyName.NearestFirst => "就近优先",
        AwardPolicyName.FairShare => "均衡分担",
        AwardPolicyName.Joint => "联合择优",
        // A journal of an earlier build may name a policy that is no more.
        _ => policy,
    }, policy);
}
