using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Holds what orders and reports have in common: a change of status, the end of a task, and the messages to
/// owner and request.</summary>
internal sealed class TeamStanding(TeamState state)
{
    /// <summary>The present outing. One begins with an order, or when a squad sets out without one.</summary>
    public Outing Outing =>
        state.Outing ??= new Outing { Task = state.Task, LeftBefore = state.Task is null ? null : state.DepartedAt };

    /// <summary>Begins the outing of a new task. A squad that had set out unasked is on it already.</summary>
    /// <param name="from">When the hours for it begin, for a squad that is away for another task; else null.</param>
    /// <param name="ordered">When the order was given.</param>
    /// <param name="loan">The tier whose ledger has the task as a loan; null where none has.</param>
    /// <param name="turn">The turn that handles the message.</param>
    public void BeginOuting(Instant? from, Instant ordered, ActorId? loan, Turn turn)
    {
        if (from is not null || state.Outing is not { Task: null }) state.Outing = new Outing { From = from };
        (state.Outing.Task, state.Outing.OrderedAt, state.Outing.Loan) = (state.Task, ordered, loan);
        (state.Outing.Lender, state.Outing.Size) = (state.Lender, Data(turn).People);
    }

    /// <summary>Notes that the squad is away from its base, since it left as its crew says.</summary>
    public void Left(Turn turn)
    {
        if (state.DepartedAt is null || Outing.Departed < state.DepartedAt)
            state.DepartedAt = Outing.Departed ?? turn.Happened;
    }

    /// <summary>Changes the status and records it.</summary>
    /// <param name="status">The status from now on.</param>
    /// <param name="turn">The turn that handles the message.</param>
    /// <param name="since">Since when, where that is not when the cause happened; else null.</param>
    public void Become(TeamStatus status, Turn turn, Instant? since = null)
    {
        turn.Record(new TeamStatusChanged(status, state.Status, state.Task?.Commitment, since));
        state.Status = status;
        if (status is TeamStatus.Committed or TeamStatus.Available or TeamStatus.Resting) state.WorkedAt = false;
        if (status is not TeamStatus.EnRoute) (state.Eta, state.EtaSaidAt, state.Way) = (null, null, null);
    }

    /// <summary>Makes a team at home available, or resting while its rest is not over.</summary>
    /// <param name="turn">The turn that handles the message.</param>
    /// <param name="since">Since when, where that is not when the cause happened; else null.</param>
    public void BecomeFree(Turn turn, Instant? since = null)
    {
        var rests = state.ReadyAt > turn.Now;
        Become(rests ? TeamStatus.Resting : TeamStatus.Available, turn, since);
        if (rests) turn.At("rested", state.ReadyAt, new RestedDue());
    }

    /// <summary>Ends the shift and its timers.</summary>
    public void EndShift(Turn turn)
    {
        state.Shift = null;
        turn.Cancel("shift");
        turn.Cancel("relief");
    }

    /// <summary>Frees the team from its task.</summary>
    public void Free(string reason, Turn turn)
    {
        turn.Cancel("hold");
        // An unreachable one is asked on: until it answers nobody may count on it.
        if (!state.Unreachable) turn.Cancel("overdue");
        BecomeFree(turn);
        EndTask(reason, turn);
        if (state.Unreachable) TellReadiness(turn);
    }

