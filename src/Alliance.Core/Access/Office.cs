using Alliance.Core.Actors;

namespace Alliance.Core.Access;

/// <summary>An office and its roster: who is on duty from when to when, the deputies in order, and how a shift is
/// handed over. Its key is the tier, squad or depot, such as <c>Township/430422119</c>.</summary>
/// <param name="state">The stored state; null for an office without a roster.</param>
public sealed class Office(OfficeState? state) : Actor<OfficeState>(state)
{
    /// <summary>The most shifts that are kept: 800, more than a year of two a day.</summary>
    public const int MostShifts = 800;

    /// <summary>The most people of a shift: 10.</summary>
    public const int MostPeople = 10;

    /// <summary>How long past shifts are kept in the roster: 31 days. The journal has them for good.</summary>
    private static readonly Span PastKept = Span.FromHours(31 * 24);

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case PlanShifts m: On(m, turn); break;
            case HandOverShift m: On(m, turn); break;
            case Restored: break;
            default: throw NotMine(message, turn);
        }
    }

    private void On(PlanShifts plan, Turn turn)
    {
        var shifts = plan.Shifts.OrderBy(s => s.From).ToArray();
        if (Fault(plan, shifts) is { } fault) turn.Refuse("bad-roster", fault);
        else if (Without(plan.From, plan.To, turn.Now).Count + shifts.Length > MostShifts)
            turn.Refuse("bad-roster", $"shifts: a roster has {MostShifts} shifts at most; plan a shorter time.");
        if (turn.Refusal is not null) return;
        Put(plan.From, plan.To, shifts, turn.Now);
        turn.Record(new ShiftsPlanned(plan.From, plan.To, shifts));
    }

    private static string? Fault(PlanShifts plan, Shift[] shifts)
    {
        if (plan.To <= plan.From) return "to: give a time after from.";
        for (var i = 0; i < shifts.Length; i++)
        {
            var shift = shifts[i];
            if (shift.To <= shift.From) return $"shifts[{i}].to: give a time after its from.";
            if (shift.From < plan.From || shift.To > plan.To)
                return $"shifts[{i}]: it is not within from and to of the plan.";
            if (i > 0 && shift.From < shifts[i - 1].To) return $"shifts[{i}]: it overlaps the one before it.";
            if (FaultOf(shift.People) is { } fault) return $"shifts[{i}].people: {fault}";
        }

        return null;
    }

    private static string? FaultOf(string[] people) =>
        people.Length is < 1 or > MostPeople ? $"give 1 to {MostPeople} accounts, who is on duty first."
        : people.Distinct(StringComparer.Ordinal).Count() < people.Length ? "one account is given twice." : null;

    private void On(HandOverShift command, Turn turn)
    {
        if (command.To <= turn.Now) turn.Refuse("bad-roster", "to: give a time still to come.");
        else if (FaultOf(command.People) is { } fault) turn.Refuse("bad-roster", $"people: {fault}");
        if (turn.Refusal is not null) return;
        var before = State.At(turn.Now)?.People ?? [];
        Put(turn.Now, command.To, [new Shift(turn.Now, command.To, command.People, command.Note)], turn.Now);
        turn.Record(new ShiftHandedOver(before, command.People, command.To, command.Note));
    }

    private void Put(Instant from, Instant to, Shift[] shifts, Instant now)
    {
        var kept = Without(from, to, now);
        kept.AddRange(shifts);
        kept.Sort((a, b) => a.From.CompareTo(b.From));
        // The oldest are past: a plan that is longer is refused.
        State.Shifts = kept.Count > MostShifts ? kept[^MostShifts..] : kept;
    }

    /// <summary>Returns the shifts without a time: what lies across its ends is cut there. Old ones are left
    /// out.</summary>
    private List<Shift> Without(Instant from, Instant to, Instant now)
    {
        List<Shift> kept = [];
        foreach (var shift in State.Shifts.Where(s => s.To + PastKept > now))
        {
            if (shift.To <= from || shift.From >= to)
            {
                kept.Add(shift);
                continue;
            }

            if (shift.From < from) kept.Add(shift with { To = from });
            if (shift.To > to) kept.Add(shift with { From = to });
        }

        return kept;
    }
}
