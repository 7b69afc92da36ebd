using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Incidents;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;

namespace Alliance.Core.Teams;

/// <summary>What orders and reports have in common: a change of status, the end of a task, who is told.</summary>
internal sealed class TeamStanding(TeamState state)
{
    public void Become(TeamStatus status, Turn turn)
    {
        turn.Record(new TeamStatusChanged(status, state.Status, state.Task?.Commitment));
        state.Status = status;
        if (status is TeamStatus.Committed or TeamStatus.Available) state.WorkedAt = false;
    }

    public void Free(string reason, Turn turn)
    {
        turn.Cancel("hold");
        turn.Cancel("overdue");
        Become(TeamStatus.Available, turn);
        EndTask(reason, turn);
    }

    public void EndTask(string reason, Turn turn)
    {
        if (state.Task is not { } task) return;
        state.Task = null;
        turn.Send(Owner(turn), new ResourceFreed(task.Line, task.Commitment, state.ReadyAt, 0, reason));
    }

    public void Withdraw(DeclineCode code, Turn turn) =>
        Tell(state.Task!, state.WorkedAt ? CommitmentStatus.Ended : CommitmentStatus.Withdrawn, state.WorkedAt ? null : code, turn);

    /// <summary>An arrival reported before was a mistake: it has not been at work.</summary>
    public void NotThere(Turn turn)
    {
        turn.Cancel("shift");
        SetWorking(false, turn);
        state.WorkedAt = false;
    }

    public void SetWorking(bool working, Turn turn)
    {
        if (state.Task is not { } task || state.Working == working) return;
        state.Working = working;
        turn.Record(new TeamAtWork(task, Numbers.IncidentOf(task.Line.Request), Data(turn).People, working));
    }

    public void Report(CommitmentStatus status, Turn turn)
    {
        if (state.Task is { } task) Tell(task, status, null, turn);
    }

    public static void Tell(Assignment task, CommitmentStatus status, DeclineCode? reason, Turn turn) =>
        turn.Send(task.Line.Request.ToAidRequest(), new CommitmentReport(task.Line, task.Commitment, status, reason));

    public void TellReadiness(Turn turn) => turn.Send(Owner(turn), new ReadinessReport(
        state.ReadyAt, state.Status == TeamStatus.OutOfService,
        state.Task is null && state.Status is TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Covering));

    public static void ExpectWithin(Span span, Turn turn) => turn.At("overdue", turn.Now + span + TeamPolicy.Grace, new OverdueDue());

    public void CancelTimers(Turn turn)
    {
        turn.Cancel("shift");
        turn.Cancel("overdue");
        turn.Cancel("hold");
    }

    public DeclineCode WhyNotAvailable() => state.Status switch
    {
        TeamStatus.Resting => DeclineCode.CrewResting,
        TeamStatus.OutOfService => DeclineCode.OutOfService,
        _ => DeclineCode.AlreadyCommitted,
    };

    public Span Turnout(Turn turn) => Span.FromMinutes(TeamPolicy.TurnoutMinutes(Data(turn).Force) + (state.Task?.CallInMinutes ?? 0));

    public static ActorId Owner(Turn turn) => Data(turn).Owner;

    public static TeamData Data(Turn turn) => turn.Region.Teams[turn.Self.Key];
}