    /// <summary>Ends the task and tells the owner that the team is free.</summary>
    /// <param name="reason">Why the task is over.</param>
    /// <param name="turn">The turn that handles the message.</param>
    /// <param name="ended">When it was over, where that is not when the cause happened; else null.</param>
    public void EndTask(string reason, Turn turn, Instant? ended = null)
    {
        OrderReceipt.End(state, turn);
        var outing = state.Outing;
        state.Outing = null;
        if (outing is { Reports.Count: > 0 } or { Until: not null })
        {
            outing.RequestIsSettled |= state.RequestIsSettled;
            state.Remember(outing);
            PastOutings.BookLate(state, outing, turn);
        }

        if (state.Task is not { } task) return;
        var lender = Lender(turn);
        (state.Task, state.Lender, state.People, state.RequestIsSettled) = (null, null, null, false);
        var away = outing?.PersonMinutes(Data(turn).People) ?? 0;
        outing?.ToldPersonMinutes = away;
        turn.Send(lender, new ResourceFreed(task.Line, task.Commitment, state.ReadyAt, 0, reason, null, away,
            Happened: ended ?? turn.HappenedBefore));
        // Who owns the squad since knows nothing of the task.
        if (lender != Owner(turn)) TellReadiness(turn);
    }

    /// <summary>Tells the request that the team does not serve it any longer: that its commitment has ended where the
    /// team has worked for it, else that it is withdrawn. One that was on its way home had done its work.</summary>
    /// <param name="code">Why it does not go on.</param>
    /// <param name="turn">The turn that handles the message.</param>
    /// <param name="why">The reason in words; null for none.</param>
    /// <param name="happened">When it happened, where that is not when the cause happened; else null.</param>
    public void Withdraw(DeclineCode code, Turn turn, string? why = null, Instant? happened = null)
    {
        var isDone = state is { WorkedAt: true, Status: TeamStatus.Returning };
        Report(state.WorkedAt ? CommitmentStatus.Ended : CommitmentStatus.Withdrawn, turn,
            code: isDone ? null : code, why: why, happened: happened);
    }

    /// <summary>Takes back an arrival that was reported by mistake: the team has not been at work.</summary>
    public void NotThere(Turn turn)
    {
        EndShift(turn);
        SetWorking(false, turn);
        state.WorkedAt = false;
    }

    /// <summary>Notes that the squad starts or stops work at the scene.</summary>
    /// <param name="working">Whether it works from now on.</param>
    /// <param name="turn">The turn that handles the message.</param>
    /// <param name="since">Since when, where that is not when the cause happened; else null.</param>
    public void SetWorking(bool working, Turn turn, Instant? since = null)
    {
        if (state.Task is not { } task || state.Working == working) return;
        state.Working = working;
        turn.Record(
            new TeamAtWork(task, task.Line.Request.Incident, People(turn), working,
                since ?? turn.HappenedBefore));
    }

    /// <summary>Tells the request how the commitment stands.</summary>
    /// <param name="status">How it stands.</param>
    /// <param name="turn">The turn that handles the message.</param>
    /// <param name="shift">How long the squad works; null where it does not begin to.</param>
    /// <param name="code">Why it does not go on; null where it does.</param>
    /// <param name="why">The reason in words; null for none.</param>
    /// <param name="happened">When it happened, where that is not when the cause happened; else null.</param>
    public void Report(
        CommitmentStatus status, Turn turn, ShiftPlan? shift = null, DeclineCode? code = null, string? why = null,
        Instant? happened = null)
    {
        if (state.Task is { } task)
            TellRequest(new CommitmentReport(
                task.Line, task.Commitment, status, code, why, shift, Happened: happened ?? turn.HappenedBefore), turn);
    }

    /// <summary>Tells the request that the crew has a new order, which it has not confirmed.</summary>
    public void TellUnconfirmed(Turn turn)
    {
        if (state.Task is { } task)
            TellRequest(new CommitmentReport(
                task.Line, task.Commitment, CommitmentStatus.Accepted, null, Unconfirmed: true), turn);
    }

    /// <summary>Tells the request of the team's task, unless it is settled.</summary>
    public void TellRequest(Assured message, Turn turn)
    {
        if (state is { Task: { } task, RequestIsSettled: false }) turn.Send(task.Line.Request.ToAidRequest(), message);
    }

    /// <summary>Tells the request of a task that the squad does not take.</summary>
    public static void TellWithdrawn(Assignment task, DeclineCode code, Turn turn) =>
        turn.Send(task.Line.Request.ToAidRequest(),
        new CommitmentReport(task.Line, task.Commitment, CommitmentStatus.Withdrawn, code));

