using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Reports;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>Hands the needs and the lines of one incident to another, and takes them over. The requests keep their
/// numbers and follow. Of each kind the larger need stays, with the more urgent priority and the earlier
/// deadline.</summary>
internal sealed class AdoptionHandler(
    IncidentState state, NeedHandler needs, FiguresHandler figures, CallHandler calls)
{
    /// <summary>Hands all needs and lines to another incident.</summary>
    public void HandOver(IncidentNumber into, Turn turn)
    {
        turn.Send(into.ToIncident(), new AdoptIncident(
            IncidentNumber.Of(turn.Self),
            Stated(),
            [.. state.Lines.Select(l => Handed(l.Key, l.Value))],
            state.Grade, Call: state.Call, CallBacks: calls.Numbers(), Verification: state.Verification));
        state.Lines.Clear();
        state.Needs.Clear();
        state.MergedInto = into;
    }

    /// <summary>Takes over the needs and the lines of another incident. If this one is over, they end.</summary>
    public void OnAdopt(AdoptIncident adopt, Turn turn)
    {
        if (PassedOn(adopt, turn)) return;
        if (adopt.IsPart)
        {
            TakePart(adopt, turn);
            return;
        }

        var kinds = new SortedSet<ResourceKind>(
            adopt.Needs.Select(n => n.Kind).Concat(adopt.Lines.Select(l => l.Kind)));
        var before = Stated();
        var own = kinds.ToDictionary(k => k, NeedOf);
        TakeOver(adopt.Lines, turn);
        // An incident that has not heard of its own opening yet is open for all that.
        if (state is { IsOpen: false, Name.Length: > 0 })
        {
            foreach (var line in adopt.Lines) turn.Send(
                line.Stands.Line.Request.ToAidRequest(), new EndLine(line.Stands.Line, "the incident is over"));
            turn.Send(adopt.Incident.ToIncident(), new IncidentOver(IncidentNumber.Of(turn.Self)));
            return;
        }

        MergedNeed[] merged = [.. kinds.Select(k => Merge(k, own[k], adopt, turn))];
        turn.Record(new IncidentAbsorbed(adopt.Incident, merged,
            [.. adopt.Lines.Select(l => l.Stands.Line.Request).Distinct()]));
        List<ChangedTerms> changed = [];
        LoweredLine[] lowered = [.. merged.SelectMany(need => Settle(need, changed, turn))];
        RaisedLine[] raised = [.. merged.SelectMany(need => Raise(need, turn))];
        var facts = Facts();
        // What comes back to it in a round was its own.
        if (adopt.Incident != IncidentNumber.Of(turn.Self))
            state.Absorbed[adopt.Incident] = new AbsorbedCase
            {
                Own = before, Theirs = adopt.Needs, Merged = Stated(), Lowered = lowered, Terms = [.. changed],
                Raised = raised,
                Requests = [.. adopt.Lines.Select(l => l.Stands.Line.Request).Distinct()], Before = facts,
            };
        if (merged.Length > 0) needs.AssessWithin(IncidentPolicy.Gather, turn);
        if (adopt.Grade is { } grade && !(state.Grade >= grade)) figures.Adopt(grade, adopt.Incident, turn);
        calls.Adopt(adopt, turn);
        if (state.Absorbed.TryGetValue(adopt.Incident, out var absorbed))
            absorbed.After = Facts();
    }

    private CaseFacts Facts() => new(state.Call, state.Grade, state.Verification);

    /// <summary>Gives back what was taken over from an incident, because the merge was undone.</summary>
    public void OnGiveBack(GiveBackIncident back, Turn turn)
    {
        if (!state.Absorbed.Remove(back.Younger, out var absorbed))
        {
            state.Undone.Add(back.Younger);
            return;
        }

        // Of what people have said anew since, nothing is put back.
        var lowered = absorbed.Lowered.Where(l => IsAsMerged(l.Kind, absorbed))
            .ToLookup(l => Array.IndexOf(absorbed.Requests, l.Line.Request) >= 0);
        LowerBack(absorbed.Raised, turn);
        foreach (var theirs in absorbed.Theirs)
        {
            if (!IsAsMerged(theirs.Kind, absorbed)) continue;
            state.Needs.Remove(theirs.Kind);
            if (Array.Find(absorbed.Own, n => n.Kind == theirs.Kind) is { } own)
                state.Needs[own.Kind] = Need.Of(own);
        }

        Restore(absorbed.Terms, turn);
        var lines = state.Lines.Where(l => Array.IndexOf(absorbed.Requests, l.Key.Request) >= 0).ToList();
        foreach (var (id, _) in lines) state.Lines.Remove(id);
        SeekAgain(lowered[false], turn);
        TakeBack(absorbed, back.Younger, turn);
        turn.Record(new IncidentGivenBack(
            back.Younger, Stated(), [.. lines.Select(l => l.Key.Request).Distinct()]));
        turn.Send(back.Younger.ToIncident(), new ReviveIncident(IncidentNumber.Of(turn.Self), absorbed.Theirs,
            [.. lines.Select(l => Handed(l.Key, l.Value))], back.Reason, [.. lowered[true]]));
        if (state.IsOpen && state.Needs.Count > 0) needs.AssessWithin(IncidentPolicy.Gather, turn);
    }

    /// <summary>Seeks again what a merge that was undone had let go: by its line, or, where that is over and no need
    /// says it, by a need.</summary>
    public void SeekAgain(IEnumerable<LoweredLine> lowered, Turn turn)
    {
        List<LoweredLine> over = [];
        foreach (var less in lowered)
        {
            if (less is { IsEnded: false, Before: > 0 } && state.Lines.TryGetValue(less.Line, out var line))
                AskAgain(less, line, turn);
            else over.Add(less);
        }

        foreach (var kind in over.GroupBy(l => l.Kind).Where(k => !state.Needs.ContainsKey(k.Key)))
            state.Needs[kind.Key] = new Need
            {
                Quantity = Math.Min(LineSpec.MaxQuantity, state.AskedOf(kind.Key) + kind.Sum(l => l.Less)),
                Priority = kind.Min(l => l.Priority),
            };
    }

    private bool IsAsMerged(ResourceKind kind, AbsorbedCase absorbed) =>
        state.Needs.GetValueOrDefault(kind)?.Quantity
        == Array.Find(absorbed.Merged, n => n.Kind == kind)?.Quantity;

    /// <summary>Has lines ask again what they asked before the merge, unless that has changed since.</summary>
    private void LowerBack(RaisedLine[] raised, Turn turn)
    {
        foreach (var (id, before, after) in raised)
        {
            if (!state.Lines.TryGetValue(id, out var line) || line.Asked != after) continue;
            (line.Asked, line.Lacks) = (before, Math.Max(0, before - line.Promised));
            turn.Send(id.Request.ToAidRequest(), new AdjustLine(id, before, "the merge was undone", true));
        }
    }

    /// <summary>Gives lines the priority and the deadline back that they had before the merge, unless they have changed
    /// since.</summary>
    private void Restore(ChangedTerms[] changed, Turn turn)
    {
        foreach (var (id, before, after) in changed)
        {
            if (!state.Lines.TryGetValue(id, out var line)
                || new LineTerms(line.Priority, line.NeededBy) != after) continue;
            (line.Priority, line.NeededBy) = (before.Priority, before.NeededBy);
            turn.Send(id.Request.ToAidRequest(), new AdjustLine(
                id, null, "the merge was undone", true, before.Priority, before.NeededBy, IsRestored: true));
        }
    }

    private static void AskAgain(LoweredLine less, LineStanding line, Turn turn)
    {
        (line.Target, line.Lacks) = (null, Math.Max(0, less.Before - line.Promised));
        (line.Sought, line.Asked) = (line.Lacks > 0, Math.Max(line.Asked, less.Before));
        turn.Send(less.Line.Request.ToAidRequest(), new AdjustLine(
            less.Line, less.Before, "the merge was undone", true, line.Priority ?? less.Priority, line.NeededBy));
    }

    /// <summary>Takes back what the merge had changed of the call and the grade, unless people have said more
    /// since.</summary>
    private void TakeBack(AbsorbedCase absorbed, IncidentNumber from, Turn turn)
    {
        if (absorbed is not { Before: { } before, After: { } after }) return;
        if (state.Call == after.Call && before.Call != after.Call) calls.Restore(before.Call, turn);
        if (state.Grade == after.Grade && before.Grade is { } grade && grade != after.Grade)
            figures.Restore(grade, from, turn);
        if (before.Verification == Verification.Unverified && after.Verification == Verification.Verified)
            calls.NotVerified(turn);
    }

    /// <summary>Passes on what came for this incident after it was merged itself, or after the merge was undone. Of
    /// incidents that were merged into each other at once, that with the lowest number stays.</summary>
    private bool PassedOn(AdoptIncident adopt, Turn turn)
    {
        if (state.Undone.Remove(adopt.Incident))
        {
            turn.Send(adopt.Incident.ToIncident(), new ReviveIncident(
                IncidentNumber.Of(turn.Self), adopt.Needs, adopt.Lines, "the merge was undone"));
            return true;
        }

        if (state.MergedInto is not { } into) return false;
        var self = IncidentNumber.Of(turn.Self);
        if (IsLowestOfRound(adopt, self, into))
        {
            (state.IsOpen, state.MergedInto) = (true, null);
            turn.Record(new IncidentReopened("both were merged into each other", into));
            state.TellDesk(turn);
            return false;
        }

        turn.Send(into.ToIncident(), adopt with { Via = [.. adopt.Via ?? [], self] });
        return true;
    }

    /// <summary>Tells whether incidents were merged in a round, and this one has the lowest number of them.</summary>
    private static bool IsLowestOfRound(AdoptIncident adopt, IncidentNumber self, string into)
    {
        if (into == adopt.Incident.Text) return self.CompareTo(adopt.Incident) < 0;
        var via = adopt.Via ?? [];
        var before = Array.IndexOf(via, self);
        return before >= 0 && Array.TrueForAll(via[before..], other => self.CompareTo(other) <= 0);
    }

    /// <summary>Takes over requests of an incident that was split, with their needs.</summary>
    private void TakePart(AdoptIncident part, Turn turn)
    {
        TakeOver(part.Lines, turn);
        turn.Record(new RequestsTakenOver(
            part.Incident, part.Needs, [.. part.Lines.Select(l => l.Stands.Line.Request).Distinct()]));
        foreach (var need in part.Needs) state.Needs[need.Kind] = new Need
        {
            Quantity = Math.Min(LineSpec.MaxQuantity,
                need.Quantity + (state.Needs.GetValueOrDefault(need.Kind)?.Quantity ?? 0)),
            Priority = need.Priority, Requirement = need.Requirement,
        };
        if (part.Needs.Length > 0) needs.AssessWithin(IncidentPolicy.Gather, turn);
        if (state is { IsOpen: false, Name.Length: > 0 })
            foreach (var line in part.Lines) turn.Send(
                line.Stands.Line.Request.ToAidRequest(), new EndLine(line.Stands.Line, "the incident is over"));
    }

    private StatedNeed[] Stated() => [.. state.Needs.Select(n => new StatedNeed(
        n.Key, n.Value.Quantity, n.Value.Priority, n.Value.Requirement))];

    /// <summary>Notes that a request was over when it was handed to this incident.</summary>
    public void OnOver(RequestWasOver over, Turn turn)
    {
        foreach (var line in over.Lines) needs.OnCovered(line, turn);
    }

    /// <summary>Adds lines that another incident hands over, and tells their requests.</summary>
    public void TakeOver(AdoptedLine[] lines, Turn turn)
    {
        foreach (var line in lines)
        {
            var standing = new LineStanding
            {
                Kind = line.Kind, RaisedAt = line.RaisedAt, Moves = line.Moves, Requirement = line.Requirement,
            };
            standing.Note(line.Stands);
            state.Lines[line.Stands.Line] = standing;
        }

        foreach (var request in lines.GroupBy(l => l.Stands.Line.Request))
            turn.Send(request.Key.ToAidRequest(),
                new FollowIncident(request.Key, IncidentNumber.Of(turn.Self), request.Max(l => l.Moves)));
    }

    private MergedNeed Merge(ResourceKind kind, int own, AdoptIncident adopt, Turn turn)
    {
        var stated = Array.Find(adopt.Needs, n => n.Kind == kind);
        var theirs = stated?.Quantity
            ?? (int)Math.Min(LineSpec.MaxQuantity, adopt.Lines.Where(l => l.Kind == kind).Sum(l => CoverOf(l)));
        var before = state.Needs.GetValueOrDefault(kind);
        var priority = MergeHandler.MoreUrgent(before?.Priority, stated?.Priority);
        Instant? deadline = null;
        foreach (var (_, line) in state.LinesOf(kind))
        {
            priority = MergeHandler.MoreUrgent(priority, line.Priority);
            deadline = MergeHandler.Earlier(deadline, line.NeededBy, turn.Now);
        }

        var larger = Math.Max(own, theirs);
        if (before is not null || stated is not null)
            state.Needs[kind] = new Need { Quantity = larger, Priority = priority ?? Priority.Urgent,
                Requirement = before?.Requirement ?? stated?.Requirement };
        return new MergedNeed(kind, larger, own, theirs, priority, deadline);
    }

    /// <summary>Gives the lines of a kind that are sought or wait for somebody to leave the more urgent priority and
    /// the earlier deadline. Lets go what is now sought or promised twice, and returns what that was.</summary>
    private IEnumerable<LoweredLine> Settle(MergedNeed need, List<ChangedTerms> changed, Turn turn)
    {
        var lines = state.LinesOf(need.Kind);
        var priorities = lines.ToDictionary(l => l.Key, l => l.Value.Priority);
        var asked = lines.ToDictionary(l => l.Key, l => l.Value.AskedNow);
        changed.AddRange(NeedHandler.Press(lines, need.Priority, need.NeededBy, "merged incidents", turn));
        return needs.LowerTo(need.Kind, need.Quantity, "asked for twice", true, false, turn)
            .Select(l => new LoweredLine(l.Line, need.Kind, l.Less, priorities[l.Line] ?? Priority.Urgent,
                asked[l.Line], state.Lines[l.Line].Target == 0));
    }

    /// <summary>Has a line of a kind ask for what is kept on it beyond what it asked: of more than it needs it may lose
    /// some, and the need of both is larger now.</summary>
    private IEnumerable<RaisedLine> Raise(MergedNeed need, Turn turn)
    {
        var lines = state.LinesOf(need.Kind).Where(l => l.Value is { Target: not 0, MergedInto: null }).ToList();
        var missing = need.Quantity - lines.Sum(l => Math.Min(l.Value.AskedNow, l.Value.Target ?? l.Value.AskedNow));
        foreach (var (id, line) in lines)
        {
            var more = Math.Min(missing, line.Promised - line.AskedNow);
            if (more <= 0) continue;
            missing -= more;
            var raised = new RaisedLine(id, line.AskedNow, line.AskedNow + more);
            (line.Asked, line.Target) = (raised.After, null);
            turn.Send(id.Request.ToAidRequest(), new AdjustLine(id, raised.After, "merged incidents", true,
                line.Priority ?? need.Priority ?? Priority.Urgent, line.NeededBy));
            yield return raised;
        }
    }

    private int NeedOf(ResourceKind kind) => state.Needs.GetValueOrDefault(kind)?.Quantity ?? state.AskedOf(kind);

    /// <summary>Describes a line for the incident that it is handed to.</summary>
    public static AdoptedLine Handed(LineId id, LineStanding line) => new(
        line.Kind,
        new LineCovered(id, line.Promised, line.Sought, false, line.Asked, line.Departed, line.OnScene, line.Gap,
            line.Priority, line.NeededBy),
        line.RaisedAt, line.Moves + 1, line.Requirement);

    private static long CoverOf(AdoptedLine line) => Math.Min(line.Stands.Asked,
        line.Stands.Promised + (line.Stands.Sought ? line.Stands.Open ?? 0L : 0));
}
