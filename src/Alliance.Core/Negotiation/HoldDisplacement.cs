using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>Pre-emption by priority: where a lender has no squad left for a pressing line, one that is held, and not
/// yet accepted, for a less pressing line may be given instead. What a request has accepted stays with it; from there
/// only an explicit recall helps.</summary>
/// <remarks>One commit hands the squad's slot over: the old one returns and the new one is taken, so that floor and cap
/// count the squad once. The squad gets its stand-down before its new hold, and its fencing number keeps whatever still
/// comes for the old one from binding it.</remarks>
internal sealed class HoldDisplacement(TierState state, LendableResources lendable)
{
    /// <summary>Squads that could be given in place of what they are held for, as far as what is free leaves a
    /// remainder; the least pressing holds first.</summary>
    public IEnumerable<Candidate> Candidates(Demand demand, Asking asking, Candidate[] free, Turn turn)
    {
        var open = demand.Remainder - free.Sum(c => c.Quantity);
        if (open <= 0 || demand.Kind.IsSupply || !MayDisplace(demand, turn)) return [];
        List<Candidate> candidates = [];
        foreach (var slot in state.Slots.Values.Where(s => IsDisplaceable(s, demand, turn))
            .OrderByDescending(s => s.Priority).ThenBy(s => s.Stage).ToList())
        {
            if (open <= 0) break;
            var team = turn.Region.Teams[slot.Resource.Key];
            var substitute = RequirementMatch.SubstituteOf(team, demand.Kind, demand.Requirement);
            if (RefusalWithout(slot, demand, substitute, asking, turn) is not null) continue;
            var minutes = LendableResources.MinutesTo(slot.Resource, turn.Self, demand.Place, turn.Region)!.Value
                + lendable.CallIn(slot.Resource, turn);
            if (turn.Now + Span.FromMinutes(minutes) > demand.NeededBy) continue;
            candidates.Add(
                new Candidate(turn.Self, slot.Resource, team.People, minutes, slot.Task.Commitment, substitute));
            open -= team.People;
        }

        return candidates;
    }

    /// <summary>The hold that gives way to a requisition; null where none does.</summary>
    public Slot? HoldFor(Requisition requisition, Asking asking, Turn turn)
    {
        var demand = requisition.Demand;
        if (!MayDisplace(demand, turn)) return null;
        var slot = state.Slots.Values.FirstOrDefault(
            s => s.Resource == requisition.Resource && IsDisplaceable(s, demand, turn));
        if (slot is null || HasFree(demand, asking, turn)) return null;
        return RefusalWithout(slot, demand, requisition.Substitute, asking, turn) is null ? slot : null;
    }

    /// <summary>Ends a hold for another: its slot returns and its squad stands down. Whoever it was for is still to be
    /// told.</summary>
    public void Displace(Slot slot, Requisition requisition, Turn turn)
    {
        state.Return(slot);
        turn.Record(new HoldDisplaced(slot.Task.Line, slot.Task.Commitment, slot.Resource, slot.Priority, slot.Stage,
            requisition.Demand.Line, requisition.Commitment, requisition.Demand.Priority));
        turn.Record(new SlotReturned(slot.Task.Commitment, slot.Resource, Reason));
        if (slot.Stage == SlotStage.Offered) Remember(slot.Task.Commitment, turn);
        turn.Send(slot.Resource, new StandDown(slot.Task.Line, slot.Task.Commitment, Reason));
    }

    /// <summary>Why an acceptance finds nothing left to accept.</summary>
    public DeclineCode WhyGone(CommitmentId commitment) =>
        state.Displaced.ContainsKey(commitment) ? DeclineCode.Displaced : DeclineCode.Timeout;

    /// <summary>The acceptance that found nothing left has come and is answered: no other is expected.</summary>
    public void Answered(CommitmentId commitment) => state.Displaced.Remove(commitment);

    private const string Reason = "displaced";

    private static bool MayDisplace(Demand demand, Turn turn) =>
        turn.Region.Data.Policies.DisplacesHolds is { } least && demand.Priority <= least;

    private static bool IsDisplaceable(Slot slot, Demand demand, Turn turn) =>
        slot.Stage is SlotStage.Asked or SlotStage.AwaitingApproval or SlotStage.Offered
        && slot.Resource.Kind == ActorKind.RescueTeam
        && slot.Priority > demand.Priority
        && RequirementMatch.Meets(turn.Region.Teams[slot.Resource.Key], demand.Kind, demand.Requirement);

    private bool HasFree(Demand demand, Asking asking, Turn turn) =>
        lendable.For(demand, asking, 0, turn).Candidates.Length > 0;

    /// <summary>What floor, cap and agreement say if the hold were not there.</summary>
    private DeclineCode? RefusalWithout(Slot slot, Demand demand, Substitute? substitute, Asking asking, Turn turn) =>
        new LendableResources(state, without: slot).Refusal(
            demand, slot.Resource, slot.Quantity, substitute, asking, turn);

    /// <summary>An acceptance that crosses the displacement is answered with its reason while one can still
    /// come.</summary>
    private void Remember(CommitmentId commitment, Turn turn)
    {
        foreach (var old in state.Displaced.Where(d => d.Value < turn.Now).Select(d => d.Key).ToList())
            state.Displaced.Remove(old);
        state.Displaced[commitment] = turn.Now + PromisePolicy.Acceptance;
    }
}
