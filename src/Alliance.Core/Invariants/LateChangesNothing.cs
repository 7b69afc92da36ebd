using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Realms;
using Alliance.Core.Requests;
using Alliance.Core.Responses;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants;

/// <summary>I20: late messages change nothing but holds and the log. A message is late when its search, its
/// requisition, its line or its request is over, or when it was never asked for. No report of a crew changes what
/// happened after it, and nothing that is said of an earlier time changes a need, a count, a road, a grade or a
/// level.</summary>
internal sealed class LateChangesNothing : InvariantFold
{
    private readonly Dictionary<(ActorId Tier, LineId Line), HashSet<ActorId>> _searches = [];
    private readonly HashSet<LineId> _endedLines = [];
    private readonly HashSet<string> _settled = new(StringComparer.Ordinal);
    /// <summary>When that happened which moved each team last.</summary>
    private readonly Dictionary<string, (Instant At, long Record)> _reported = new(StringComparer.Ordinal);
    /// <summary>When a report of each team was last put right.</summary>
    private readonly Dictionary<string, Instant> _corrected = new(StringComparer.Ordinal);
    /// <summary>When that happened which people said last of each fact.</summary>
    private readonly Dictionary<(ActorId Of, string Fact), (Instant At, long Record)> _facts = [];
    /// <summary>Commitments that came late or are over, each with the reason.</summary>
    private readonly Dictionary<string, (string What, long Record)> _over = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        if (entry.Cause.Kind == CauseKind.Command && FactOf(entry.Body) is { } fact) OnFact(fact, entry);
        switch (entry.Body)
        {
            case SearchOpened r: _searches[(entry.Actor, r.Demand.Line)] = []; break;
            case SearchClosed r:
                Expect(r.Line, "closes", entry);
                _searches.Remove((entry.Actor, r.Line));
                break;
            case OffersCalled r when Expect(r.Line, "calls", entry) is { } waiting: waiting.UnionWith(r.Called); break;
            case OfferReceived r: Answer(r.Line, r.Lender, entry); break;
            case OfferDeclined r: Answer(r.Line, r.Lender, entry); break;
            case Awarded r: Expect(r.Line, "awards", entry); break;
            case Requisitioned r: Expect(r.Line, "requisitions", entry); break;
            case CommitmentPassedOn r: Expect(r.Line, "passes a commitment on", entry); break;
            case CommitmentLate r: _over.TryAdd(r.Commitment, ("came late", entry.Number)); break;
            case CommitmentNotTaken r: _over.TryAdd(r.Commitment, ("was not taken up", entry.Number)); break;
            case CommitmentAccepted r:
                ExpectOpen(r.Line, entry);
                ExpectLive(r.Commitment, "is accepted", entry);
                break;
            case LineSolicited r: ExpectOpen(r.Line, entry); break;
            case LineEnded r:
                ExpectOpen(r.Line, entry);
                _endedLines.Add(r.Line);
                break;
            case RequestSettled:
                if (!_settled.Add(entry.Actor.Key))
                    Violate("I20", $"{entry.Actor.Key} is settled twice.", entry.Number);
                break;
            case CommitmentProgress r: OnProgress(r, entry); break;
            case ReportCorrected: _corrected[entry.Actor.Key] = entry.At; break;
            // A late report may show that a squad at home has still to rest.
            case TeamStatusChanged { Status: TeamStatus.Resting, Before: TeamStatus.Available }: break;
            case TeamStatusChanged when entry.Cause.Kind == CauseKind.Command: OnReport(entry); break;
            case LenderAssigned r when _over.TryGetValue(r.Commitment, out var over) && over.What == "was not taken up":
                Violate("I20", $"{r.Commitment} {over.What}, and is ordered out.", over.Record, entry.Number);
                break;
        }
    }

    /// <summary>Names the fact that a record changes; null where it changes none of those that have a latest time. A
    /// slip of the hand is put right whenever it was.</summary>
    private static string? FactOf(JournalRecord body) => body switch
    {
        NeedReported { Correction: not true } r => $"need {r.Kind}",
        StockTaken r => $"stock {r.Kind}",
        RoadChanged r => $"road {r.A} {r.B}",
        IncidentGraded => "grade",
        IncidentVerified => "verification",
        ResponseLevelChanged => "level",
        _ => null,
    };

    private void OnFact(string fact, in JournalEntry entry)
    {
        if (_facts.TryGetValue((entry.Actor, fact), out var last) && entry.Happened < last.At)
            Violate("I20", $"The {fact} of {entry.Actor} is changed by what is older.", last.Record, entry.Number);
        _facts[(entry.Actor, fact)] = (entry.Happened, entry.Number);
    }

    /// <summary>Checks that a report of a crew moves its squad only if nothing that was reported before happened after
    /// it. A correction may.</summary>
    private void OnReport(in JournalEntry entry)
    {
        var team = entry.Actor.Key;
        if (_reported.TryGetValue(team, out var last) && entry.Happened < last.At
            && !(_corrected.TryGetValue(team, out var at) && at == entry.At))
            Violate("I20", $"A report to team {team} changes what happened after it.", last.Record, entry.Number);
        _reported[team] = (entry.Happened, entry.Number);
    }

    private void OnProgress(CommitmentProgress progress, in JournalEntry entry)
    {
        ExpectLive(progress.Commitment, $"is {progress.Status}", entry);
        if (progress.Status is CommitmentStatus.Ended or CommitmentStatus.Withdrawn or CommitmentStatus.Released)
            _over.TryAdd(progress.Commitment, ($"was {progress.Status}", entry.Number));
    }

    private void Answer(LineId line, ActorId lender, in JournalEntry entry)
    {
        if (Expect(line, "takes an answer", entry) is { } waiting && !waiting.Remove(lender))
            Violate("I20",
                $"{entry.Actor} takes an answer of {lender} for {line}, whom it did not ask or who has answered.",
                entry.Number);
    }

    private HashSet<ActorId>? Expect(LineId line, string does, in JournalEntry entry)
    {
        if (_searches.TryGetValue((entry.Actor, line), out var waiting)) return waiting;
        Violate("I20", $"{entry.Actor} {does} for {line}, for which it does not search.", entry.Number);
        return null;
    }

    private void ExpectOpen(LineId line, in JournalEntry entry)
    {
        if (_endedLines.Contains(line)) Violate("I20", $"{line} had ended.", entry.Number);
    }

    private void ExpectLive(CommitmentId commitment, string now, in JournalEntry entry)
    {
        if (_over.TryGetValue(commitment, out var over))
            Violate("I20", $"{commitment} {over.What}, and {now} after that.", over.Record, entry.Number);
    }
}
