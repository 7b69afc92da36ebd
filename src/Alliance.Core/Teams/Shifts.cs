using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Keeps a squad's shift and rest. The shift has a planned end, which its relief's arrival or its owner's word
/// may move, and a hard limit, which nothing moves. Some time before the end its request is asked for relief.</summary>
internal sealed class Shifts(TeamState state, TeamStanding standing)
{
    /// <summary>Plans the shift of a squad that has reached the scene or a station.</summary>
    public ShiftPlan Begin(Turn turn)
    {
        var rules = turn.Region.Data.Policies.Work;
        var minutes = state.ShiftMinutes > 0 ? state.ShiftMinutes : rules.ShiftMinutes;
        var hardLimit = state.DepartedAt!.Value + Span.FromMinutes(Math.Max(rules.HardLimitMinutes, minutes));
        var ends = turn.Happened + Span.FromMinutes(minutes);
        state.Shift = new ShiftPlan(ends < hardLimit ? ends : hardLimit, hardLimit);
        Plan(turn.Happened, turn);
        return state.Shift;
    }

    /// <summary>Tells the request that the shift ends before long.</summary>
    public void OnReliefLead(Turn turn)
    {
        if (state is { Task: { } task, Shift: { } shift })
            standing.TellRequest(new ReliefWanted(task.Line, task.Commitment, shift), turn);
    }

    /// <summary>Tells the crew that its shift is over.</summary>
    public void OnShiftOver(Turn turn)
    {
        if (state.Status is not (TeamStatus.OnScene or TeamStatus.Covering) || state.Task is null) return;
        turn.Notify(new ReliefDue(state.Task.Commitment));
        TeamStanding.ExpectWithin(default, turn);
    }

    /// <summary>Moves the end of the shift, because the owner lets the squad stay longer.</summary>
    public void OnExtend(ExtendShift order, Turn turn) => StayUntil(order.Commitment, order.Until, "extended", turn);

    /// <summary>Moves the end of the shift, because relief is on its way.</summary>
    public void OnAwaitRelief(AwaitRelief order, Turn turn) =>
        StayUntil(order.Commitment, order.Until, "relief is coming", turn);

    /// <summary>Makes a rested squad available.</summary>
    public void OnRested(Turn turn)
    {
        if (state.Status == TeamStatus.Resting) standing.Become(TeamStatus.Available, turn);
    }

    private void StayUntil(CommitmentId commitment, Instant until, string reason, Turn turn)
    {
        if (state is not { Task: { } task, Shift: { } shift, Status: TeamStatus.OnScene or TeamStatus.Covering }
            || task.Commitment != commitment) return;
        var ends = until < shift.HardLimit ? until : shift.HardLimit;
        if (ends <= shift.Ends || ends <= turn.Now) return;
        turn.Notify(new StayOn(commitment, ends, shift.Ends, reason));
        state.Shift = shift with { Ends = ends };
        turn.Cancel("overdue");
        Plan(turn.Now, turn);
    }

    /// <summary>Sets the timers of the shift.</summary>
    /// <param name="since">When the shift, or its last change, began. A lead that lies before it is left out: the shift
    /// is too short for it.</param>
    /// <param name="turn">The turn that handles the message.</param>
    private void Plan(Instant since, Turn turn)
    {
        var (task, shift) = (state.Task!, state.Shift!);
        turn.At("shift", shift.Ends, new ShiftDue());
        var lead = new Instant(
            shift.Ends.Milliseconds - Span.FromMinutes(turn.Region.Data.Policies.Work.ReliefLeadMinutes).Milliseconds);
        if (!task.Cover && lead > since) turn.At("relief", lead, new ReliefLeadDue());
    }
}
