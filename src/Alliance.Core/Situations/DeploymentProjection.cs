using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Situations;

/// <summary>The times of one commitment. Each is when it happened, where that is known, else when it was
/// recorded.</summary>
[GenerateSerializer, Alias("picture.deployment")]
public sealed class DeploymentProjection
{
    /// <summary>When the request accepted it; null before that.</summary>
    [Id(0)] public Instant? AcceptedAt { get; set; }
    /// <summary>When the squad or the goods left; null before that.</summary>
    [Id(1)] public Instant? DepartedAt { get; set; }
    /// <summary>When they first reached the scene; null before that.</summary>
    [Id(2)] public Instant? ArrivedAt { get; set; }
    /// <summary>When they left the scene; null before that.</summary>
    [Id(3)] public Instant? LeftAt { get; set; }
    /// <summary>When they were home, or the commitment was over; null before that.</summary>
    [Id(4)] public Instant? EndedAt { get; set; }
    /// <summary>People times minutes away from base, as its lender booked them; null before that, and for a squad that
    /// is not lent.</summary>
    [Id(5)] public long? PersonMinutes { get; set; }
    /// <summary>When its acceptance was recorded; null before that.</summary>
    [Id(6)] public Instant? RecordedAt { get; set; }
    /// <summary>What the crew reported, in the order in which it happened; null for goods, and before the first
    /// report.</summary>
    [Id(7)] public Outing? Crew { get; set; }
    /// <summary>How many went on, as the crew said, the first to happen first; null where it said nothing.</summary>
    [Id(8)] public List<CrewCount>? Counts { get; set; }

    /// <summary>Returns how many went on, as the crew said last; null where it said nothing.</summary>
    public int? People => Counts?[^1].People;

    /// <summary>Returns the people or units of a commitment. Of one that is over, the crew may have said afterwards how
    /// many it was.</summary>
    /// <param name="commitment">The commitment.</param>
    /// <param name="times">Its times; null where none are known.</param>
    public static int QuantityOf(CommitmentState commitment, DeploymentProjection? times) =>
        commitment.IsOver && times?.People is { } people ? people : commitment.Quantity;

    /// <summary>Returns the people times milliseconds of a time away from base, by the head-counts of the
    /// crew.</summary>
    /// <param name="from">The begin of the time.</param>
    /// <param name="to">The end of the time.</param>
    /// <param name="promised">The people where the crew said nothing.</param>
    public long PersonMilliseconds(Instant from, Instant to, int promised) =>
        CrewCount.PersonMilliseconds(Counts ?? [], from, to, promised);
}

/// <summary>The part of <see cref="SituationFold"/> about the times of commitments.</summary>
internal static class DeploymentsFold
{
    /// <summary>Takes in a record of an aid request.</summary>
    public static void On(in JournalEntry entry, RequestProjection request)
    {
        var at = entry.Happened;
        switch (entry.Body)
        {
            case CommitmentAccepted r:
                (Of(request, r.Commitment).AcceptedAt, Of(request, r.Commitment).RecordedAt) = (at, entry.At); break;
            case LateAidEntered r:
                (Of(request, r.Commitment).AcceptedAt, Of(request, r.Commitment).RecordedAt) = (at, entry.At); break;
            case CommitmentProgress r: Progress(Of(request, r.Commitment), r.Status, at); break;
        }
    }

    /// <summary>Takes in a squad's own record, which is nearer to what happened than what its request notes. A report
    /// that comes late is put in its place among the others.</summary>
    public static void OfCrew(
        in JournalEntry entry, CommitmentId commitment, RequestProjection request, TeamProjection team)
    {
        switch (entry.Body)
        {
            case Deploy or DeparturePlanned when team.Unasked is { } unasked:
                // It had set out already, as its crew said.
                (Of(request, commitment).Crew, team.Unasked) = (unasked, null);
                Reckon(Of(request, commitment));
                break;
            case OutingEntered r:
                Enter(Of(request, commitment), r);
                break;
            case ReportCorrected r:
                Of(request, commitment).Crew?.Drop(r.Wrong);
                Reckon(Of(request, commitment));
                break;
            case SquadStrengthChanged r: Count(Of(request, commitment), r, entry); break;
            case TeamDiverted:
                Of(request, commitment).Crew = new Outing { From = entry.Happened };
                Reckon(Of(request, commitment));
                break;
            case TeamStatusChanged r when IsReport(r, entry):
                Add(Of(request, commitment), r.Status, entry.Happened, isLate: false);
                break;
            case TeamStatusChanged { Status: TeamStatus.Available or TeamStatus.Resting or TeamStatus.OutOfService }:
                Of(request, commitment).EndedAt ??= entry.Happened;
                break;
            case ReportNoted { TellsOfPast: true } r:
                Add(Of(request, commitment), r.Reported, entry.Happened, isLate: true);
                break;
        }
    }

    /// <summary>Takes in that a squad has left a task for another.</summary>
    public static void Leave(in JournalEntry entry, CommitmentId commitment, RequestProjection request)
    {
        var times = Of(request, commitment);
        times.Crew?.Until = entry.Happened;
        Reckon(times);
    }

