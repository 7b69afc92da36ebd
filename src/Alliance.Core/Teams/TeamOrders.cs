using Alliance.Core.Actors;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;

namespace Alliance.Core.Teams;

/// <summary>What its owner asks of a squad: to be held, to go, to stand down.</summary>
internal sealed class TeamOrders(TeamState state, TeamStanding standing)
{
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
        turn.Send(turn.From, new Held(hold.Task.Line, hold.Task.Commitment, TeamStanding.Data(turn).People, state.Fence));
    }

    public void OnAssign(Assign assign, Turn turn)
    {
        if (assign.Fence == 0) TakePromiseBack(assign.Task.Commitment, turn);
        var held = state.Status == TeamStatus.Held && state.Task?.Commitment == assign.Task.Commitment && assign.Fence == state.Fence;
        var arranged = assign.Fence == 0 && state.Task is null;
        if (!held && !arranged)
        {
            if (state.Task?.Commitment == assign.Task.Commitment) return;
            turn.Record(new TeamRefused(assign.Task.Commitment, standing.WhyNotAvailable()));
            TeamStanding.Tell(assign.Task, CommitmentStatus.Withdrawn, standing.WhyNotAvailable(), turn);
            turn.Send(TeamStanding.Owner(turn), new ResourceFreed(assign.Task.Line, assign.Task.Commitment, state.ReadyAt, 0, "refused"));
            return;
        }

        turn.Cancel("hold");
        state.Task = assign.Task;
        state.ShiftMinutes = assign.ShiftMinutes;
        if (state.ReadyAt > turn.Now) turn.Record(new RestBroken(assign.Task.Commitment, state.ReadyAt, assign.By));
        if (state.Status is TeamStatus.Available or TeamStatus.Held or TeamStatus.Resting) standing.Become(TeamStatus.Committed, turn);
        turn.Notify(new Deploy(assign.Task));
        TeamStanding.ExpectWithin(standing.Turnout(turn), turn);
    }

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
                TeamStanding.Tell(task, CommitmentStatus.Released, null, turn);
                standing.Free("stood down", turn);
                break;
            case TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Covering:
                turn.Notify(new ComeHome(order.Commitment, order.Reason));
                TeamStanding.ExpectWithin(default, turn);
                break;
        }
    }

    /// <summary>Its owner takes the promise back, which it can until the squad has left.</summary>
    public void OnDecommit(Decommit order, Turn turn)
    {
        if (state.Task is not { } task || task.Commitment != order.Commitment) return;
        if (state.Status > TeamStatus.Mobilising)
        {
            turn.Send(turn.From, new AlreadyDeparted(order.Line, order.Commitment));
            return;
        }

        turn.Notify(new StoodDown(order.Commitment, order.Reason));
        TeamStanding.Tell(task, CommitmentStatus.Withdrawn, order.Code, turn, order.Reason);
        standing.Free(Decommit.Done, turn);
    }

    public void OnHoldDue(HoldDue due, Turn turn)
    {
        if (state.Status == TeamStatus.Held && state.Fence == due.Fence) standing.Free("hold lapsed", turn);
    }

    /// <summary>What people arranged by telephone is a fact; a promise that it contradicts is taken back, unless the squad has left for it.</summary>
    private void TakePromiseBack(string arranged, Turn turn)
    {
        if (state.Task is not { } former || former.Commitment == arranged || state.Status > TeamStatus.Mobilising) return;
        if (state.Status != TeamStatus.Held) turn.Notify(new StoodDown(former.Commitment, "arranged otherwise"));
        TeamStanding.Tell(former, CommitmentStatus.Withdrawn, DeclineCode.AlreadyCommitted, turn);
        standing.Free("arranged otherwise", turn);
    }
}
