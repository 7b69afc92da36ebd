using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>Gives a held squad to a more pressing line (pre-emption by priority). A lender that has no free squad left
/// may give one that is held, and not yet accepted, for a less pressing line. A squad that a request has accepted stays
/// with it; only an explicit recall gets it back.</summary>
/// <remarks>One commit hands the squad's slot over: the old slot returns and the new one is taken, so that floor and
/// cap count the squad once. The squad gets its stand-down before its new hold. Its fencing number keeps late messages
/// of the old hold from binding it.</remarks>
internal sealed class HoldDisplacement(TierState state, LendableResources lendable)
{
    /// <summary>Returns squads that could be given in place of their present holds, as far as free squads leave a
    /// remainder. The least pressing holds come first.</summary>
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

    /// <summary>Returns the hold that gives way to a requisition; null where none does.</summary>
    public Slot? HoldFor(Requisition requisition, Asking asking, Turn turn)
    {
        var demand = requisition.Demand;
        if (!MayDisplace(demand, turn)) return null;
        var slot = state.Slots.Values.FirstOrDefault(
            s => s.Resource == requisition.Resource && IsDisplaceable(s, demand, turn));
        if (slot is null || HasFree(demand, asking, turn)) return null;
        return RefusalWithout(slot, demand, requisition.Substitute, asking, turn) is null ? slot : null;
    }

    /// <summary>Ends a hold for another: its slot returns and its squad stands down. The caller has still to tell the
    /// tier that it was for.</summary>
    public void Displace(Slot slot, Requisition requisition, Turn turn)
    {
        state.Return(slot);
        turn.Record(new HoldDisplaced(slot.Task.Line, slot.Task.Commitment, slot.Resource, slot.Priority, slot.Stage,
            requisition.Demand.Line, requisition.Commitment, requisition.Demand.Priority));
        turn.Record(new SlotReturned(slot.Task.Commitment, slot.Resource, Reason));
        if (slot.Stage == SlotStage.Offered) Remember(slot.Task.Commitment, turn);
        turn.Send(slot.Resource, new StandDown(slot.Task.Line, slot.Task.Commitment, Reason));
    }

    /// <summary>Returns the code for an acceptance that finds nothing left to accept.</summary>
    public DeclineCode WhyGone(CommitmentId commitment) =>
        state.Displaced.ContainsKey(commitment) ? DeclineCode.Displaced : DeclineCode.Timeout;

    /// <summary>Forgets a displaced promise, because its acceptance has come and no other is expected.</summary>
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

    /// <summary>Returns the refusal by floor, cap and agreement as if the hold were not there.</summary>
    private DeclineCode? RefusalWithout(Slot slot, Demand demand, Substitute? substitute, Asking asking, Turn turn) =>
        new LendableResources(state, without: slot).Refusal(
            demand, slot.Resource, slot.Quantity, substitute, asking, turn);

    /// <summary>Remembers a displaced promise while an acceptance of it can still come. Such an acceptance is answered
    /// with the reason.</summary>
    private void Remember(CommitmentId commitment, Turn turn)
    {
        foreach (var old in state.Displaced.Where(d => d.Value < turn.Now).Select(d => d.Key).ToList())
            state.Displaced.Remove(old);
        state.Displaced[commitment] = turn.Now + PromisePolicy.Acceptance;
    }
}
