using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Negotiation;

/// <summary>Lends the resources of a tier. Only this handler writes what is out against the floor and caps. Only the
/// teams and depots write their own availability.</summary>
internal sealed class LendingHandler(TierState state)
{
    private readonly Loans _loans = new(state);
    private readonly LendableResources _lendable = new(state);
    private readonly HoldDisplacement _displacement = new(state, new LendableResources(state));

    /// <summary>Counts the resources that left, came back or changed their readiness in this activation.</summary>
    public int Changes { get; private set; }

    /// <summary>Returns the number of squads that could go at this moment.</summary>
    public int Ready(Turn turn) => _lendable.Ready(turn);

    /// <summary>Handles the recalls of squads that are out.</summary>
    public RecallHandler Recalls { get; } = new(state);

    /// <summary>Answers a call from what is known here. It changes nothing, so it costs no write.</summary>
    /// <param name="call">The call for offers.</param>
    /// <param name="tier">The tier that calls.</param>
    /// <param name="turn">The turn that handles the call.</param>
    private Lendable Answer(CallForOffers call, ActorId tier, Turn turn)
    {
        var asking = new Asking(tier, call.Agreement, call.Mandate);
        var free = _lendable.For(call.Demand, asking, call.Alternates, turn);
        return free with { Candidates = [
            .. free.Candidates, .. _displacement.Candidates(call.Demand, asking, free.Candidates, turn)] };
    }

    /// <summary>Returns the squads that could leave in all, for any line, beside those that would give way.</summary>
    private int Spare(CallForOffers call, ActorId tier, Turn turn) =>
        _lendable.Spare(call.Demand, new Asking(tier, call.Agreement, call.Mandate), turn);

    /// <summary>Tells whether the lender's duty desk must approve under the agreement; never where lives depend on
    /// it.</summary>
    public static bool ApprovalWanted(Demand demand, AgreementId? agreement, Region region) =>
        demand.Priority != Priority.LifeSaving && agreement is not null
        && region.Agreements[agreement].Terms.LenderApproves;

    /// <summary>Answers a call with an offer or a decline.</summary>
    public void OnCall(CallForOffers call, Turn turn)
    {
        if (turn.Now > call.AnswerBy) return;
        var (candidates, code, hasMore) = Answer(call, turn.From, turn);
        turn.Send(turn.From, candidates.Length > 0
            ? new Offer(call.Demand.Line, call.Round, candidates, turn.Now + PromisePolicy.OfferValid,
                Spare(call, turn.From, turn), hasMore)
            : new Decline(call.Demand.Line, call.Round, code));
    }

    /// <summary>Takes a slot for a requisition, or refuses it.</summary>
    public void OnRequisition(Requisition requisition, Turn turn)
    {
        if (state.Slots.ContainsKey(requisition.Commitment)) return;
        if (Take(requisition, turn.From, turn) is { } code)
            turn.Send(turn.From, new RequisitionRefused(requisition.Demand.Line, requisition.Commitment, code));
    }

