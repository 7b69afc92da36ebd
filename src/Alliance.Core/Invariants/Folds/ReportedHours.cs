using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants.Folds;

/// <summary>Reckons from the records alone how long squads were away for each commitment: from the first report that it
/// had left to the first that it was done, in the order in which that happened. It reckons by
/// itself what <see cref="Outing"/> reckons, to check it.</summary>
internal sealed class ReportedHours
{
    /// <summary>The number of a squad's last commitments for which late reports are still followed. It is that of
    /// <see cref="TeamState.Past"/>, and one more.</summary>
    private const int Followed = 5;

    private readonly Dictionary<string, List<Absence>> _of = new(StringComparer.Ordinal);

    /// <summary>Takes in a record of a team.</summary>
    /// <param name="entry">The record.</param>
    /// <param name="people">The people of the team on paper at that time.</param>
    /// <returns>The commitment whose hours it ends; null where it ends none.</returns>
    public CommitmentId? On(in JournalEntry entry, int people)
    {
        NoteSize(entry, people);
        switch (entry.Body)
        {
            case TeamDiverted r:
                Of(entry.Actor.Key, r.From).Until = entry.Happened;
                Of(entry.Actor.Key, r.Task.Commitment).From = entry.Happened;
                return r.From;
            case OutingEntered r:
                var absence = Of(entry.Actor.Key, r.Task.Commitment);
                absence.Enter(r.Reports);
                absence.Counts = [.. r.Counts ?? []];
                return absence.End is null ? null : r.Task.Commitment;
            case TeamStatusChanged { Commitment: { } commitment, Before: not TeamStatus.Held } r
                when IsReported(r.Status) && entry.Cause.Kind == CauseKind.Command:
                Of(entry.Actor.Key, commitment).Add(entry.Happened, r.Status, isLate: false);
                return r.Status is TeamStatus.Resting or TeamStatus.OutOfService or TeamStatus.Available ? commitment
                    : null;
            case SquadStrengthChanged r:
                var counted = Of(entry.Actor.Key, r.Commitment);
                var isOfAll = entry.Cause.Kind != CauseKind.Command || (counted is { Counts: [], End: not null });
                counted.Counts.Add(new CrewCount(r.People, r.Before, isOfAll ? null : entry.Happened));
                return null;
            case ReportCorrected { Commitment: { } commitment } r:
                Of(entry.Actor.Key, commitment).Drop(r.Wrong);
                return null;
            case ReportNoted { TellsOfPast: true, Commitment: { } commitment } r:
                Of(entry.Actor.Key, commitment).Add(entry.Happened, r.Reported, isLate: true);
                return null;
            default: return null;
        }
    }

    /// <summary>Returns the person-minutes of a commitment.</summary>
    /// <param name="team">The id of the team.</param>
    /// <param name="commitment">The number of the commitment.</param>
    /// <param name="people">The people of the team on paper, where it had set out before it had the task.</param>
    public long PersonMinutes(string team, CommitmentId commitment, int people)
    {
        var absence = Of(team, commitment);
        return absence.Since is not { } since || absence.End is not { } end || end < since ? 0
            : Math.Max(1, absence.PersonMilliseconds(since, end, people) / 60_000);
    }

    /// <summary>Notes the people on paper at the time of the order. A later change of them holds for the next
    /// task.</summary>
    private void NoteSize(in JournalEntry entry, int people)
    {
        switch (entry.Body)
        {
            case TeamDiverted r: Of(entry.Actor.Key, r.Task.Commitment).Size ??= people; break;
            case OutingEntered r: Of(entry.Actor.Key, r.Task.Commitment).Size ??= people; break;
            case TeamStatusChanged { Commitment: { } commitment } r when r.Status != TeamStatus.Held:
                Of(entry.Actor.Key, commitment).Size ??= people;
                break;
        }
    }

    private Absence Of(string team, CommitmentId commitment)
    {
        if (!_of.TryGetValue(team, out var absences)) _of.Add(team, absences = []);
        if (absences.Find(a => a.Commitment == commitment) is { } known) return known;
        absences.Add(new Absence(commitment));
        if (absences.Count > Followed) absences.RemoveAt(0);
        return absences[^1];
    }

    private static bool IsReported(TeamStatus status) => status is not (TeamStatus.Held or TeamStatus.Committed);

    private sealed class Absence(CommitmentId commitment)
    {
        private readonly List<(Instant At, TeamStatus Status)> _reports = [];

        public CommitmentId Commitment => commitment;
        public int? Size { get; set; }
        public List<CrewCount> Counts { get; set; } = [];
        public Instant? From { get; set; }
        public Instant? Until { get; set; }

        public Instant? Since => From ?? AfterGettingReady().Where(r => IsAway(r.Status))
            .Select(r => (Instant?)r.At).FirstOrDefault();

        public Instant? End => Until ?? Enumerable.Reverse(_reports).TakeWhile(r => !IsAway(r.Status)).Reverse()
            .Where(r => r.Status is TeamStatus.Resting or TeamStatus.Available or TeamStatus.OutOfService)
            .Select(r => (Instant?)r.At).FirstOrDefault();

        private IEnumerable<(Instant At, TeamStatus Status)> AfterGettingReady() =>
            Enumerable.Reverse(_reports).TakeWhile(r => r.Status != TeamStatus.Mobilising).Reverse();

        /// <summary>Adds a report. Of reports of the same moment, a late one stands before those of later steps. A late
        /// one that goes back behind what was said of before it does not count.</summary>
        public void Add(Instant at, TeamStatus status, bool isLate)
        {
            var place = _reports.FindIndex(
                r => r.At > at || (isLate && r.At == at && Outing.Step(r.Status) > Outing.Step(status)));
            if (place < 0) place = _reports.Count;
            if (isLate && place > 0 && Outing.Step(_reports[place - 1].Status) > Outing.Step(status)) return;
            _reports.Insert(place, (at, status));
        }

        /// <summary>Returns people times milliseconds, each head-count from its time on.</summary>
        public long PersonMilliseconds(Instant since, Instant end, int paper)
        {
            var sum = (Counts is [var first, ..] ? first.Before : Size ?? paper) * (end - since).Milliseconds;
            foreach (var count in Counts)
                if (count.Since is not { } at || at < end)
                    sum += (count.People - count.Before) * (end - Instant.Later(count.Since ?? since, since))
                        .Milliseconds;
            return sum;
        }

        /// <summary>Takes all that the crew had reported so far.</summary>
        public void Enter(IEnumerable<CrewReport> reports)
        {
            _reports.Clear();
            foreach (var report in reports) Add(report.At, report.Status, isLate: false);
        }

        /// <summary>Takes the last report of a status out, which was a slip.</summary>
        public void Drop(TeamStatus slip)
        {
            var index = _reports.FindLastIndex(r => Outing.Step(r.Status) == Outing.Step(slip));
            if (index >= 0) _reports.RemoveAt(index);
        }

        private static bool IsAway(TeamStatus status) =>
            status is TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Covering or TeamStatus.Returning;
    }
}
