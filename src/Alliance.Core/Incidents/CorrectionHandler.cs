using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>Puts an incident right. What was wrong is corrected, the old and the new on record. It is reopened after
/// closing, a merge is undone, it is split in two, or linked with another.</summary>
internal sealed class CorrectionHandler(
    IncidentState state, NeedHandler needs, AdoptionHandler adoptions, HandoverHandler handovers, CallHandler calls)
{
    /// <summary>Corrects name, hazard, place, position or time. The same again changes nothing.</summary>
    public void OnCorrect(CorrectIncident correct, Turn turn)
    {
        if (state.RefusedAsUnknown(turn) || state.RefusedAsCover(turn)) return;
        if (Fault(correct, turn) is { } why)
        {
            turn.Refuse("bad-correction", why);
            return;
        }

        var before = Facts(turn);
        var after = new IncidentFacts(
            correct.Name ?? before.Name,
            correct.Hazard is { } hazard ? turn.Region.Hazards.CodeOf(hazard) : before.Hazard,
            correct.Place ?? before.Place,
            correct.HappenedAt ?? before.HappenedAt,
            correct.Call is { } call ? (before.Call ?? new CallDetails()).With(call) : before.Call);
        if (after == before) return;
        turn.Record(new IncidentCorrected(before, after, correct.Reason, state.ReportedAt));
        (state.Name, state.Hazard, state.HappenedAt, state.Call) =
            (after.Name, after.Hazard, after.HappenedAt, after.Call);
        var countedFrom = before.HappenedAt ?? state.ReportedAt;
        if (correct.Call is { } said) calls.Note(said, turn.Happened);
        var isMoved = after.Place != before.Place;
        if (isMoved) Move(before.Place, after.Place, turn);
        state.TellDesk(turn, isMoved ? before.Place : null);
        if (countedFrom is { } former && after.HappenedAt is { } happened && happened != former)
            turn.Send(new ActorId(ActorKind.Township, state.PlaceOf(turn)),
                new HappeningCorrected(IncidentNumber.Of(turn.Self), former, happened));
    }

    /// <summary>Reopens the incident under its number. Its needs are as they were; what nobody covers is requested
    /// again. An open incident stays as it is.</summary>
    /// <returns>Whether it is open because of that.</returns>
    public bool OnReopen(ReopenIncident reopen, Turn turn)
    {
        if (state.RefusedAsUnknown(turn) || state.RefusedAsCover(turn) || state.IsOpen) return false;
        if (state.MergedInto is { } into)
        {
            turn.Refuse("incident-merged", $"{turn.Self.Key} was merged into {into}; undo the merge instead.");
            return false;
        }

        needs.TakeUpAgain();
        Open(new IncidentReopened(reopen.Reason), turn);
        return true;
    }

    /// <summary>Opens the incident again, because the merge that had ended it was undone.</summary>
    public void OnRevive(ReviveIncident revive, Turn turn)
    {
        adoptions.TakeOver(revive.Lines, turn);
        foreach (var need in revive.Needs) state.Needs[need.Kind] = Need.Of(need);
        adoptions.SeekAgain(revive.Lowered ?? [], turn);
        if (!state.IsOpen) Open(new IncidentReopened(revive.Reason, revive.From), turn);
    }

    /// <summary>Hands some requests to a new incident, with their share of the needs.</summary>
    public void OnPart(PartIncident part, Turn turn)
    {
        var lines = state.Lines.Where(l => Array.IndexOf(part.Requests, l.Key.Request) >= 0).ToList();
        List<StatedNeed> moved = [];
        foreach (var kind in lines.Select(l => l.Value.Kind).Distinct().Order())
        {
            if (!state.Needs.TryGetValue(kind, out var need)) continue;
            var share = Math.Min(need.Quantity, lines.Where(l => l.Value.Kind == kind).Sum(l => l.Value.Cover));
            moved.Add(new StatedNeed(kind, share, need.Priority, need.Requirement));
            turn.Record(new NeedReported(
                kind, need.Quantity - share, need.Quantity, need.Priority, need.Requirement));
            state.Needs[kind] = new Need { Quantity = need.Quantity - share, Priority = need.Priority,
                Requirement = need.Requirement };
        }

        turn.Record(new IncidentParted(
            part.Into, [.. lines.Select(l => l.Key.Request).Distinct()], part.Reason));
        turn.Send(part.Into.ToIncident(), new AdoptIncident(
            IncidentNumber.Of(turn.Self), [.. moved], [.. lines.Select(l => AdoptionHandler.Handed(l.Key, l.Value))],
            null, true));
        foreach (var (id, _) in lines) state.Lines.Remove(id);
    }

    /// <summary>Links the incident with another, or ends the link. The same again changes nothing.</summary>
    public void OnLink(LinkIncident link, Turn turn)
    {
        if (state.RefusedAsUnknown(turn) || state.RefusedAsCover(turn)) return;
        if (link.With == turn.Self.Key)
        {
            turn.Refuse("bad-link", "with: the number of another incident.");
            return;
        }

        if (!Link(link.With, link.Ends, link.Reason, turn)) return;
        turn.Send(link.With.ToIncident(),
            new IncidentsLinked(IncidentNumber.Of(turn.Self), link.Ends, link.Reason));
    }

    /// <summary>Notes that another incident was linked with this one.</summary>
    public void OnLinked(IncidentsLinked linked, Turn turn) =>
        Link(linked.With, linked.Ends, linked.Reason, turn);

    private bool Link(IncidentNumber other, bool ends, string reason, Turn turn)
    {
        if (!(ends ? state.Links.Remove(other) : state.Links.Add(other))) return false;
        turn.Record(new IncidentLinked(other, ends, reason));
        state.TellDesk(turn);
        return true;
    }

    private void Open(IncidentReopened record, Turn turn)
    {
        turn.Record(record);
        (state.IsOpen, state.MergedInto) = (true, null);
        if (state.Verification == Verification.FalseAlarm) state.Verification = Verification.Unverified;
        state.TellDesk(turn);
        foreach (var body in HandoverHandler.Concerned(state, turn))
            turn.Send(body, new IncidentNotOver(IncidentNumber.Of(turn.Self)));
        if (state.Needs.Count > 0) needs.AssessWithin(IncidentPolicy.Gather, turn);
    }

    /// <summary>Moves the incident to another township. That one commands, where the former did. The requests
    /// follow.</summary>
    private void Move(string from, string to, Turn turn)
    {
        handovers.End(turn);
        var former = new ActorId(ActorKind.Township, from);
        state.Place = to;
        state.VillageAlliance = turn.Region.VillageAlliancesOf(to).FirstOrDefault()?.Code;
        if (state.Commander == former) state.Commander = new ActorId(ActorKind.Township, to);
        if (state.IsOpen) turn.Send(former, new IncidentOver(IncidentNumber.Of(turn.Self), true));
        foreach (var request in state.Lines.GroupBy(l => l.Key.Request).ToList())
        {
            var move = request.Max(l => l.Value.Moves) + 1;
            foreach (var (_, line) in request) line.Moves = move;
            turn.Send(request.Key.ToAidRequest(), new FollowIncident(
                request.Key, IncidentNumber.Of(turn.Self), move, to, state.VillageAlliance));
        }
    }

    private IncidentFacts Facts(Turn turn) =>
        new(state.Name, state.Hazard, state.PlaceOf(turn), state.HappenedAt, state.Call);

    private static string? Fault(CorrectIncident correct, Turn turn) =>
        correct.Place is { } place && !turn.Region.Townships.ContainsKey(place)
            ? $"place: no township has the code {place}."
        : correct.HappenedAt > turn.Now ? "happenedAt: lies in the future."
        : CallHandler.Fault(correct.Call);
}
