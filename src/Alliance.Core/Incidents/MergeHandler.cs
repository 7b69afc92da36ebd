using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;

namespace Alliance.Core.Incidents;

/// <summary>Handles one need that was requested twice. It is flagged when a person asks again for something that is
/// sought or covered. It is merged when a person says that it is the same need.</summary>
internal sealed class MergeHandler(IncidentState state)
{
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
        if (!IsNumber(merge.Younger, turn) || !IsNumber(merge.Older, turn)
            || !Numbers.IsAfter(merge.Younger, merge.Older))
        {
            turn.Refuse(
                "bad-merge", $"younger: the number of a request of {turn.Self.Key} that was raised after the older.");
            return;
        }

        var pairs = Pairs(merge).ToList();
        if (pairs.Count == 0)
        {
            turn.Refuse(
                "nothing-to-merge",
                $"No open line of {merge.Younger} asks for the kind of an open line of {merge.Older}; read the incident"
                    + " for the lines that are open.");
            return;
        }

        // What was merged so already stays as it is.
        foreach (var (line, into) in pairs)
            if (state.Lines[line].MergedInto != into.ToString()) Merge(line, into.ToString(), turn);
    }

    /// <summary>Merges all lines into another incident.</summary>
    public void MergeAll(string into, Turn turn)
    {
        foreach (var line in state.Lines.Keys) Merge(line, into, turn);
    }

    private void Merge(LineId line, string into, Turn turn)
    {
        (state.Lines[line].Sought, state.Lines[line].MergedInto) = (false, into);
        turn.Record(new LineMerged(line, into));
        turn.Send(line.Request.ToAidRequest(), new MergeLine(line, into));
    }

    private IEnumerable<(LineId Line, LineId Into)> Pairs(MergeRequests merge)
    {
        foreach (var (id, line) in state.Lines.Where(l => l.Key.Request == merge.Younger))
            foreach (var (into, older) in state.Lines
                .Where(l => l.Key.Request == merge.Older && l.Value.Kind == line.Kind).Take(1))
                yield return (id, into);
    }

    private LineId? Older(string number, LineStanding line, Instant now)
    {
        foreach (var (id, older) in state.Lines)
            if (id.Request != number && older.Kind == line.Kind && older.Covers > 0
                && now <= older.RaisedAt + DuplicatePolicy.SameNeedWithin) return id;
        return null;
    }

    private bool IsNumber(RequestNumber request, Turn turn) =>
        Numbers.IsGiven(request, state.Requests, count => RequestNumber.Of(IncidentNumber.Of(turn.Self), count));
}