    /// <summary>Takes in what the crew of a squad without an order reports. It may get the order later.</summary>
    public static void OfUnasked(in JournalEntry entry, TeamProjection team)
    {
        switch (entry.Body)
        {
            case TeamStatusChanged { Status: TeamStatus.Available or TeamStatus.Resting or TeamStatus.OutOfService } r:
                team.Unasked = null;
                break;
            case ReportCorrected r: team.Unasked?.Drop(r.Wrong); break;
            case TeamStatusChanged { Commitment: null } r when IsReport(r, entry):
                (team.Unasked ??= new Outing()).Add(Report(r.Status, entry.Happened), isLate: false); break;
            case ReportNoted { Commitment: null, TellsOfPast: true } r:
                team.Unasked?.Add(Report(r.Reported, entry.Happened), isLate: true); break;
        }
    }

    /// <summary>Takes in when goods left or were handed over, as a late report says. The request may note their
    /// progress before or after.</summary>
    public static void OfGoods(in JournalEntry entry, ShipmentNoted noted, RequestProjection request)
    {
        var times = Of(request, noted.Commitment);
        if (noted.Status == ShipmentStatus.Shipped) times.DepartedAt = Earlier(times.DepartedAt, entry.Happened);
        else times.ArrivedAt = Earlier(times.ArrivedAt, entry.Happened);
    }

    /// <summary>Takes in what a lender booked, and what a late report put right of it.</summary>
    public static void OfLedger(in JournalEntry entry, RequestProjection request)
    {
        switch (entry.Body)
        {
            case LedgerReturned r: Of(request, r.Commitment).PersonMinutes = r.PersonMinutes; break;
            case LedgerHoursCorrected r: Of(request, r.Commitment).PersonMinutes += r.PersonMinutes; break;
        }
    }

    /// <summary>Takes in what the crew had reported before its task was entered, and how many had gone.</summary>
    private static void Enter(DeploymentProjection times, OutingEntered entered)
    {
        times.Crew = new Outing { Reports = [.. entered.Reports] };
        times.Counts = entered.Counts is { } counts ? [.. counts] : null;
        Reckon(times);
    }

    /// <summary>Takes in how many went on. It is the number of the whole time where it is the first and is told after
    /// the squad was home, or where the crew had said it before the order.</summary>
    private static void Count(DeploymentProjection times, SquadStrengthChanged change, in JournalEntry entry)
    {
        var (counts, at) = (times.Counts ??= [], entry.Happened);
        var isOfAll = entry.Cause.Kind != CauseKind.Command
            || (counts.Count == 0 && times.Crew?.Ended is not null);
        counts.Insert(
            counts.FindLastIndex(c => !(c.Since > at)) + 1,
            new CrewCount(change.People, change.Before, isOfAll ? null : at));
    }

    private static bool IsReport(TeamStatusChanged change, in JournalEntry entry) =>
        entry.Cause.Kind == CauseKind.Command && change.Before != TeamStatus.Held
        && change.Status is not (TeamStatus.Held or TeamStatus.Committed);

    private static void Add(DeploymentProjection times, TeamStatus status, Instant at, bool isLate)
    {
        (times.Crew ??= new Outing()).Add(Report(status, at), isLate);
        Reckon(times);
    }

    /// <summary>Makes the report of a status. A squad that rests is home.</summary>
    private static CrewReport Report(TeamStatus status, Instant at) =>
        new(status == TeamStatus.Resting ? TeamStatus.Available : status, at);

    private static void Reckon(DeploymentProjection times)
    {
        if (times.Crew is not { } crew) return;
        (times.DepartedAt, times.ArrivedAt, times.LeftAt) = (crew.Departed, crew.Arrived, crew.Left);
        times.EndedAt = crew.Ended ?? times.EndedAt;
    }

    private static Instant Earlier(Instant? known, Instant at) => Instant.Earlier(known ?? at, at);

    private static void Progress(DeploymentProjection times, CommitmentStatus status, Instant at)
    {
        switch (status)
        {
            case CommitmentStatus.EnRoute when times.Crew is null:
                times.DepartedAt = Earlier(times.DepartedAt, at);
                break;
            case CommitmentStatus.OnScene when times.Crew is null:
                times.DepartedAt = Earlier(times.DepartedAt, at);
                times.ArrivedAt = Earlier(times.ArrivedAt, at);
                break;
            case CommitmentStatus.Returning when times.Crew is null: times.LeftAt ??= at; break;
            case CommitmentStatus.Ended or CommitmentStatus.Withdrawn or CommitmentStatus.Released:
                times.EndedAt ??= at; break;
        }
    }

    private static DeploymentProjection Of(RequestProjection request, CommitmentId commitment)
    {
        if (!request.Deployments.TryGetValue(commitment, out var times))
            request.Deployments.Add(commitment, times = new DeploymentProjection());
        return times;
    }
}
