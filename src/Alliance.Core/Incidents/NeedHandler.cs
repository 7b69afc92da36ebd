using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>Handles the needs of the scene. It requests needs that are neither promised nor sought, and ends lines that
/// are no longer needed.</summary>
internal sealed class NeedHandler(IncidentState state)
{
    /// <summary>Records a need. If it rose, the needs are assessed soon. If it fell, its lines are lowered; at zero
    /// they end. If it became more pressing, so do its lines. Where none was stated before, what the lines ask counts
    /// as what was said before.</summary>
    public void OnNeed(ReportNeed report, Turn turn)
    {
        if (state.RefusedAsClosed(turn) || state.RefusedAsCover(turn)) return;
        if (report.Quantity is < 0 or > LineSpec.MaxQuantity || !Catalogue.IsKnown(report.Kind))
        {
            turn.Refuse(
                "bad-need", $"quantity: from 0 to {LineSpec.MaxQuantity}, and the kind must be one of the catalogue.");
            return;
        }

        if (report.Requirement?.Fault(report.Kind) is { } fault)
        {
            turn.Refuse("bad-need", $"{fault.Field}: {fault.Mend}");
            return;
        }

        var known = state.Needs.GetValueOrDefault(report.Kind);
        var before = known?.Quantity ?? state.AskedOf(report.Kind);
        var seen = SeenBefore(report, known is null && report.Quantity >= before);
        if (!report.Correction && turn.IsLate("quantity", $"{report.Kind} {report.Quantity}",
            $"{report.Kind} {before}", seen)) return;
        if (!(turn.Happened < seen)) state.NeedsSeen[report.Kind] = turn.Happened;
        state.Needs[report.Kind] =
            new Need { Quantity = report.Quantity, Priority = report.Priority, Requirement = report.Requirement };
        if (known is not null && (known.Quantity, known.Priority, known.Requirement)
            == (report.Quantity, report.Priority, report.Requirement) && !report.Correction) return;
        turn.Record(new NeedReported(report.Kind, report.Quantity, before, report.Priority, report.Requirement,
            report.Correction ? true : null));
        Press(state.LinesOf(report.Kind).Where(l => report.Priority < l.Value.Priority), report.Priority,
            turn.Now + IncidentPolicy.NeededWithin(report.Priority), "the need is more pressing", turn);
        if (report.Quantity < before || report.Correction) Lower(report, turn);
        if (report.Quantity > before) AssessWithin(IncidentPolicy.Gather, turn);
    }

    /// <summary>Raises a request of a person. Returns its number; null if it was refused.</summary>
    public string? TryRaise(RaiseAidRequest raise, Turn turn)
    {
        if (raise.Lines.Length is 0 or > Incident.MaxLines || Array.Exists(raise.Lines,
            l => l.Quantity is <= 0 or > LineSpec.MaxQuantity || !Catalogue.IsKnown(l.Kind) || l.NeededBy <= turn.Now))
        {
            turn.Refuse(
                "bad-lines",
                $"lines: 1 to {Incident.MaxLines}, each with a kind of the catalogue, a quantity from 1 to "
                    + $"{LineSpec.MaxQuantity} and a time still to come.");
            return null;
        }

        if (Array.Find(raise.Lines, l => l.Requirement?.Fault(l.Kind) is not null) is { } faulty)
        {
            var (field, mend) = faulty.Requirement!.Fault(faulty.Kind)!.Value;
            turn.Refuse("bad-lines", $"lines: {faulty.Kind}: {field}: {mend}");
            return null;
        }

        NoteAsked(raise.Lines, turn);
        var number = Raise(raise.Lines, turn, turn.HappenedBefore);
        turn.Give(number);
        return number;
    }

    /// <summary>Notes how a line stands, as its request reports it.</summary>
    public void OnCovered(LineCovered covered, Turn turn)
    {
        if (!state.Lines.TryGetValue(covered.Line, out var line)) return;
        line.Note(covered);
        if (covered.Ended) state.Lines.Remove(covered.Line);
        if (covered.Ended && line.Kind.IsSupply)
            state.Received[line.Kind] =
                Math.Min(state.Received.GetValueOrDefault(line.Kind) + covered.Promised, LineSpec.MaxQuantity);
        // What is not sought on its line any more is asked for at once; what nobody had, after a while.
        if (state.IsOpen && Uncovered(line.Kind) > 0)
            AssessWithin(covered.Cancelled ? IncidentPolicy.Gather : IncidentPolicy.AskAgain, turn);
    }

