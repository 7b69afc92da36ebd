using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Handles the owner's orders to a squad: to be held, to go, to stand down.</summary>
internal sealed class TeamOrders(TeamState state, TeamStanding standing, Shifts shifts)
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

        state.Task = hold.Task;
        state.Fence++;
        standing.Become(TeamStatus.Held, turn);
        turn.At("hold", hold.Until, new HoldDue(state.Fence));
        turn.Send(
            turn.From, new Held(hold.Task.Line, hold.Task.Commitment, TeamStanding.Data(turn).People, state.Fence));
    }

    /// <summary>Takes the order to go, or refuses it where the squad is not held for it.</summary>
    public void OnAssign(Assign assign, Turn turn)
    {
        if (assign.Fence == 0) TakePromiseBack(assign.Task.Commitment, turn);
        var held = state.Status == TeamStatus.Held && state.Task?.Commitment == assign.Task.Commitment
            && assign.Fence == state.Fence;
        var arranged = assign.Fence == 0 && state.Task is null;
        if (!held && !arranged)
        {
            if (state.Task?.Commitment == assign.Task.Commitment) return;
            turn.Record(new TeamRefused(assign.Task.Commitment, standing.WhyNotAvailable()));
            TeamStanding.TellWithdrawn(assign.Task, standing.WhyNotAvailable(), turn);
            turn.Send(TeamStanding.Owner(turn),
                new ResourceFreed(assign.Task.Line, assign.Task.Commitment, state.ReadyAt, 0, "refused"));
            return;
        }

        turn.Cancel("hold");
        state.Task = assign.Task;
        state.ShiftMinutes = assign.ShiftMinutes;
        if (state.ReadyAt > turn.Now) turn.Record(new RestBroken(assign.Task.Commitment, state.ReadyAt, assign.By));
        if (state.Status is TeamStatus.Available or TeamStatus.Held or TeamStatus.Resting)
            standing.Become(TeamStatus.Committed, turn);
        turn.Notify(new Deploy(assign.Task));
        TeamStanding.ExpectWithin(standing.Turnout(turn), turn);
        if (arranged) TakeUp(turn);
    }

    /// <summary>Tells where a squad stands that had set out unasked, as if it had been ordered.</summary>
    private void TakeUp(Turn turn)
    {
        if (state.Status is not (TeamStatus.Mobilising or TeamStatus.EnRoute or TeamStatus.OnScene)
            || (state.Status == TeamStatus.OnScene && state.Task!.Cover)) return;
        standing.Become(state.Status, turn);
        switch (state.Status)
        {
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
                standing.SetWorking(true, turn);
                state.WorkedAt = true;
                standing.Report(CommitmentStatus.OnScene, turn, shifts.Begin(turn));
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
            case TeamStatus.Committed or TeamStatus.Mobilising:
                turn.Notify(new StoodDown(order.Commitment, order.Reason));
                standing.Report(CommitmentStatus.Released, turn);
                standing.Free("stood down", turn);
                break;
            case TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Covering:
                turn.Notify(new ComeHome(order.Commitment, order.Reason));
                TeamStanding.ExpectWithin(default, turn);
                break;
        }
    }

    /// <summary>Takes the owner's promise back, unless the squad has left.</summary>
    public void OnDecommit(Decommit order, Turn turn)
    {
        if (state.Task is not { } task || task.Commitment != order.Commitment) return;
        if (state.Status > TeamStatus.Mobilising)
        {
            turn.Send(turn.From, new AlreadyDeparted(order.Line, order.Commitment));
            return;
        }

        turn.Notify(new StoodDown(order.Commitment, order.Reason));
        standing.Report(CommitmentStatus.Withdrawn, turn, code: order.Code, why: order.Reason);
        standing.Free(Decommit.Done, turn);
    }

    /// <summary>Frees the squad when its hold has lapsed.</summary>
    public void OnHoldDue(HoldDue due, Turn turn)
    {
        if (state.Status == TeamStatus.Held && state.Fence == due.Fence) standing.Free("hold lapsed", turn);
    }

    /// <summary>Takes back a promise that aid arranged by telephone contradicts, because the arrangement is a fact. A
    /// promise for which the squad has left stands.</summary>
    private void TakePromiseBack(string arranged, Turn turn)
    {
        if (state.Task is not { } former || former.Commitment == arranged || state.Status > TeamStatus.Mobilising)
            return;
        if (state.Status != TeamStatus.Held) turn.Notify(new StoodDown(former.Commitment, "arranged otherwise"));
        standing.Report(CommitmentStatus.Withdrawn, turn, code: DeclineCode.AlreadyCommitted);
        standing.Free("arranged otherwise", turn);
    }
}
