using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants;

/// <summary>I12: no departure before a commitment, no arrival before departure, no return before arrival. Nobody acts
/// on an event that has not happened yet. Only its crew brings home a team that has left. A report may leave out steps
/// (a team that has arrived has left) and may be corrected.</summary>
internal sealed class CausesComeFirst : InvariantFold
{
    /// <summary>The steps that a commitment has taken. One step makes the next possible.</summary>
    [Flags]
    private enum Steps
    {
        None = 0,
        Requisitioned = 1,
        Booked = 2,
        Promised = 4,
        PassedOn = 8,
        Accepted = 16,
        Ordered = 32,
        /// <summary>The request counts it as arrived.</summary>
        Arrived = 64,
        /// <summary>The first step of the team or shipment itself; the others follow by
        /// <see cref="CommitmentStatus"/>.</summary>
        OfResource = 1024,
    }

    /// <summary>Most by which people's clocks may be ahead of a station's: one minute.</summary>
    private static readonly Span ClocksDiffer = Span.FromMinutes(1);

    private readonly Dictionary<string, Steps> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<(CommitmentId Commitment, StockPlace Place), int> _units = [];
    /// <summary>Squads that were diverted and whose next status belongs to that.</summary>
    private readonly HashSet<string> _diverted = new(StringComparer.Ordinal);
    /// <summary>Squads that have a task, as their last status says.</summary>
    private readonly HashSet<string> _onTask = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case Requisitioned r: Take(r.Commitment, Steps.Requisitioned, Steps.None, "", entry); break;
            case SlotTaken { OverrideBy: null } r:
                Take(r.Commitment, Steps.Booked, Steps.Requisitioned, "booked out before anyone requisitioned it",
                    entry); break;
            case SlotTaken r: Take(r.Commitment, Steps.Booked, Steps.None, "", entry); break;
            case LenderCommitted r:
                Take(r.Commitment, Steps.Promised, Steps.Booked, "promised before it was booked out", entry); break;
            case CommitmentPassedOn r:
                Take(r.Commitment, Steps.PassedOn, Steps.Promised, "passed on before its lender promised it", entry);
                    break;
            case CommitmentAccepted { ArrangedByTelephone: true } r:
                Take(r.Commitment, Steps.Accepted, Steps.None, "", entry); break;
            case CommitmentAccepted r:
                Take(r.Commitment, Steps.Accepted, Steps.PassedOn, "accepted before its tier passed it on", entry);
                    break;
            case LateAidEntered r: Take(r.Commitment, Steps.Accepted, Steps.None, "", entry); break;
            case LenderAssigned r:
                Take(r.Commitment, Steps.None, Steps.Accepted, "ordered out before its request accepted it", entry);
                    break;
            case Deploy r:
                Take(r.Task.Commitment, Steps.Ordered, Steps.Accepted, "ordered out before its request accepted it",
                    entry); break;
            case TeamDiverted r:
                _diverted.Add(entry.Actor.Key);
                Take(r.Task.Commitment, Steps.Ordered, Steps.Accepted, "ordered out before its request accepted it",
                    entry);
                if (_steps.TryGetValue(r.From, out var steps)) _steps[r.From] = steps | Of(CommitmentStatus.Ended);
                break;
            case DeparturePlanned r:
                Take(r.Task.Commitment, Steps.Ordered, Steps.Accepted, "ordered out before its request accepted it",
                    entry); break;
            case ShipmentPlanned r:
                Take(r.Task.Commitment, Steps.Ordered, Steps.Accepted, "ordered out before its request accepted it",
                    entry); break;
            case Ship r:
                Take(r.Task.Commitment, Steps.Ordered, Steps.Accepted, "ordered out before its request accepted it",
                    entry); break;
            case OutingEntered r: OnOuting(r, entry); break;
            case TeamStatusChanged r: OnTeam(r, entry); break;
            case StockMoved r: OnStock(r, entry); break;
            case CommitmentProgress r: OnProgress(r, entry); break;
            case LateArrivalTold { CountsNow: true } r: _steps[r.Commitment] |= Steps.Arrived; break;
        }

        if (entry.OccurredAt > entry.At + ClocksDiffer)
            Violate("I12", $"{entry.Actor} reports what is still to happen.", entry.Number);
    }

    private void OnTeam(TeamStatusChanged change, in JournalEntry entry)
    {
        // One that is out may be given another task, or its first.
        var isOrdered = _diverted.Remove(entry.Actor.Key)
            || (change.Status == TeamStatus.Committed && !_onTask.Contains(entry.Actor.Key));
        if (change.Commitment is null) _onTask.Remove(entry.Actor.Key);
        else _onTask.Add(entry.Actor.Key);
        if (IsAway(change.Before) && !IsAway(change.Status) && entry.Cause.Kind != CauseKind.Command && !isOrdered)
            Violate("I12",
                $"Team {entry.Actor.Key} was {change.Before} and is {change.Status} without a report of its crew.",
                entry.Number);
        if (change.Commitment is not { } commitment) return;
        if (change.Status is TeamStatus.Mobilising || IsAway(change.Status))
            Take(commitment, Steps.None, Steps.Ordered, "under way before its team was ordered out", entry);
        if (StepOf(change.Status) is { } status) _steps[commitment] = _steps.GetValueOrDefault(commitment) | status;
    }

    private void OnOuting(OutingEntered outing, in JournalEntry entry)
    {
        Take(outing.Task.Commitment, Of(CommitmentStatus.EnRoute), Steps.Accepted,
            "booked on an outing before its request accepted it", entry);
        foreach (var report in outing.Reports)
            if (StepOf(report.Status) is { } step) Take(outing.Task.Commitment, step, Steps.None, "", entry);
    }

    private void OnStock(StockMoved move, in JournalEntry entry)
    {
        if (move.Commitment is not { } commitment) return;
        if (IsOfCommitment(move.Source) && Add(commitment, move.Source, -move.Units) < 0)
            Violate("I12",
                $"Depot {entry.Actor.Key} moves {move.Units} {move.Kind} for {move.Commitment} from {move.Source}, "
                    + "where they never were.", entry.Number);
        if (IsOfCommitment(move.Target)) Add(commitment, move.Target, move.Units);
        if (move.Target == StockPlace.InTransit) Take(commitment, Of(CommitmentStatus.EnRoute), Steps.None, "", entry);
        // What was handed over may be asked back, or be at an end, from then on.
        if (move.Target is StockPlace.Issued or StockPlace.Consumed)
            Take(commitment, Of(CommitmentStatus.OnScene) | Of(CommitmentStatus.Returning) | Of(CommitmentStatus.Ended),
                Steps.None, "", entry);
    }

    private void OnProgress(CommitmentProgress progress, in JournalEntry entry)
    {
        var steps = _steps.GetValueOrDefault(progress.Commitment);
        var told = progress.Status is CommitmentStatus.Mobilising or CommitmentStatus.EnRoute
            or CommitmentStatus.OnScene or CommitmentStatus.Returning or CommitmentStatus.Ended;
        if (told && (steps & Of(progress.Status)) == 0)
            Violate("I12",
                $"{entry.Actor.Key} counts {progress.Commitment} as {progress.Status} before its team or depot was.",
                entry.Number);
        if (progress.Status == CommitmentStatus.Ended && (steps & Steps.Arrived) == 0)
            Violate("I12", $"{progress.Commitment} is back before it arrived.", entry.Number);
        _steps[progress.Commitment] = progress.Status switch
        {
            CommitmentStatus.OnScene => steps | Steps.Arrived,
            CommitmentStatus.Mobilising or CommitmentStatus.EnRoute => steps & ~Steps.Arrived,
            _ => steps,
        };
    }

    private void Take(CommitmentId commitment, Steps step, Steps needs, string otherwise, in JournalEntry entry)
    {
        var steps = _steps.GetValueOrDefault(commitment);
        if ((steps & needs) != needs) Violate("I12", $"{commitment} is {otherwise}.", entry.Number);
        if ((steps | step) != steps) _steps[commitment] = steps | step;
    }

    private int Add(CommitmentId commitment, StockPlace place, int units) =>
        _units[(commitment, place)] = _units.GetValueOrDefault((commitment, place)) + units;

    /// <summary>Tells whether units in a place belong to a commitment, not to the shelf or outside the books.</summary>
    private static bool IsOfCommitment(StockPlace place) => place is not (StockPlace.Available or StockPlace.Outside);

    private static bool IsAway(TeamStatus status) =>
        status is TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Covering or TeamStatus.Returning;

    private static Steps? StepOf(TeamStatus status) => status switch
    {
        TeamStatus.Mobilising => Of(CommitmentStatus.Mobilising),
        TeamStatus.EnRoute => Of(CommitmentStatus.EnRoute),
        TeamStatus.OnScene or TeamStatus.Covering => Of(CommitmentStatus.OnScene),
        TeamStatus.Returning => Of(CommitmentStatus.Returning),
        TeamStatus.Resting or TeamStatus.OutOfService or TeamStatus.Available => Of(CommitmentStatus.Ended),
        _ => null,
    };

    private static Steps Of(CommitmentStatus status) => (Steps)((int)Steps.OfResource << (int)status);
}