    /// <summary>Requests needs that are neither promised nor sought.</summary>
    public void Assess(Turn turn)
    {
        state.AssessAt = null;
        if (!state.IsOpen) return;
        var lines = state.Needs
            .Select(need => (Kind: need.Key, Open: Uncovered(need.Key), need.Value.Priority, need.Value.Requirement))
            .Where(need => need.Open > 0)
            .Select(need => new LineSpec(need.Kind, need.Open, need.Priority,
                turn.Now + IncidentPolicy.NeededWithin(need.Priority), need.Requirement))
            .ToArray();
        if (lines.Length > 0) Raise(lines, turn, KnownSince(lines, turn));
    }

    /// <summary>Assesses the needs within a time, or sooner where that is due already.</summary>
    public void AssessWithin(Span span, Turn turn)
    {
        if (state.AssessAt is { } due && due <= turn.Now + span) return;
        state.AssessAt = turn.Now + span;
        turn.At("assess", state.AssessAt.Value, new AssessDue());
    }

    /// <summary>Ends all lines, because the incident is closed. What they ask for without a stated need is kept, for
    /// the case that it was closed by mistake.</summary>
    public void End(string reason, Turn turn)
    {
        state.AskedAtClose = [.. state.Lines.Values.Where(l => !state.Needs.ContainsKey(l.Kind) && l.AskedNow > 0)
            .GroupBy(l => l.Kind).OrderBy(k => k.Key).Select(k => new StatedNeed(k.Key, state.AskedOf(k.Key),
                k.Min(l => l.Priority) ?? Priority.Routine, k.First().Requirement))];
        foreach (var (id, line) in state.Lines)
        {
            line.IsEnding = true;
            turn.Send(id.Request.ToAidRequest(), new EndLine(id, reason));
        }
    }

    /// <summary>Takes up again what was asked for when the incident was closed.</summary>
    public void TakeUpAgain()
    {
        foreach (var asked in state.AskedAtClose)
            state.Needs.TryAdd(asked.Kind, Need.Of(asked));
        state.AskedAtClose = [];
    }

    /// <summary>Returns when the first of the needs was there that these lines ask for; null for now.</summary>
    private Instant? KnownSince(LineSpec[] lines, Turn turn)
    {
        var since = turn.Now;
        foreach (var line in lines)
            if (state.NeedsSeen.TryGetValue(line.Kind, out var seen) && seen < since) since = seen;
        return since < turn.Now ? since : null;
    }

    /// <summary>Raises a request with these lines and returns its number.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="turn">The turn that handles the message.</param>
    /// <param name="asked">When the aid was asked for, where that was before its entry; else null.</param>
    public RequestNumber Raise(LineSpec[] lines, Turn turn, Instant? asked = null)
    {
        var number = RequestNumber.Of(IncidentNumber.Of(turn.Self), ++state.Requests);
        for (var i = 0; i < lines.Length; i++)
        {
            state.Lines.Add(new LineId(number, i + 1), new LineStanding
            {
                Kind = lines[i].Kind, Asked = lines[i].Quantity, Sought = true, RaisedAt = turn.Now,
                Lacks = lines[i].Quantity, Priority = lines[i].Priority, NeededBy = lines[i].NeededBy,
                Requirement = lines[i].Requirement,
            });
        }

        turn.Record(new AidRequestRaised(number, lines, state.IsUnverified ? true : null));
        turn.Send(number.ToAidRequest(),
            new Submit(number, IncidentNumber.Of(turn.Self), state.PlaceOf(turn), state.VillageAlliance, lines,
                state.Backfill, asked));
        return number;
    }