    /// <summary>Takes a slot and asks the team or depot to hold.</summary>
    /// <returns>Why the requisition is refused; null where it is taken.</returns>
    private DeclineCode? Take(Requisition requisition, ActorId tier, Turn turn)
    {
        var demand = requisition.Demand;
        var asking = new Asking(tier, requisition.Agreement, requisition.Mandate);
        var refusal = turn.Now > requisition.AnswerBy
            ? DeclineCode.Timeout
            : _lendable.Refusal(
                demand, requisition.Resource, requisition.Quantity, requisition.Substitute, asking, turn);
        var displaced = refusal is null or DeclineCode.Timeout ? null
            : _displacement.HoldFor(requisition, asking, turn);
        if (displaced is not null) _displacement.Displace(displaced, requisition, turn);
        else if (refusal is { } code)
        {
            turn.Record(new LenderRefused(demand.Line, requisition.Commitment, code));
            return code;
        }

        var approval = ApprovalTime(demand, requisition.Agreement, turn);
        var slot = new Slot
        {
            Task = new Assignment(demand.Line, requisition.Commitment, demand.Kind, requisition.Quantity, demand.Place,
                demand.Backfill is not null,
                _lendable.CallIn(requisition.Resource, turn), requisition.Substitute, demand.Priority,
                demand.NotBefore),
            Resource = requisition.Resource,
            Tier = tier,
            Agreement = requisition.Agreement,
            Lent = LendableResources.IsLent(turn.Self, demand.Place, turn.Region),
            Quantity = requisition.Quantity,
            ApprovalWanted = approval.Milliseconds > 0,
            Priority = demand.Priority,
            Backfill = demand.Backfill,
            NeededBy = demand.NeededBy,
        };
        Add(slot, _lendable.OverrideOf(slot, asking, turn), asking, turn);
        turn.Send(slot.Resource,
            new Hold(slot.Task, turn.Now + approval + AcceptanceTime(slot, turn) + PromisePolicy.HoldMargin));
        if (displaced is not null) TellDisplaced(displaced, turn);
        return null;
    }

    /// <summary>Grants a requisition whose resource is held, or first asks the duty desk for approval.</summary>
    public void OnHeld(Held held, Turn turn)
    {
        if (!state.Slots.TryGetValue(held.Commitment, out var slot) || slot.Stage != SlotStage.Asked) return;
        slot.Fence = held.Fence;
        if (slot.Resource.Kind == ActorKind.Depot) Reduce(slot, held.Quantity, turn);
        else slot.Quantity = held.Quantity;
        if (!slot.ApprovalWanted)
        {
            Grant(slot, turn);
            return;
        }

        slot.Stage = SlotStage.AwaitingApproval;
        var until = turn.Now + OwnApprovalTime(slot.Agreement!, turn);
        turn.At(SlotRelease.ApprovalKey(slot), until, new ApprovalDue(held.Commitment));
        turn.Notify(
            new ApprovalWanted(slot.Task.Line, held.Commitment, slot.Resource, slot.Quantity, slot.Task.Place, until));
    }

    /// <summary>Returns the slot of a refused hold and refuses the requisition.</summary>
    public void OnHoldRefused(HoldRefused refused, Turn turn)
    {
        if (!state.Slots.TryGetValue(refused.Commitment, out var slot)) return;
        Remove(slot, refused.Code.Code(), turn);
        if (slot.Stage == SlotStage.Asked)
            turn.Send(slot.Tier, new RequisitionRefused(refused.Line, refused.Commitment, refused.Code));
    }

    /// <summary>Handles the duty desk's approval or denial.</summary>
    public void OnApprove(Approve command, Turn turn)
    {
        if (!state.Slots.TryGetValue(command.Commitment, out var slot) || slot.Stage != SlotStage.AwaitingApproval)
        {
            turn.Refuse(
                "not-awaiting-approval",
                $"No commitment {command.Commitment} awaits approval here; read the open approvals and name one "
                    + "of them.");
            return;
        }

        turn.Cancel(SlotRelease.ApprovalKey(slot));
        turn.Record(new ApprovalGiven(command.Commitment, command.Granted, command.Reason));
        if (!command.Granted) Deny(slot, DeclineCode.AuthorityNotGranted, turn);
        else if (LendableResources.WhyNotInForce(slot.Agreement!, turn) is { } code) Deny(slot, code, turn);
        else Grant(slot, turn);
    }

    /// <summary>Decides as the agreement says when the desk did not decide in time. It denies where the agreement is no
    /// longer in force.</summary>
    public void OnApprovalDue(ApprovalDue due, Turn turn)
    {
        if (!state.Slots.TryGetValue(due.Commitment, out var slot) || slot.Stage != SlotStage.AwaitingApproval) return;
        if (LendableResources.WhyNotInForce(slot.Agreement!, turn) is { } code) Deny(slot, code, turn);
        else if (turn.Region.Agreements[slot.Agreement!].Terms.GrantedOnTimeout) Grant(slot, turn);
        else Deny(slot, DeclineCode.AuthorityNotGranted, turn);
    }

