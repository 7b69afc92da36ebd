using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Responses;

namespace Alliance.Core.Negotiation;

/// <summary>Handles what village alliance, township, township alliance and command centre share. A tier asks for the
/// lines put to it, and lends its own resources.</summary>
/// <typeparam name="TState">The type of the tier's state.</typeparam>
public abstract class Tier<TState> : Actor<TState> where TState : TierState, new()
{
    private readonly SearchHandler _searches;
    private readonly AwardHandler _awards;
    private readonly LendingHandler _lending;
    private readonly ResponseHandler _responses;
    private readonly WithdrawalHandler _withdrawals;
    private readonly ExtensionHandler _extensions;
    private readonly LedgerHandler _ledger;
    private readonly AidOfferHandler _offers;
    private readonly WarningHandler _warnings;

    /// <summary>Makes the tier from its state.</summary>
    /// <param name="state">The stored state; null for a new tier.</param>
    protected Tier(TState? state) : base(state)
    {
        _ledger = new LedgerHandler(State);
        _lending = new LendingHandler(State);
        _responses = new ResponseHandler(State);
        _withdrawals = new WithdrawalHandler(State, _lending);
        _extensions = new ExtensionHandler(State);
        UpwardReports = new ReportHandler(State.Reports);
        var calls = new CallRounds(State, _responses, UpwardReports);
        _awards = new AwardHandler(State, calls, _ledger, _responses, UpwardReports);
        _searches = new SearchHandler(State, calls, _awards);
        _offers = new AidOfferHandler(State, _lending);
        _warnings = new WarningHandler(State);
    }

    /// <summary>Counts the resources that left, came back or changed their readiness in this activation.</summary>
    protected int LendingChanges => _lending.Changes;

    /// <summary>Returns the number of squads that could go at this moment.</summary>
    /// <param name="turn">The turn that handles the message.</param>
    protected int ReadySquads(Turn turn) => _lending.Ready(turn);

