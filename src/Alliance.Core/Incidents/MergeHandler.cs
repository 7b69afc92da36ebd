using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>Handles one need that was requested twice. It is flagged when a person asks again for something that is
/// sought or covered. It is merged when a person says that it is the same need.</summary>
internal sealed class MergeHandler(IncidentState state, NeedHandler needs)
{
    private const string WasCancelled = "the request that stands for both was cancelled";

    /// <summary>Tells the desk which lines of a new request ask for something that an older request asks for
    /// already.</summary>
    public void Flag(string number, Turn turn)
    {
        foreach (var (id, line) in state.Lines.Where(l => l.Key.Request == number))
            if (Older(number, line, turn.Now) is { } older) turn.Notify(new DuplicateSuspected(id, older));
    }

    /// <summary>Merges the lines of a younger request into those of an older request of the incident.</summary>
    public void OnMergeRequests(MergeRequests merge, Turn turn)
    {
        if (state.RefusedAsClosed(turn)) return;
        if (Wrong(merge, turn) is { } why)
        {
            turn.Refuse("bad-merge", $"into: {why}");
            return;
        }

        var pairs = Pairs(merge).ToList();
        if (pairs.Count == 0)
        {
            turn.Refuse(
                "nothing-to-merge",
                $"No open line of {merge.Younger} asks for the kind of an open line of {merge.Older}, with the same "
                    + "requirement; read the incident for the lines that are open, and cancel the one that is wrong.");
            return;
        }

        // What was merged so already stays as it is.
        foreach (var (line, into) in pairs)
            if (!IsMerged(line, into) && !IsMerged(into, line)) Merge(line, into, turn);
    }

    /// <summary>Words why two requests cannot be merged, and how to mend it; null where they can.</summary>
    private string? Wrong(MergeRequests merge, Turn turn)
    {
        var (incident, older) = (turn.Self.Key, merge.Older);
        if (merge.Younger == older) return $"{older} is the request itself; give the number of another one.";
        if (!IsNumber(merge.Younger, turn)) return $"{merge.Younger} is no request of {incident}.";
        if (!IsNumber(older, turn))
            return older.Incident.Text == incident || !turn.Region.Townships.ContainsKey(older.Township)
                ? $"{incident} has no request {older}; read the incident for those that it has."
                : $"{older} is a request of another incident, {older.Incident}; merge the incidents first, or give a "
                    + $"request of {incident}.";
        return Numbers.IsAfter(merge.Younger, older) ? null
            : $"{older} was raised after {merge.Younger}; merge {older} into {merge.Younger}.";
    }

    /// <summary>Merges one line into another. The other gets the more urgent priority, the earlier deadline and the
    /// larger need. What was promised to the line that ends still comes, as far as the other lacks it. Where only the
    /// younger has anything, and has it all, the older ends instead.</summary>
    private void Merge(LineId line, LineId into, Turn turn)
    {
        var (gone, stays) = (state.Lines[line], state.Lines[into]);
        var need = Math.Max(gone.Need, stays.Need);
        if (stays.Promised == 0 && gone.Promised >= need)
        {
            (line, into) = (into, line);
            (gone, stays) = (stays, gone);
        }

        var waiting = Math.Min(gone.Promised - gone.Departed, Math.Max(0, need - stays.Promised - gone.Departed));
        var kept = gone.Departed + waiting;
        var rest = Math.Max(stays.Promised, need - kept);
        var terms = new MergedTerms(
            need, kept, MoreUrgent(gone.Priority, stays.Priority), Earlier(gone.NeededBy, stays.NeededBy, turn.Now));
        (gone.Kept, gone.PassedOn) = (Math.Clamp(need - rest, 0, kept), 0);
        (gone.Sought, gone.Lacks, gone.Target, gone.MergedInto) = (false, 0, null, into.ToString());
        (stays.Lacks, stays.Target) = (rest - stays.Promised, null);
        stays.Sought |= stays.Lacks > 0;
        (stays.Priority, stays.NeededBy) = (terms.Priority, terms.NeededBy ?? stays.NeededBy);
        turn.Record(new LineMerged(line, into.ToString(), terms));
        turn.Send(line.Request.ToAidRequest(), new MergeLine(line, into.ToString(), kept));
        turn.Send(into.Request.ToAidRequest(),
            new AdjustLine(into, rest, $"merged with {line}", true, terms.Priority, terms.NeededBy));
    }