    /// <summary>Sends the team or stock, because the request has accepted the commitment.</summary>
    public void OnAccept(Accept accept, Turn turn)
    {
        if (state.Slots.TryGetValue(accept.Commitment, out var slot) && slot.Stage == SlotStage.Accepted) return;
        if (slot is not { Stage: SlotStage.Offered })
        {
            var code = state.Withheld.TryGetValue(accept.Commitment, out var withheld) ? withheld.Code
                : _displacement.WhyGone(accept.Commitment);
            _displacement.Answered(accept.Commitment);
            turn.Send(turn.From, new CommitmentReport(
                accept.Line, accept.Commitment, CommitmentStatus.Withdrawn, code, slot?.TakenBack?.Reason));
            return;
        }

        turn.Cancel(SlotRelease.AcceptanceKey(slot));
        slot.Stage = SlotStage.Accepted;
        turn.Record(new LenderAssigned(slot.Task.Line, accept.Commitment, slot.Resource));
        turn.Send(slot.Resource,
            new Assign(slot.Task with { Quantity = slot.Quantity }, slot.Fence, null, ShiftMinutes(slot, turn),
                Loan: Loans.TierOf(slot), Asked: accept.Asked));
    }

    /// <summary>Passes on to the team or depot that its task has changed. The loan stays as it was agreed.</summary>
    public void OnChange(ChangeTask change, Turn turn)
    {
        if (state.Slots.GetValueOrDefault(change.Commitment) is { Stage: SlotStage.Accepted } slot)
            turn.Send(slot.Resource, change);
    }

    /// <summary>Gives a commitment up that the request or the tier no longer wants.</summary>
    public void GiveUp(CommitmentId commitment, string reason, Turn turn)
    {
        if (state.Slots.TryGetValue(commitment, out var slot)) SlotRelease.Begin(slot, reason, turn);
    }

    /// <summary>Gives up a promise that no request accepted in time.</summary>
    public void OnAcceptanceDue(AcceptanceDue due, Turn turn)
    {
        if (state.Slots.TryGetValue(due.Commitment, out var slot) && slot.Stage == SlotStage.Offered)
            SlotRelease.Begin(slot, "not taken up in time", turn);
    }

    /// <summary>Enters aid that people arranged by telephone, or a squad that they divert, under their name. Floor and
    /// cap do not stop it. A squad that is out for another task leaves that. What leaves the lender's own territory is
    /// a loan.</summary>
    public void OnArranged(Arranged arranged, Turn turn)
    {
        if (state.Slots.ContainsKey(arranged.Commitment)) return;
        var former = arranged.Resource.Kind == ActorKind.RescueTeam
            ? state.Slots.Values.FirstOrDefault(s => s.Resource == arranged.Resource) : null;
        var isLent = LendableResources.IsLent(turn.Self, arranged.Place, turn.Region);
        var keeper = isLent ? Ladder.KeeperOf(turn.Self, arranged.Place, turn.Region, turn.Now) : null;
        var task = new Assignment(arranged.Line, arranged.Commitment, arranged.Kind, arranged.Quantity, arranged.Place,
            Priority: arranged.Priority, NotBefore: arranged.NotBefore);
        var slot = new Slot
        {
            Task = task,
            Resource = arranged.Resource,
            Tier = keeper ?? turn.From,
            Agreement = null,
            Lent = isLent,
            Quantity = arranged.Quantity,
            Stage = SlotStage.Accepted,
            Granted = keeper is not null,
            Priority = arranged.Priority,
        };
        Add(slot, arranged.By, new Asking(turn.From, null, null), turn);
        if (keeper is { } tier)
        {
            state.ArrangedLoans[arranged.Commitment] = new ArrangedLoan { Line = arranged.Line, Keeper = tier };
            turn.Send(tier, new LoanArranged(arranged.Line, arranged.Commitment, arranged.Resource, arranged.Kind,
                arranged.Quantity, arranged.Place));
        }

        if (former is { Stage: SlotStage.Accepted }) LeaveFor(former, turn);
        turn.Send(arranged.Resource, new Assign(task, 0, arranged.By,
            Instead: arranged.Diverts ?? former?.Task.Commitment, CrewKnows: arranged.Diverts is null, Loan: keeper,
            Since: arranged.Since));
    }