    /// <summary>Handles the reports of the tier's desk.</summary>
    private protected ReportHandler UpwardReports { get; }

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        var isMine = OnSearch(message, turn) || OnLending(message, turn) || OnCommitment(message, turn)
            || OnDesk(message, turn);
        if (!isMine) throw NotMine(message, turn);
    }

    /// <summary>Handles messages of searches for aid: rounds, awards, and the ledger of their outcomes.</summary>
    private bool OnSearch(Message message, Turn turn)
    {
        switch (message)
        {
            case Solicit m: OnSolicit(m, turn); break;
            case AmendSearch m: _searches.OnAmend(m, turn); break;
            case StopSearch m: _searches.OnStop(m, turn); break;
            case Offer m: _searches.OnOffer(m, turn); break;
            case Decline m: _searches.OnDecline(m, turn); break;
            case AnswersDue m: _searches.OnAnswersDue(m, turn); break;
            case DecisionDue: _awards.OnDecisionDue(turn); break;
            case RoundDue m: _awards.OnRoundDue(m, turn); break;
            case RequisitionGranted m: _awards.OnGranted(m, turn); break;
            case RequisitionRefused m: _awards.OnRefused(m, turn); break;
            case RequisitionDue m: _awards.OnRequisitionDue(m, turn); break;
            case Restored: _searches.OnRestored(turn); break;
            case LoanReturned m: _ledger.OnReturned(m, turn); break;
            case LoanReduced m: _ledger.OnReduced(m, turn); break;
            case LoanCorrected m: _ledger.OnCorrected(m, turn); break;
            case LoanHoursCorrected m: _ledger.OnHoursCorrected(m, turn); break;
            case LoanArranged m: _ledger.OnArranged(m, turn); break;
            case LoanSettled m: _ledger.OnLoanSettled(m, turn); break;
            case Settled m: OnSettled(m, turn); break;
            default: return false;
        }

        return true;
    }

    /// <summary>Handles messages of lending and of unsolicited offers.</summary>
    private bool OnLending(Message message, Turn turn)
    {
        switch (message)
        {
            case CallForOffers m: _lending.OnCall(m, turn); break;
            case Requisition m: _lending.OnRequisition(m, turn); break;
            case Held m: _lending.OnHeld(m, turn); break;
            case HoldRefused m: _lending.OnHoldRefused(m, turn); break;
            case Approve m: _lending.OnApprove(m, turn); break;
            case ApprovalDue m: _lending.OnApprovalDue(m, turn); break;
            case Accept m: _lending.OnAccept(m, turn); break;
            case ChangeTask m: _lending.OnChange(m, turn); break;
            case ReleaseCommitment m: _lending.GiveUp(m.Commitment, m.Reason, turn); break;
            case TakeBack m: OnTakeBack(m, turn); break;
            case AcceptanceDue m: _lending.OnAcceptanceDue(m, turn); break;
            case Arranged m: _lending.OnArranged(m, turn); break;
            case ResourceFreed m: _lending.OnFreed(m, turn); break;
            case FreedHoursCorrected m: Loans.OnHoursCorrected(m, turn); break;
            case StockGivenBack m: _lending.OnGivenBack(m, turn); break;
            case StockCorrected m: _lending.OnCorrected(m, turn); break;
            case OwedGoodsEnded m: _lending.OnOwedEnded(m, turn); break;
            case ReadinessReport m: _lending.OnReadiness(m, turn); break;
            case OfferAid m: _offers.OnOffer(m, turn); break;
            case OfferTaken m: _offers.OnTaken(m, turn); break;
            case OfferTurnedDown m: _offers.OnTurnedDown(m, turn); break;
            case OfferDue m: _offers.OnDue(m, turn); break;
            default: return false;
        }

        return true;
    }

    /// <summary>Handles messages of the commitments of its squads: taken back, extended, recalled, out of
    /// contact.</summary>
    private bool OnCommitment(Message message, Turn turn)
    {
        switch (message)
        {
            case TakeBackCommitment m: _withdrawals.OnTakeBack(m, turn); break;
            case AlreadyDeparted m: _withdrawals.OnDeparted(m, turn); break;
            case Decommitted m: WithdrawalHandler.OnDecommitted(m, turn); break;
            case RequestExtension m: _extensions.OnAsked(m, turn); break;
            case DecideExtension m: _extensions.OnDecide(m, turn); break;
            case ExtensionDecisionDue m: _extensions.OnDecisionDue(m, turn); break;
            case TeamUnheard m:
                turn.Notify(new TeamNotHeard(turn.From, m.Status, m.Commitment, m.Asked, m.Unreachable));
                break;
            case TeamHeard m: turn.Notify(new TeamBackInContact(turn.From, m.Status, m.Commitment)); break;
            case RoadNews m: PassOn(m, turn); break;
            case RecallCommitment m: _lending.Recalls.OnRecall(m, turn); break;
            case ReturnAnswered m: _lending.Recalls.OnAnswered(m, turn); break;
            case ReturnAnswerDue m: _lending.Recalls.OnAnswerDue(m, turn); break;
            case ReturnDue m: _lending.Recalls.OnDue(m, turn); break;
            default: return false;
        }

        return true;
    }

    /// <summary>Handles the duty desk's own work: levels, orders, reports upward, warnings, news of command.</summary>
    private bool OnDesk(Message message, Turn turn)
    {
        switch (message)
        {
            case SetResponseLevel m: _responses.OnLevel(m, turn); break;
            case OrderBelowFloor m: _responses.OnOrder(m, turn); break;
            case RevokeOrder m: _responses.OnRevoke(m, turn); break;
            case OrderDue m: _responses.OnOrderDue(m, turn); break;
            case IncidentStands m: UpwardReports.OnStands(m, turn); break;
            case ReportUpward m: UpwardReports.OnReportUpward(m, turn); break;
            case UpwardReport m: UpwardReports.OnUpwardReport(m, turn); break;
            case IncidentOver m: UpwardReports.OnOver(m, turn); break;
            case IncidentNotOver m: UpwardReports.OnNotOver(m, turn); break;
            case ClockDue m: UpwardReports.OnClockDue(m, turn); break;
            case HandoverWanted m:
                turn.Notify(new HandoverAsked(m.Incident, m.Commander, m.To, m.Until, m.Reason));
                break;
            case CommandPassed m: turn.Notify(new CommandNoted(m.Incident, m.Former, m.Commander)); break;
            case IssueWarning m: _warnings.OnIssue(m, turn); break;
            case CancelWarning m: _warnings.OnCancel(m, turn); break;
            case WarningDue m: _warnings.OnDue(m, turn); break;
            default: return false;
        }

        return true;
    }

    /// <summary>Passes road news on to the squads that are out, which check their way.</summary>
    private void PassOn(RoadNews news, Turn turn)
    {
        foreach (var slot in State.Slots.Values)
            if (slot is { Stage: SlotStage.Accepted, Resource.Kind: ActorKind.RescueTeam })
                turn.Send(slot.Resource, news);
    }

    private void OnTakeBack(TakeBack takeBack, Turn turn)
    {
        _lending.GiveUp(takeBack.Commitment, takeBack.Reason, turn);
        _withdrawals.OnNotPassedOn(takeBack.Commitment);
    }

    private void OnSettled(Settled settled, Turn turn)
    {
        _lending.OnSettled(settled, turn);
        _withdrawals.OnSettled(settled.Number);
        _ledger.OnSettled(settled, turn);
    }

    private void OnSolicit(Solicit solicit, Turn turn)
    {
        UpwardReports.OnAsked(solicit.Demand, turn);
        _searches.Open(solicit, turn);
    }
}
