using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants;

/// <summary>I10: every record names its cause, its author where there is one, and its time. An actor's time never runs
/// backwards. A decision names its inputs. Each change starts from the state that the last one left, so that the log
/// rebuilds every state.</summary>
internal sealed class EveryRecordHasItsBasis : InvariantFold
{
    private readonly Dictionary<ActorId, (Instant At, long Record)> _last = [];
    private readonly Dictionary<string, (TeamStatus Status, long Record)> _teams = new(StringComparer.Ordinal);
    private readonly Dictionary<(ActorId Tier, LineId Line), HashSet<ActorId>> _unsolicited = [];
    private readonly HashSet<(ActorId Lender, CommitmentId Commitment)> _slots = [];

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        if (_last.TryGetValue(entry.Actor, out var last) && entry.At < last.At)
            Violate("I10", $"The time of {entry.Actor} ran backwards.", last.Record, entry.Number);
        _last[entry.Actor] = (entry.At, entry.Number);
        if (WithoutCause(entry) is { } why) Violate("I10", $"The record of {entry.Actor} {why}.", entry.Number);
        if (ReasonOf(entry.Body) is "") Violate("I10", $"{entry.Actor} says not why.", entry.Number);
        switch (entry.Body)
        {
            case TeamStatusChanged change: OnTeam(change, entry); break;
            case SlotTaken taken: _slots.Add((entry.Actor, taken.Commitment)); break;
            case SlotReturned returned when !_slots.Remove((entry.Actor, returned.Commitment)):
                Violate("I10", $"{entry.Actor} has {returned.Commitment} back, which it did not book out.",
                    entry.Number);
                break;
            case SearchOpened opened: _unsolicited[(entry.Actor, opened.Demand.Line)] = []; break;
            case OfferReceived offer when _unsolicited.TryGetValue((entry.Actor, offer.Line), out var offered):
                foreach (var candidate in offer.Candidates) offered.Add(candidate.Resource);
                break;
            case Awarded award when award.Considered == 0 || award.Considered < award.Chosen.Length
                || award.Policy.Length == 0:
                Violate("I10", $"{entry.Actor} awards {award.Line} on nothing.", entry.Number);
                break;
            case Requisitioned asked when entry.Author is null && _unsolicited.TryGetValue(
                (entry.Actor, asked.Line), out var offered) && !offered.Contains(asked.Resource):
                Violate("I10", $"{entry.Actor} requisitions {asked.Resource} for {asked.Line}, which nobody offered.",
                    entry.Number);
                break;
            case SearchClosed closed: _unsolicited.Remove((entry.Actor, closed.Line)); break;
        }
    }

    private void OnTeam(TeamStatusChanged change, in JournalEntry entry)
    {
        var (status, record) = _teams.GetValueOrDefault(entry.Actor.Key);
        if (status != change.Before)
            Violate("I10", $"Team {entry.Actor.Key} was {status} on record, and says that it was {change.Before}.",
                record, entry.Number);
        _teams[entry.Actor.Key] = (change.Status, entry.Number);
    }

    private static string? WithoutCause(in JournalEntry entry) => entry.Cause.Kind switch
    {
        CauseKind.Command when entry.Author is not { Name.Length: > 0, Office.Length: > 0 } =>
            "has no author and office, though people gave the command",
        not CauseKind.Command when entry.Author is not null => "names an author, though nobody gave a command",
        CauseKind.Mail when entry.Cause.From.Key is not { Length: > 0 } => "does not say whose message led to it",
        not CauseKind.Restored when entry.Cause.Name.Length == 0 => "does not say what led to it",
        _ => null,
    };

    private static string? ReasonOf(JournalRecord body) => body switch
    {
        SearchClosed r => r.Reason,
        SlotReturned r => r.Reason,
        CommitmentNotTaken r => r.Reason,
        CommitmentReleased r => r.Reason,
        LineEnded r => r.Reason,
        ReportCorrected r => r.Reason,
        _ => null,
    };
}