    /// <summary>Gives up the slot of a squad that gets another task. The squad itself says when it is done with it, and
    /// nobody is to blame.</summary>
    private static void LeaveFor(Slot former, Turn turn)
    {
        RecallHandler.End(former, turn);
        former.Stage = SlotStage.Releasing;
    }

    /// <summary>Returns the slot of a team or depot that is done with a commitment.</summary>
    public void OnFreed(ResourceFreed freed, Turn turn)
    {
        if (turn.From.Kind == ActorKind.RescueTeam) state.ReadyAt[turn.From.Key] = freed.ReadyAt;
        if (freed.Kind is { } kind) _lendable.Consume(turn.From, kind, freed.Consumed);
        if (!state.Slots.TryGetValue(freed.Commitment, out var slot)) return;
        turn.Cancel(SlotRelease.ApprovalKey(slot));
        turn.Cancel(SlotRelease.AcceptanceKey(slot));
        Remove(slot, freed.Reason, turn);
        WithdrawalHandler.OnReturned(slot, freed.Reason, turn);
        _loans.OnFreed(slot, freed, turn);
        if (slot.Stage is SlotStage.Asked or SlotStage.AwaitingApproval)
            turn.Send(slot.Tier, new RequisitionRefused(freed.Line, freed.Commitment, DeclineCode.Timeout));
    }

    /// <summary>Reduces a slot by the part of the commitment that is on the shelf again.</summary>
    public void OnGivenBack(StockGivenBack givenBack, Turn turn)
    {
        if (!state.Slots.TryGetValue(givenBack.Commitment, out var slot)) return;
        Reduce(slot, slot.Quantity - givenBack.Units, turn);
        _loans.OnReduced(slot, turn);
    }

    /// <summary>Corrects the units on a depot's shelf.</summary>
    public void OnCorrected(StockCorrected corrected, Turn turn) =>
        _lendable.Consume(turn.From, corrected.Kind, -corrected.Units);

    /// <summary>Books owed goods that are on the shelf again or lost.</summary>
    public void OnOwedEnded(OwedGoodsEnded ended, Turn turn)
    {
        _lendable.Consume(turn.From, ended.Kind, -ended.Back);
        _loans.OnOwedEnded(ended, turn);
    }

    /// <summary>Notes whether a team can be called on.</summary>
    public void OnReadiness(ReadinessReport report, Turn turn)
    {
        Changes++;
        state.ReadyAt[turn.From.Key] = report.ReadyAt;
        if (report.OutOfService || report.Away) state.OutOfService.Add(turn.From.Key);
        else state.OutOfService.Remove(turn.From.Key);
    }

    /// <summary>Marks the slots of a settled request. What it had accepted is coming home.</summary>
    public void OnSettled(Settled settled, Turn turn)
    {
        foreach (var (commitment, loan) in state.ArrangedLoans.Where(l => l.Value.Line.Request == settled.Number)
            .ToList())
        {
            state.ArrangedLoans.Remove(commitment);
            turn.Send(loan.Keeper, new LoanSettled(loan.Line, commitment));
        }

        foreach (var slot in state.Slots.Values)
            if (slot.Task.Line.Request == settled.Number) slot.RequestIsSettled = true;
    }

    private static void Reduce(Slot slot, int quantity, Turn turn)
    {
        if (quantity == slot.Quantity) return;
        slot.Quantity = quantity;
        turn.Record(new SlotReduced(slot.Task.Commitment, slot.Resource, quantity));
    }

