using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants;

/// <summary>I4 and I9: every request, line, search, slot and hold ends. At rest none is left. In a journal that goes
/// on, none is left whose time is over by more than any silence lasts. (Whether everything that waits has a timer shows
/// in states, not in records; the fuzzer scans those.)</summary>
internal sealed class EverythingEnds : InvariantFold
{
    /// <summary>Longest time of a hold, silences of its lender included: 48 hours.</summary>
    private static readonly Span LongestHold = Span.FromHours(48);
    /// <summary>Longest time that a search goes on after the deadline of its aid: 48 hours.</summary>
    private static readonly Span LongestAfterDeadline = Span.FromHours(48);

    private readonly Dictionary<string, Open> _open = new(StringComparer.Ordinal);
    /// <summary>Units held, by hold. A shipment may leave in parts.</summary>
    private readonly Dictionary<string, int> _held = new(StringComparer.Ordinal);

    /// <summary>Something that has not ended.</summary>
    /// <param name="Invariant">The invariant that it breaks if it does not end.</param>
    /// <param name="Record">The number of the record that it started with.</param>
    /// <param name="By">When it should long have ended; null where only people end it.</param>
    private readonly record struct Open(string Invariant, long Record, Instant? By);

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case RequestSubmitted submitted: Submit(submitted, entry); break;
            case LineEnded ended: _open.Remove(Line(ended.Line)); break;
            case RequestSettled or RequestRejected: Settle(entry); break;
            case SearchOpened opened:
                _open[Search(entry.Actor, opened.Demand.Line)] =
                    new("I4", entry.Number, opened.Demand.NeededBy + LongestAfterDeadline);
                break;
            case SearchClosed closed: _open.Remove(Search(entry.Actor, closed.Line)); break;
            case SlotTaken taken: _open[Slot(entry.Actor, taken.Commitment)] = new("I9", entry.Number, null); break;
            case SlotReturned returned: _open.Remove(Slot(entry.Actor, returned.Commitment)); break;
            case TeamStatusChanged { Status: TeamStatus.Held }:
                _open[Hold(entry.Actor)] = new("I9", entry.Number, entry.At + LongestHold); break;
            case TeamStatusChanged: _open.Remove(Hold(entry.Actor)); break;
            case StockMoved moved: Move(moved, entry); break;
            case Ship ship: Order(ship.Task, entry); break;
            case ShipmentPlanned planned: Order(planned.Task, entry); break;
        }
    }

    /// <inheritdoc/>
    public override void AtRest()
    {
        foreach (var (what, open) in _open.OrderBy(o => o.Key, StringComparer.Ordinal)) Violate(
            open.Invariant, $"At rest, {what} has not ended.", open.Record);
    }

    /// <inheritdoc/>
    public override void AtEnd(Instant now)
    {
        foreach (var (what, open) in _open.Where(o => o.Value.By < now).OrderBy(o => o.Key, StringComparer.Ordinal))
            Violate(open.Invariant, $"The {what} should long have ended.", open.Record);
    }

    private void Submit(RequestSubmitted submitted, in JournalEntry entry)
    {
        _open[Request(entry.Actor)] = new("I4", entry.Number, null);
        for (var i = 1; i <= submitted.Lines.Length; i++)
            _open[Line(new LineId(RequestNumber.Of(entry.Actor), i))] = new("I4", entry.Number, null);
    }

    private void Settle(in JournalEntry entry)
    {
        _open.Remove(Request(entry.Actor));
        for (var i = 1; _open.Remove(Line(new LineId(RequestNumber.Of(entry.Actor), i)), out var open); i++)
            Violate("I4", $"Request {entry.Actor.Key} is settled while its line {i} is open.", open.Record,
                entry.Number);
    }

    private void Move(StockMoved moved, in JournalEntry entry)
    {
        if (moved.Commitment is null || (moved.Target != StockPlace.Held && moved.Source != StockPlace.Held)) return;
        var hold = Units(entry.Actor, moved.Kind, moved.Commitment);
        if (moved.Target == StockPlace.Held) _open.TryAdd(hold, new("I9", entry.Number, entry.At + LongestHold));
        var left = _held[hold] = _held.GetValueOrDefault(hold)
            + (moved.Target == StockPlace.Held ? moved.Units : -moved.Units);
        if (left <= 0) _open.Remove(hold);
    }

    /// <summary>Removes the limit of a hold that is ordered out: it lasts until its people say that it has
    /// left.</summary>
    private void Order(Assignment task, in JournalEntry entry)
    {
        var units = Units(entry.Actor, task.Kind, task.Commitment);
        if (_open.TryGetValue(units, out var open)) _open[units] = open with { By = null };
    }

    private static string Request(ActorId request) => $"request {request.Key}";
    private static string Line(LineId line) => $"line {line}";
    private static string Search(ActorId tier, LineId line) => $"search of {tier} for {line}";
    private static string Slot(ActorId lender, CommitmentId commitment) => $"slot {commitment} of {lender}";
    private static string Hold(ActorId team) => $"hold of team {team.Key}";
    private static string Units(ActorId depot, ResourceKind kind, CommitmentId? commitment) =>
        $"hold of {kind} at {depot.Key} for {commitment}";
}
