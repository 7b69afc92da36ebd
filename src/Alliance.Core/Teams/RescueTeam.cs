using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;

namespace Alliance.Core.Teams;

/// <summary>One squad: the only writer of its own availability. It may refuse a hold; a report of its crew is never refused.</summary>
public sealed class RescueTeam(TeamState? state) : Actor<TeamState>(state)
{
    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case Hold m: On(m, turn); break;
            case Assign m: On(m, turn); break;
            case StandDown m: On(m, turn); break;
            case ReportStatus m: On(m, turn); break;
            case HoldDue m: On(m, turn); break;
            case OverdueDue: OnOverdue(turn); break;
            case ShiftDue: OnShiftOver(turn); break;
            case RestedDue: OnRested(turn); break;
            case Settled or Restored: break;
            default: throw NotMine(message, turn);
        }
    }

    private void On(Hold hold, Turn turn)
    {
        if (turn.Now > hold.Until || State.Status != TeamStatus.Available)
        {
            var code = turn.Now > hold.Until ? DeclineCode.Timeout : WhyNotAvailable();
            turn.Record(new TeamRefused(hold.Task.Commitment, code));
            turn.Send(turn.From, new HoldRefused(hold.Task.Line, hold.Task.Commitment, code));
            return;
        }

        State.Task = hold.Task;
        State.Fence++;
        Become(TeamStatus.Held, turn);
        turn.At("hold", hold.Until, new HoldDue(State.Fence));
        turn.Send(turn.From, new Held(hold.Task.Line, hold.Task.Commitment, turn.Region.Teams[turn.Self.Key].People, State.Fence));
    }

    private void On(Assign assign, Turn turn)
    {
        if (assign.Fence == 0) TakePromiseBack(assign.Task.Commitment, turn);
        var held = State.Status == TeamStatus.Held && State.Task?.Commitment == assign.Task.Commitment && assign.Fence == State.Fence;
        var arranged = assign.Fence == 0 && State.Task is null;
        if (!held && !arranged)
        {
            if (State.Task?.Commitment == assign.Task.Commitment) return;
            turn.Record(new TeamRefused(assign.Task.Commitment, WhyNotAvailable()));
            Tell(assign.Task, CommitmentStatus.Withdrawn, WhyNotAvailable(), turn);
            turn.Send(Owner(turn), new ResourceFreed(assign.Task.Line, assign.Task.Commitment, State.ReadyAt, 0, "refused"));
            return;
        }

        turn.Cancel("hold");
        State.Task = assign.Task;
        if (State.Status is TeamStatus.Available or TeamStatus.Held or TeamStatus.Resting) Become(TeamStatus.Committed, turn);
        turn.Notify(new Deploy(assign.Task));
        ExpectWithin(Span.FromMinutes(TeamPolicy.TurnoutMinutes(turn.Region.Teams[turn.Self.Key].Force)), turn);
    }

    /// <summary>What people arranged by telephone is a fact; a promise that it contradicts is taken back, unless the squad has left for it.</summary>
    private void TakePromiseBack(string arranged, Turn turn)
    {
        if (State.Task is not { } former || former.Commitment == arranged || State.Status > TeamStatus.Mobilising) return;
        if (State.Status != TeamStatus.Held) turn.Notify(new StoodDown(former.Commitment, "arranged otherwise"));
        Tell(former, CommitmentStatus.Withdrawn, DeclineCode.AlreadyCommitted, turn);
        Free("arranged otherwise", turn);
    }

    private void On(StandDown order, Turn turn)
    {
        if (State.Task is not { } task || task.Commitment != order.Commitment) return;
        switch (State.Status)
        {
            case TeamStatus.Held:
                Free("stood down", turn);
                break;
            case TeamStatus.Committed or TeamStatus.Mobilising:
                turn.Notify(new StoodDown(order.Commitment, order.Reason));
                Tell(task, CommitmentStatus.Released, null, turn);
                Free("stood down", turn);
                break;
            case TeamStatus.EnRoute or TeamStatus.OnScene:
                turn.Notify(new ComeHome(order.Commitment, order.Reason));
                ExpectWithin(default, turn);
                break;
        }
    }

    private void On(ReportStatus report, Turn turn)
    {
        if (report.Status is TeamStatus.Held or TeamStatus.Committed or TeamStatus.Resting)
        {
            turn.Refuse("not-reportable", "status: a crew reports mobilising, enRoute, onScene, returning, available or outOfService.");
            return;
        }

        if (report.Status == State.Status) return;
        if (report.Correction is { } why) turn.Record(new ReportCorrected(report.Status, State.Status, State.Task?.Commitment, why));
        else if (IsUnexpected(report.Status)) turn.Record(new UnexpectedReport(report.Status, State.Status, State.Task?.Commitment));
        // Held, it had no order yet: it goes on nobody's, and the promise in the making is taken back.
        if (State.Status == TeamStatus.Held && report.Status is >= TeamStatus.Mobilising and <= TeamStatus.Returning) Free("left without an order", turn);

        switch (report.Status)
        {
            case TeamStatus.Mobilising: Mobilise(turn); break;
            case TeamStatus.EnRoute: Depart(turn); break;
            case TeamStatus.OnScene: Arrive(turn); break;
            case TeamStatus.Returning: Leave(turn); break;
            case TeamStatus.Available: Home(turn); break;
            case TeamStatus.OutOfService: FallOut(turn); break;
        }
    }

    /// <summary>Backwards, or under way without an order.</summary>
    private bool IsUnexpected(TeamStatus reported) =>
        (reported < State.Status && reported != TeamStatus.Available)
        || (reported is >= TeamStatus.Mobilising and <= TeamStatus.OnScene && State.Status is TeamStatus.Available or TeamStatus.Held or TeamStatus.Resting);

    private void Mobilise(Turn turn)
    {
        State.DepartedAt = null;
        NotThere(turn);
        Become(TeamStatus.Mobilising, turn);
        Report(CommitmentStatus.Mobilising, turn);
        ExpectWithin(Span.FromMinutes(TeamPolicy.TurnoutMinutes(turn.Region.Teams[turn.Self.Key].Force)), turn);
    }

    private void Depart(Turn turn)
    {
        State.DepartedAt ??= turn.Now;
        NotThere(turn);
        Become(TeamStatus.EnRoute, turn);
        if (State.Task is null)
        {
            turn.Notify(new ComeHome(null, "no order"));
            ExpectWithin(TeamPolicy.AskAgain, turn);
            TellReadiness(turn);
            return;
        }

        Report(CommitmentStatus.EnRoute, turn);
        ExpectWithin(TeamPolicy.Travel(Owner(turn), State.Task.Place, turn.Region), turn);
    }

    private void Arrive(Turn turn)
    {
        State.DepartedAt ??= turn.Now;
        Become(TeamStatus.OnScene, turn);
        turn.Cancel("overdue");
        if (State.Task is null)
        {
            ExpectWithin(TeamPolicy.AskAgain, turn);
            TellReadiness(turn);
            return;
        }

        SetWorking(true, turn);
        Report(CommitmentStatus.OnScene, turn);
        turn.At("shift", turn.Now + TeamPolicy.Shift, new ShiftDue());
    }

    private void Leave(Turn turn)
    {
        Become(TeamStatus.Returning, turn);
        turn.Cancel("shift");
        SetWorking(false, turn);
        Report(CommitmentStatus.Returning, turn);
        ExpectWithin(TeamPolicy.Travel(Owner(turn), State.Task?.Place, turn.Region), turn);
    }

    private void Home(Turn turn)
    {
        turn.Cancel("shift");
        turn.Cancel("overdue");
        turn.Cancel("hold");
        SetWorking(false, turn);
        if (State.DepartedAt is not { } departed)
        {
            if (State.Task is not null) Withdraw(DeclineCode.OutOfService, turn);
            Become(TeamStatus.Available, turn);
            EndTask("did not go", turn);
            TellReadiness(turn);
            return;
        }

        var rest = TeamPolicy.Rest(turn.Now - departed);
        (State.DepartedAt, State.ReadyAt) = (null, turn.Now + rest);
        Become(TeamStatus.Resting, turn);
        turn.At("rested", State.ReadyAt, new RestedDue());
        Report(CommitmentStatus.Ended, turn);
        EndTask("returned", turn);
        TellReadiness(turn);
    }

    private void FallOut(Turn turn)
    {
        turn.Cancel("shift");
        turn.Cancel("overdue");
        turn.Cancel("hold");
        SetWorking(false, turn);
        if (State.Task is not null) Withdraw(DeclineCode.OutOfService, turn);
        Become(TeamStatus.OutOfService, turn);
        EndTask("out of service", turn);
        if (State.DepartedAt is not null) ExpectWithin(TeamPolicy.AskAgain, turn);
        TellReadiness(turn);
    }

    private void On(HoldDue due, Turn turn)
    {
        if (State.Status == TeamStatus.Held && State.Fence == due.Fence) Free("hold lapsed", turn);
    }

    /// <summary>Asks, and asks again; no timer frees a team that has departed.</summary>
    private void OnOverdue(Turn turn)
    {
        turn.Notify(new Overdue(State.Status, State.Task?.Commitment));
        turn.At("overdue", turn.Now + TeamPolicy.AskAgain, new OverdueDue());
    }

    private void OnShiftOver(Turn turn)
    {
        if (State.Status != TeamStatus.OnScene || State.Task is null) return;
        turn.Notify(new ReliefDue(State.Task.Commitment));
        ExpectWithin(default, turn);
    }

    private void OnRested(Turn turn)
    {
        if (State.Status == TeamStatus.Resting) Become(TeamStatus.Available, turn);
    }

    private void Free(string reason, Turn turn)
    {
        turn.Cancel("hold");
        turn.Cancel("overdue");
        Become(TeamStatus.Available, turn);
        EndTask(reason, turn);
    }

    private void EndTask(string reason, Turn turn)
    {
        if (State.Task is not { } task) return;
        State.Task = null;
        turn.Send(Owner(turn), new ResourceFreed(task.Line, task.Commitment, State.ReadyAt, 0, reason));
    }

    private void Withdraw(DeclineCode code, Turn turn) =>
        Tell(State.Task!, State.WorkedAt ? CommitmentStatus.Ended : CommitmentStatus.Withdrawn, State.WorkedAt ? null : code, turn);

    private void Become(TeamStatus status, Turn turn)
    {
        turn.Record(new TeamStatusChanged(status, State.Status, State.Task?.Commitment));
        State.Status = status;
        if (status is TeamStatus.Committed or TeamStatus.Available) State.WorkedAt = false;
    }

    /// <summary>An arrival reported before was a mistake: it has not been at work.</summary>
    private void NotThere(Turn turn)
    {
        turn.Cancel("shift");
        SetWorking(false, turn);
        State.WorkedAt = false;
    }

    private void SetWorking(bool working, Turn turn)
    {
        if (State.Task is not { } task || State.Working == working) return;
        State.Working = working;
        State.WorkedAt |= working;
        turn.Record(new TeamAtWork(task, Numbers.IncidentOf(task.Line.Request), turn.Region.Teams[turn.Self.Key].People, working));
    }

    private void Report(CommitmentStatus status, Turn turn)
    {
        if (State.Task is { } task) Tell(task, status, null, turn);
    }

    private static void Tell(Assignment task, CommitmentStatus status, DeclineCode? reason, Turn turn) =>
        turn.Send(task.Line.Request.ToAidRequest(), new CommitmentReport(task.Line, task.Commitment, status, reason));

    private void TellReadiness(Turn turn) => turn.Send(Owner(turn), new ReadinessReport(
        State.ReadyAt, State.Status == TeamStatus.OutOfService, State.Task is null && State.Status is TeamStatus.EnRoute or TeamStatus.OnScene));

    private void ExpectWithin(Span span, Turn turn) => turn.At("overdue", turn.Now + span + TeamPolicy.Grace, new OverdueDue());

    private DeclineCode WhyNotAvailable() => State.Status switch
    {
        TeamStatus.Resting => DeclineCode.CrewResting,
        TeamStatus.OutOfService => DeclineCode.OutOfService,
        _ => DeclineCode.AlreadyCommitted,
    };

    private static ActorId Owner(Turn turn) => turn.Region.Teams[turn.Self.Key].Owner;
}

/// <summary>What a team remembers.</summary>
[GenerateSerializer, Alias("team-state")]
public sealed class TeamState
{
    [Id(0)] public TeamStatus Status { get; set; }
    /// <summary>What it is held or out for; at most one.</summary>
    [Id(1)] public Assignment? Task { get; set; }
    /// <summary>Holds so far.</summary>
    [Id(2)] public int Fence { get; set; }
    [Id(3)] public Instant? DepartedAt { get; set; }
    [Id(4)] public Instant ReadyAt { get; set; }
    /// <summary>At work on the scene.</summary>
    [Id(5)] public bool Working { get; set; }
    /// <summary>Has been at work for the present task.</summary>
    [Id(6)] public bool WorkedAt { get; set; }
}