    private static int ShiftMinutes(Slot slot, Turn turn) =>
        slot.Agreement is { } id ? turn.Region.Agreements.Find(id)?.Terms.ShiftMinutes ?? 0 : 0;

    private void Grant(Slot slot, Turn turn)
    {
        (slot.Stage, slot.Granted) = (SlotStage.Offered, true);
        var minutes = (LendableResources.MinutesTo(slot.Resource, turn.Self, slot.Task.Place, turn.Region) ?? 0)
            + slot.Task.CallInMinutes;
        var (soonest, notBefore) = (turn.Now + Span.FromMinutes(minutes), slot.Task.NotBefore ?? turn.Now);
        var eta = soonest < notBefore ? notBefore : soonest;
        var acceptBy = turn.Now + AcceptanceTime(slot, turn);
        turn.At(SlotRelease.AcceptanceKey(slot), acceptBy, new AcceptanceDue(slot.Task.Commitment));
        turn.Record(new LenderCommitted(slot.Task.Line, slot.Task.Commitment, slot.Resource, slot.Quantity, eta));
        turn.Send(
            slot.Tier, new RequisitionGranted(slot.Task.Line, slot.Task.Commitment, slot.Quantity, eta, acceptBy));
    }

    private void Deny(Slot slot, DeclineCode code, Turn turn)
    {
        SlotRelease.Begin(slot, code.Code(), turn);
        turn.Send(slot.Tier, new RequisitionRefused(slot.Task.Line, slot.Task.Commitment, code));
    }

    /// <summary>Returns how long a requisition may wait for the lender's desk. The lender's response level shortens the
    /// time, down to nothing.</summary>
    private Span ApprovalTime(Demand demand, AgreementId? agreement, Turn turn) =>
        ApprovalWanted(demand, agreement, turn.Region) ? OwnApprovalTime(agreement!, turn) : default;

    /// <summary>Returns how long a request has to accept a promise, the time of its own desk included.</summary>
    private static Span AcceptanceTime(Slot slot, Turn turn) => PromisePolicy.Acceptance
        + (slot.Priority != Priority.LifeSaving && slot.Agreement is { } id
            && turn.Region.Agreements[id].Terms is { RequesterApproves: true } terms
            ? Span.FromMinutes(terms.ApprovalMinutes) : default);

    private Span OwnApprovalTime(AgreementId agreement, Turn turn)
    {
        var permille = turn.Region.Data.Responses.Of(turn.Self, state.Level, turn.Region).ApprovalPermille;
        return new(
            Span.FromMinutes(turn.Region.Agreements[agreement].Terms.ApprovalMinutes).Milliseconds * permille / 1_000);
    }

    /// <summary>Tells the tier that a hold was displaced, so that it goes on with its next-ranked offer. Where it has
    /// passed the promise on, the request's acceptance is answered when it comes.</summary>
    private void TellDisplaced(Slot slot, Turn turn)
    {
        turn.Cancel(SlotRelease.ApprovalKey(slot));
        turn.Cancel(SlotRelease.AcceptanceKey(slot));
        turn.Send(slot.Tier, new RequisitionRefused(slot.Task.Line, slot.Task.Commitment, DeclineCode.Displaced));
    }

    private void Add(Slot slot, Author? by, Asking asking, Turn turn)
    {
        Changes++;
        state.Take(slot);
        turn.Record(new SlotTaken(
            slot.Task.Line, slot.Task.Commitment, slot.Resource, slot.Quantity, slot.Agreement, slot.Lent,
            _lendable.Ready(turn), _lendable.FloorFor(asking, turn), by, asking.Tier, asking.Mandate,
            slot.Task.Substitute, _lendable.Kept(slot, turn) is { Count: > 0 } kept ? [.. kept] : null));
    }

    private void Remove(Slot slot, string reason, Turn turn)
    {
        Changes++;
        state.Return(slot);
        RecallHandler.End(slot, turn);
        turn.Record(new SlotReturned(slot.Task.Commitment, slot.Resource, reason));
    }
}