    /// <summary>Lowers the lines of a kind whose need has fallen or was a slip of the hand. Where nothing is needed any
    /// more, all of them end.</summary>
    private void Lower(ReportNeed report, Turn turn)
    {
        var reason = report.Correction ? "the need was corrected" : "the need has fallen";
        if (report.Quantity > 0 || report.Correction)
        {
            LowerTo(report.Kind, report.Quantity, reason, report.Correction, report.Correction, turn);
            return;
        }

        foreach (var (id, line) in state.LinesOf(report.Kind))
        {
            if (line is { Covers: 0, Sought: false }) continue;
            (line.Sought, line.Target) = (false, 0);
            turn.Record(new LineNoLongerNeeded(id, reason));
            turn.Send(id.Request.ToAidRequest(), new EndLine(id, reason));
        }
    }

    /// <summary>Lowers the lines of a kind as far as they exceed a need. What is only sought goes first, then those who
    /// have not left, then those on the way; those at the scene stay longest. The youngest line gives way first. Of a
    /// slip the youngest lines undo all that has not left.</summary>
    /// <returns>The lines that were lowered, and by how much.</returns>
    public List<(LineId Line, int Less)> LowerTo(
        ResourceKind kind, int need, string reason, bool keepsDeparted, bool isSlip, Turn turn)
    {
        List<(LineId Line, int Less)> lowered = [];
        var lines = state.LinesOf(kind);
        foreach (var (id, target) in Lowering.Share(kind, lines, state.CoverOf(kind) - need, isSlip))
        {
            var line = state.Lines[id];
            if (target >= line.Cover || line.Target == target) continue;
            lowered.Add((id, Math.Max(0, line.AskedNow - target)));
            (line.Target, line.Lacks) = (target, Math.Max(0, target - line.Promised));
            if (target == 0)
            {
                line.Sought = false;
                turn.Record(new LineNoLongerNeeded(id, reason));
            }

            turn.Send(id.Request.ToAidRequest(), new AdjustLine(id, target, reason, keepsDeparted));
        }

        return lowered;
    }

    /// <summary>Makes those of some lines more pressing that are sought or wait for somebody to leave. None becomes
    /// less pressing than it is.</summary>
    /// <returns>The lines that have changed.</returns>
    public static List<ChangedTerms> Press(IEnumerable<KeyValuePair<LineId, LineStanding>> lines, Priority? priority,
        Instant? deadline, string reason, Turn turn)
    {
        List<ChangedTerms> changed = [];
        foreach (var (id, line) in lines.Where(l => l.Value.Sought || l.Value.Departed < l.Value.Promised))
        {
            var before = new LineTerms(line.Priority, line.NeededBy);
            var after = new LineTerms(MergeHandler.MoreUrgent(line.Priority, priority),
                MergeHandler.Earlier(line.NeededBy, deadline, turn.Now) ?? line.NeededBy);
            if (after == before) continue;
            (line.Priority, line.NeededBy) = (after.Priority, after.NeededBy);
            changed.Add(new ChangedTerms(id, before, after));
            turn.Send(id.Request.ToAidRequest(), new AdjustLine(id, null, reason, true, priority, deadline));
        }

        return changed;
    }

    /// <summary>Notes when people asked for kinds of which they have stated no need.</summary>
    private void NoteAsked(LineSpec[] lines, Turn turn)
    {
        foreach (var kind in lines.Select(l => l.Kind))
            if (!state.Needs.ContainsKey(kind)
                && !(state.NeedsSeen.TryGetValue(kind, out var seen) && turn.Happened < seen))
                state.NeedsSeen[kind] = turn.Happened;
    }

    /// <summary>Returns when a need was last known, so that an earlier one is late; null where it is not. A request
    /// speaks for its need only against a smaller one: who asks may do the rest with own people.</summary>
    private Instant? SeenBefore(ReportNeed report, bool onlyRequested) =>
        !onlyRequested && state.NeedsSeen.TryGetValue(report.Kind, out var at) ? at : null;

    private int Uncovered(ResourceKind kind)
    {
        var covered = state.Received.GetValueOrDefault(kind) + state.Lines.Values.Where(l => l.Kind == kind)
            .Sum(l => (long)l.Covers);
        return (int)Math.Clamp((state.Needs.GetValueOrDefault(kind)?.Quantity ?? 0) - covered, -LineSpec.MaxQuantity,
            LineSpec.MaxQuantity);
    }
}
