using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Handles the owner's orders to a squad: to be held, to go, to go elsewhere, to stand down.</summary>
internal sealed class TeamOrders(
    TeamState state, TeamStanding standing, Shifts shifts, RouteFinder wayfinding, Strength strength,
    OrderReceipt receipt, PastOutings past)
{
    /// <summary>Holds the squad for a task, or refuses.</summary>
    public void OnHold(Hold hold, Turn turn)
    {
        if (turn.Now > hold.Until || state.Status != TeamStatus.Available || state.Unreachable)
        {
            var code = turn.Now > hold.Until ? DeclineCode.Timeout : standing.WhyNotAvailable();
            turn.Record(new TeamRefused(hold.Task.Commitment, code));
            turn.Send(turn.From, new HoldRefused(hold.Task.Line, hold.Task.Commitment, code));
            return;
        }

        (state.Task, state.Lender) = (hold.Task, turn.From);
        state.Fence++;
        standing.Become(TeamStatus.Held, turn);
        turn.At("hold", hold.Until, new HoldDue(state.Fence));
        turn.Send(
            turn.From, new Held(hold.Task.Line, hold.Task.Commitment, TeamStanding.Data(turn).People, state.Fence));
    }

    /// <summary>Takes the order to go, or refuses it where the squad is not held for it. People may also send a squad
    /// without a hold, and divert one that has another task.</summary>
    public void OnAssign(Assign assign, Turn turn)
    {
        var task = assign.Task;
        var isForIt = state.Task?.Commitment == task.Commitment;
        var isHeld = isForIt && state.Status == TeamStatus.Held && assign.Fence == state.Fence;
        if (isForIt && !isHeld) return;
        if (!isHeld && past.Of(assign) is { } outing)
        {
            past.Book(outing, assign, turn);
            return;
        }

        if (!isHeld && !MayTake(assign, turn))
        {
            Refuse(task, turn);
            return;
        }

        var former = isHeld ? null : state.Task;
        var isDiverted = former is not null && state.DepartedAt is not null;
        // From where a squad goes on that is away for something else; null for any other.
        Stop? start = isDiverted || (!isHeld && former is null && IsElsewhere(assign))
            ? wayfinding.NextStop(turn) : null;
        if (start is { Place: var place }) LeaveWhereItIs(former, assign, place, turn);
        else if (former is not null) TakePromiseBack(former, assign, turn);
        turn.Cancel("hold");
        (state.Task, state.Lender, state.ShiftMinutes) = (task, turn.From, assign.ShiftMinutes);
        var since = assign.Since ?? turn.Now;
        standing.BeginOuting(isDiverted ? since : null, since, assign.Loan, turn);
        if (state.ReadyAt > turn.Now) turn.Record(new RestBroken(task.Commitment, state.ReadyAt, assign.By));
        if (start is not null || state.Status is TeamStatus.Available or TeamStatus.Held or TeamStatus.Resting
            or TeamStatus.OutOfService)
            standing.Become(TeamStatus.Committed, turn, isDiverted ? assign.Since : null);
        receipt.Send(assign.CrewKnows, since, assign.Asked, turn);
        strength.OnOrdered(turn);
        if (!isHeld && start is null) TakeUp(assign, turn);
        if (!isHeld) wayfinding.TellFirstEta(start, turn);
    }

    /// <summary>Tells whether an order without a hold can be taken: the squad has no task, has not left for it, or the
    /// order says which task it is to leave. Its owner may not know the task that it has of a former one.</summary>
    private bool MayTake(Assign assign, Turn turn) => assign.Fence == 0
        && (state.Task is null || state.DepartedAt is null || state.Task.Commitment == assign.Instead
            || standing.Lender(turn) != turn.From);

    private void Refuse(Assignment task, Turn turn)
    {
        turn.Record(new TeamRefused(task.Commitment, standing.WhyNotAvailable()));
        TeamStanding.TellWithdrawn(task, standing.WhyNotAvailable(), turn);
        turn.Send(turn.From, new ResourceFreed(task.Line, task.Commitment, state.ReadyAt, 0, "refused"));
    }

    /// <summary>Tells whether a squad is out unasked, for something else than the order: on its way home, in another
    /// place, or at a scene while it is to cover a station.</summary>
    private bool IsElsewhere(Assign assign) => state.Status switch
    {
        TeamStatus.Returning => !(assign.Since <= standing.Outing.Left),
        TeamStatus.OnScene => assign.Task.Cover,
        TeamStatus.Covering => true,
        _ => false,
    };

    /// <summary>Tells where a squad stands that had set out unasked, as if it had been ordered.</summary>
    private void TakeUp(Assign assign, Turn turn)
    {
        if (state.Status is not (TeamStatus.Mobilising or TeamStatus.EnRoute or TeamStatus.OnScene
            or TeamStatus.Returning)) return;
        standing.Become(state.Status, turn);
        if (standing.Outing.Departed is not null) standing.Outing.RecordEntry(assign.Task, turn);
        switch (state.Status)
        {
            case TeamStatus.Returning:
                state.WorkedAt = true;
                PastOutings.TellOfArrival(standing.Outing, assign.Task, turn);
                standing.Report(CommitmentStatus.Returning, turn);
                break;
            case TeamStatus.Mobilising:
                standing.Report(CommitmentStatus.Mobilising, turn);
                break;
            case TeamStatus.EnRoute:
                standing.Report(CommitmentStatus.EnRoute, turn);
                TeamStanding.ExpectWithin(
                    TeamPolicy.Travel(TeamStanding.Owner(turn), state.Task!.Place, turn.Region), turn);
                break;
            case TeamStatus.OnScene:
                turn.Cancel("overdue");
                var arrived = standing.Outing.Arrived is { } there && there < turn.Now ? standing.Outing.Arrived : null;
                standing.SetWorking(true, turn, arrived);
                state.WorkedAt = true;
                standing.Report(CommitmentStatus.OnScene, turn, shifts.Begin(turn), happened: arrived);
                break;
        }
    }

    /// <summary>Sends a squad home that came to an incident unasked and is not wanted there. An order that it has got
    /// meanwhile stands.</summary>
    public void OnSendHome(SendHome order, Turn turn)
    {
        if (state.Task is { } task)
        {
            turn.Record(new StaysByOrder(task.Commitment, order.Incident));
            return;
        }

        if (state.Status is TeamStatus.Returning or TeamStatus.Resting or TeamStatus.OutOfService) return;
        turn.Notify(new ComeHome(null, order.Reason));
        if (state.Status is not TeamStatus.Available) TeamStanding.ExpectWithin(default, turn);
    }

    /// <summary>Frees a squad that has not departed, or calls one home that has.</summary>
    public void OnStandDown(StandDown order, Turn turn)
    {
        if (state.Task is not { } task || task.Commitment != order.Commitment) return;
        switch (state.Status)
        {
            case TeamStatus.Held:
                standing.Free("stood down", turn);
                break;
            case TeamStatus.Committed or TeamStatus.Mobilising when state.DepartedAt is null:
                turn.Notify(new StoodDown(order.Commitment, order.Reason));
                standing.Report(CommitmentStatus.Released, turn);
                past.KeepTakenBack(turn);
                standing.Free("stood down", turn);
                break;
            case not TeamStatus.Returning:
                turn.Notify(new ComeHome(order.Commitment, order.Reason));
                TeamStanding.ExpectWithin(default, turn);
                break;
        }
    }

    /// <summary>Takes the owner's promise back, unless the squad has left.</summary>
    public void OnDecommit(Decommit order, Turn turn)
    {
        if (state.Task is not { } task || task.Commitment != order.Commitment) return;
        if (state.Status > TeamStatus.Mobilising || state.DepartedAt is not null)
        {
            turn.Send(turn.From, new AlreadyDeparted(order.Line, order.Commitment));
            return;
        }

        turn.Notify(new StoodDown(order.Commitment, order.Reason));
        standing.Report(CommitmentStatus.Withdrawn, turn, code: order.Code, why: order.Reason);
        past.KeepTakenBack(turn);
        standing.Free(Decommit.Done, turn);
    }

    /// <summary>Frees the squad when its hold has lapsed.</summary>
    public void OnHoldDue(HoldDue due, Turn turn)
    {
        if (state.Status == TeamStatus.Held && state.Fence == due.Fence) standing.Free("hold lapsed", turn);
    }

    /// <summary>Takes back a promise for which the squad has not left, because people send it elsewhere.</summary>
    private void TakePromiseBack(Assignment former, Assign next, Turn turn)
    {
        var (code, why) = WhyElsewhere(former, next);
        state.Strength ??= state.People;
        if (state.Status != TeamStatus.Held) turn.Notify(new StoodDown(former.Commitment, why));
        standing.Report(CommitmentStatus.Withdrawn, turn, code: code, why: why);
        standing.Free(why, turn);
    }

    /// <summary>Ends what a squad is away for, a task or an outing without one, and sends it on from where it
    /// is.</summary>
    private void LeaveWhereItIs(Assignment? former, Assign next, string place, Turn turn)
    {
        if (former is not null) LeaveTask(former, next, place, turn);
        else
        {
            standing.Outing.Until = turn.Now;
            standing.EndTask("ordered", turn);
        }

        state.StartPlace = place;
    }

    /// <summary>Ends the former task of a squad that is away. Its former request is told first, so that it seeks others
    /// at once.</summary>
    private void LeaveTask(Assignment former, Assign next, string place, Turn turn)
    {
        var (code, why) = WhyElsewhere(former, next);
        standing.Withdraw(code, turn, why, next.Since);
        standing.EndShift(turn);
        standing.SetWorking(false, turn,
            next.Since < standing.Outing.Arrived ? standing.Outing.Arrived : next.Since);
        turn.Notify(new TeamDiverted(next.Task, former.Commitment, state.Status, place, next.Since));
        standing.Outing.Until = next.Since ?? turn.Now;
        state.Strength ??= state.People;
        standing.EndTask(why, turn, next.Since);
    }

    private static (DeclineCode Code, string Why) WhyElsewhere(Assignment former, Assign next) =>
        next.Instead == former.Commitment ? (DeclineCode.Diverted, $"diverted to {next.Task.Line}")
        : (DeclineCode.AlreadyCommitted, "arranged otherwise");
}
