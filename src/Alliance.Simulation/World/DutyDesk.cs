using Alliance.Core.Actors;
using Alliance.Core.Negotiation;
using Alliance.Simulation.Scenarios;

namespace Alliance.Simulation.World;

/// <summary>The duty desk of a tier: approves after a while, or sleeps through it.</summary>
internal sealed class DutyDesk(DutyDeskData data, ulong seed, ActorId tier) : WorldActor
{
    private readonly RandomStream _random = new(seed, tier, "approval");
    private readonly Author _author = new("值班员", tier.Key);

    public override void On(Notice notice, WorldTurn turn)
    {
        if (notice is not ApprovalWanted wanted) return;
        var minutes = _random.Between(data.ApprovalMinutes.Min, data.ApprovalMinutes.Max);
        var asleep = _random.Chance(data.AsleepPermille);
        if (!asleep) turn.At(wanted.Commitment, turn.Now + Span.FromMinutes(minutes), new TimeToApprove(wanted.Commitment));
    }

    public override void On(WorldTimer timer, WorldTurn turn)
    {
        if (timer is TimeToApprove approve) turn.Issue(tier, new Approve(_author, null, approve.Commitment, true, "同意调派"));
    }

    private sealed record TimeToApprove(string Commitment) : WorldTimer;
}