    /// <summary>Notes that the request of the task is settled.</summary>
    public void OnSettled(Settled settled)
    {
        state.RequestIsSettled |= state.Task?.Line.Request == settled.Number;
        foreach (var past in state.Past) past.RequestIsSettled |= past.Task?.Line.Request == settled.Number;
        foreach (var taken in state.TakenBack) taken.RequestIsSettled |= taken.Task.Line.Request == settled.Number;
    }

    /// <summary>Tells the owner whether the team can be called on.</summary>
    public void TellReadiness(Turn turn) => turn.Send(Owner(turn), new ReadinessReport(
        state.ReadyAt, state.Status == TeamStatus.OutOfService || state.Unreachable,
        state.Task is null && state.Status is TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Covering));

    /// <summary>Sets the timer by which the crew must be heard of. The time counts from what happened. Some time of
    /// grace is added, from now on at least.</summary>
    public static void ExpectWithin(Span span, Turn turn)
    {
        var expected = turn.Happened + span;
        turn.At("overdue", Instant.Later(expected, turn.Now) + TeamPolicy.Grace, new OverdueDue());
    }

    /// <summary>Gives a crew that says where it is still the time of grace from now on, as if it had just been
    /// asked.</summary>
    public void RenewWatch(RouteFinder wayfinding, Turn turn)
    {
        switch (state.Status)
        {
            case TeamStatus.Committed or TeamStatus.Mobilising when state.Order?.GoAt is null:
                ExpectFrom(state.Order?.SentAt, Turnout(turn), turn);
                break;
            case TeamStatus.EnRoute when state.Task is not null:
                ExpectFrom(state.HeardAt, wayfinding.TravelTime(turn), turn);
                break;
            case TeamStatus.Returning:
                ExpectFrom(state.HeardAt, TeamPolicy.Travel(Owner(turn), state.Task?.Place, turn.Region), turn);
                break;
        }
    }

    private static void ExpectFrom(Instant? since, Span span, Turn turn)
    {
        var left = (since ?? turn.Now) + span - turn.Now;
        ExpectWithin(left.Milliseconds > 0 ? left : default, turn);
    }

    /// <summary>Cancels the timers of shift, contact and hold.</summary>
    public void CancelTimers(Turn turn)
    {
        EndShift(turn);
        turn.Cancel("overdue");
        turn.Cancel("hold");
    }

    /// <summary>Returns the code for a team that is not available.</summary>
    public DeclineCode WhyNotAvailable() => state.Status switch
    {
        TeamStatus.Resting => DeclineCode.CrewResting,
        TeamStatus.Available when state.Unreachable => DeclineCode.Timeout,
        TeamStatus.OutOfService => DeclineCode.OutOfService,
        _ => DeclineCode.AlreadyCommitted,
    };

    /// <summary>Returns the people of the squad that are out, or that would go.</summary>
    public int People(Turn turn) => state.People ?? Size(turn);

    /// <summary>Returns the people of the squad on paper. A change of it holds from the next task on.</summary>
    public int Size(Turn turn) => state.Outing?.Size ?? Data(turn).People;

    /// <summary>Returns the time that the squad takes to turn out.</summary>
    public Span Turnout(Turn turn) =>
        Span.FromMinutes(turn.Region.TurnoutMinutes(Data(turn)) + (state.Task?.CallInMinutes ?? 0));

    /// <summary>Returns the tier that gave the squad its task: the owner, where the squad has not been moved
    /// since.</summary>
    public ActorId Lender(Turn turn) => state.Lender ?? Owner(turn);

    /// <summary>Returns the tier that owns the team.</summary>
    public static ActorId Owner(Turn turn) => Data(turn).Owner;

    /// <summary>Returns the team's data in the region.</summary>
    public static TeamData Data(Turn turn) => turn.Region.Teams[turn.Self.Key];
}
