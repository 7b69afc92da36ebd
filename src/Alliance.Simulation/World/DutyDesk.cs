using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Tiers;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.World;

/// <summary>The duty desk of a tier. It approves after a while or forgets to, and it reports. It may call a squad home
/// when its own place is struck.</summary>
internal sealed class DutyDesk(DutyDeskData data, ReportingData reporting, ulong seed, ActorId tier) : WorldActor
{
    private static readonly Span HomeWithin = Span.FromHours(4);
    private readonly RandomStream _random = new(seed, tier, "approval");
    private readonly RandomStream _recall = new(seed, tier, "recall");
    private readonly RandomStream _extension = new(seed, tier, "extension");
    private readonly ReportDesk _reports = new(reporting, seed, tier);
    private readonly Author _author = new("值班员", tier.Key);

    public override void On(Notice notice, WorldTurn turn)
    {
        switch (notice)
        {
            case ApprovalWanted wanted: ThinkOver(wanted, turn); break;
            case ExtensionWanted wanted when !_extension.Chance(data.AsleepPermille):
                turn.At(
                    wanted.Commitment + "/extension",
                    turn.Now + Span.FromMinutes(_extension.Between(data.ApprovalMinutes.Min, data.ApprovalMinutes.Max)),
                    new TimeToExtend(wanted.Commitment, _extension.Chance(700)));
                break;
            case StrickenWhileLending stricken when _recall.Chance(data.RecallPermille):
                turn.At(
                    stricken.Incident,
                    turn.Now + Span.FromMinutes(data.ApprovalMinutes.Max),
                    new TimeToRecall(stricken.Commitments[0]));
                break;
            default: _reports.On(notice, turn); break;
        }
    }

    private void ThinkOver(ApprovalWanted wanted, WorldTurn turn)
    {
        var minutes = _random.Between(data.ApprovalMinutes.Min, data.ApprovalMinutes.Max);
        var asleep = _random.Chance(data.AsleepPermille);
        if (!asleep)
            turn.At(wanted.Commitment, turn.Now + Span.FromMinutes(minutes), new TimeToApprove(wanted.Commitment));
    }

    public override void On(WorldTimer timer, WorldTurn turn)
    {
        switch (timer)
        {
            case TimeToApprove approve:
                turn.Issue(tier, new Approve(_author, null, new CommitmentId(approve.Commitment), true, "同意调派"));
                break;
            case TimeToExtend extend:
                turn.Issue(
                    tier,
                    new DecideExtension(
                        _author, null, new CommitmentId(extend.Commitment), extend.Granted,
                        extend.Granted ? "同意延长" : "本地也需要"));
                break;
            case TimeToRecall recall:
                turn.Issue(
                    tier,
                    new RecallCommitment(
                        _author, null, new CommitmentId(recall.Commitment), "本地受灾", turn.Now + HomeWithin,
                        WaitForReplacement: true));
                break;
            default: _reports.On(timer, turn); break;
        }
    }

    private sealed record TimeToApprove(string Commitment) : WorldTimer;
    private sealed record TimeToExtend(string Commitment, bool Granted) : WorldTimer;
    private sealed record TimeToRecall(string Commitment) : WorldTimer;
}