    /// <summary>Follows the lines that were merged. What one of them loses is sought by the line that stands for both.
    /// If that one is cancelled, the others end with it.</summary>
    public void OnCovered(LineCovered covered, Turn turn)
    {
        if (!state.IsOpen || !state.Lines.TryGetValue(covered.Line, out var line)) return;
        if (line.MergedInto is { } into)
        {
            if (!covered.Sought) PassOn(covered, line, into, turn);
        }
        else if (covered.Cancelled)
        {
            foreach (var (id, merged) in state.Lines.Where(l => l.Value.MergedInto == covered.Line.ToString()))
            {
                merged.MergedInto = null;
                turn.Send(id.Request.ToAidRequest(), new EndLine(id, WasCancelled));
            }
        }
    }

    /// <summary>Has the line that stands for both seek what a merged line has lost since the merge, and no longer what
    /// it has again.</summary>
    private void PassOn(LineCovered covered, LineStanding line, string into, Turn turn)
    {
        var standsFor = Math.Min(covered.Promised + covered.NeedNoOther, line.Kept);
        var lost = line.Kept - line.PassedOn - standsFor;
        if (lost == 0) return;
        line.PassedOn = line.Kept - standsFor;
        var (id, stays) = state.Lines.FirstOrDefault(l => l.Key.ToString() == into);
        if (stays is not null)
        {
            var asked = Math.Max(1, stays.Need + lost);
            turn.Send(id.Request.ToAidRequest(), new AdjustLine(
                id, asked, lost > 0 ? $"lost on {covered.Line}" : $"back on {covered.Line}", true,
                stays.Priority ?? Priority.Urgent, stays.NeededBy));
            (stays.Asked, stays.Lacks) = (asked, Math.Max(0, asked - stays.Promised));
            stays.Sought |= stays.Lacks > 0;
        }
        else if (lost > 0)
        {
            var priority = covered.Priority ?? Priority.Urgent;
            needs.Raise([new LineSpec(line.Kind, lost, priority, turn.Now + IncidentPolicy.NeededWithin(priority),
                line.Requirement)], turn);
        }

        turn.Send(covered.Line.Request.ToAidRequest(), new MergeLine(covered.Line, into, standsFor));
    }

    private bool IsMerged(LineId line, LineId into) => state.Lines[line].MergedInto == into.ToString();

    /// <summary>Returns the more urgent of two priorities; null where neither is known.</summary>
    internal static Priority? MoreUrgent(Priority? one, Priority? other) =>
        one is null || other < one ? other : one;

    /// <summary>Returns the earlier of two deadlines that are still to come; null where none is.</summary>
    internal static Instant? Earlier(Instant? one, Instant? other, Instant now) =>
        one is null || one <= now ? (other > now ? other : null)
        : other is null || other <= now || one <= other ? one : other;

    private IEnumerable<(LineId Line, LineId Into)> Pairs(MergeRequests merge)
    {
        foreach (var (id, line) in state.Lines.Where(l => l.Key.Request == merge.Younger))
            foreach (var (into, older) in state.Lines
                .Where(l => l.Key.Request == merge.Older && l.Value.Kind == line.Kind && l.Value.Covers > 0
                    && (l.Value.Requirement ?? new()) == (line.Requirement ?? new()))
                .OrderBy(l => l.Value.Sought ? 0 : 1).Take(1))
                yield return (id, into);
    }

    private LineId? Older(string number, LineStanding line, Instant now)
    {
        foreach (var (id, older) in state.Lines)
            if (id.Request != number && older.Kind == line.Kind && older.Covers > 0
                && now <= older.RaisedAt + DuplicatePolicy.SameNeedWithin) return id;
        return null;
    }

    private bool IsNumber(RequestNumber request, Turn turn) => state.Lines.Keys.Any(l => l.Request == request)
        || Numbers.IsGiven(request, state.Requests, count => RequestNumber.Of(IncidentNumber.Of(turn.Self), count));
}
