using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Keeps the reports of a crew for one task, in the order in which they happened. When the squad left, when it
/// was there and when it was home follow from them, however late they are entered.</summary>
[GenerateSerializer, Alias("team-outing")]
public sealed class Outing
{
    /// <summary>The most reports that are kept. A crew that reports more often changes nothing by the rest.</summary>
    private const int MostReports = 64;

    /// <summary>The task; null for a squad that set out without an order.</summary>
    [Id(0)] public Assignment? Task { get; set; }
    /// <summary>The reports, the first to happen first.</summary>
    [Id(1)] public List<CrewReport> Reports { get; init; } = [];
    /// <summary>When the order was given; null for a squad without an order.</summary>
    [Id(2)] public Instant? OrderedAt { get; set; }
    /// <summary>When the hours for this task begin, for a squad that was away for another task before; else
    /// null.</summary>
    [Id(3)] public Instant? From { get; init; }
    /// <summary>When the squad was given another task instead; null where it was not.</summary>
    [Id(4)] public Instant? Until { get; set; }
    /// <summary>When the squad left its base by an older build that kept no reports; else null.</summary>
    [Id(5)] public Instant? LeftBefore { get; init; }
    /// <summary>The person-minutes that its owner was told; null while the task is not over.</summary>
    [Id(6)] public long? ToldPersonMinutes { get; set; }
    /// <summary>Whether the request of the task has ended and hears no more.</summary>
    [Id(7)] public bool RequestIsSettled { get; set; }
    /// <summary>The tier whose ledger has the task as a loan; null where none has.</summary>
    [Id(8)] public ActorId? Loan { get; set; }
    /// <summary>The tier that gave the task; null where none has.</summary>
    [Id(9)] public ActorId? Lender { get; set; }
    /// <summary>The people of the squad on paper when it got the task; null where it has none.</summary>
    [Id(10)] public int? Size { get; set; }

    /// <summary>How many went on, as the crew said, the first to happen first.</summary>
    [Id(11)] public List<CrewCount> Counts { get; init; } = [];
    /// <summary>When its people were counted last; null where they were not.</summary>
    [Id(12)] public Instant? CountedAt { get; private set; }

    /// <summary>The people that went, as the crew said last; null where it said nothing.</summary>
    public int? People => Counts is [.., var last] ? last.People : null;

    /// <summary>When the squad left for the task; null while it has not. A later report that it only gets ready takes
    /// the departure back.</summary>
    public Instant? Departed
    {
        get
        {
            if ((From ?? LeftBefore) is { } known) return known;
            Instant? departed = null;
            foreach (var report in Reports)
                if (report.Status == TeamStatus.Mobilising) departed = null;
                else if (IsAway(report.Status)) departed ??= report.At;
            return departed;
        }
    }

    /// <summary>When the squad was done with the task: home, out of service, or sent elsewhere; null while it is
    /// not.</summary>
    public Instant? Ended
    {
        get
        {
            if (Until is not null) return Until;
            var last = Reports.FindLastIndex(r => IsAway(r.Status));
            return At(Find(last + 1, r => r.Status is TeamStatus.Available or TeamStatus.OutOfService));
        }
    }

    /// <summary>When the squad reached its place; null while it has not. A later report that it is still on the way
    /// takes the arrival back.</summary>
    public Instant? Arrived => At(Arrival);

    /// <summary>When the squad left the place that it had reached, also for another task; null while it has
    /// not.</summary>
    public Instant? Left => Arrival is not { } arrival ? null : At(Find(
        arrival + 1, r => r.Status is TeamStatus.Returning or TeamStatus.Available or TeamStatus.OutOfService))
        ?? Until;

    /// <summary>Whether the crew has said that it was in its place, and not afterwards that it was still on the
    /// way.</summary>
    public bool WasThere => Arrival is not null;

    /// <summary>Whether the squad left its work undone: out of service, or for another task.</summary>
    public bool LeftEarly => Arrival is { } arrival
        && (Find(arrival + 1, r => r.Status is TeamStatus.Returning or TeamStatus.Available or TeamStatus.OutOfService)
            is { } left ? Reports[left].Status == TeamStatus.OutOfService : Until is not null);

    private int? Arrival => Find(
        Reports.FindLastIndex(r => r.Status is TeamStatus.Mobilising or TeamStatus.EnRoute) + 1,
        r => r.Status is TeamStatus.OnScene or TeamStatus.Covering);

    /// <summary>Returns the people that went: as the crew said, else as many as were on paper.</summary>
    /// <param name="paper">The people of the squad on paper at present.</param>
    public int Went(int paper) => People ?? Size ?? paper;

    /// <summary>Notes how many went on. A count of before the last one changes nothing. The first is that of the whole
    /// time where it is told after the squad was home, or was said before the order.</summary>
    /// <param name="people">The people.</param>
    /// <param name="at">When they were counted; null where that was before the order.</param>
    /// <param name="paper">The people of the squad on paper at present.</param>
    /// <returns>Whether it counts.</returns>
    public bool Count(int people, Instant? at, int paper)
    {
        if (at < CountedAt) return false;
        CountedAt = at ?? CountedAt;
        var before = Went(paper);
        if (people == before) return true;
        Counts.Add(new CrewCount(people, before, Counts.Count == 0 && Ended is not null ? null : at));
        return true;
    }

    /// <summary>Returns the people times minutes that the task took: at least one where the squad has left, however
    /// short it was away; zero where it never left.</summary>
    /// <param name="paper">The people of the squad on paper at present.</param>
    public long PersonMinutes(int paper) =>
        Departed is not { } departed || Ended is not { } ended || ended < departed ? 0
        : Math.Max(1, CrewCount.PersonMilliseconds(Counts, departed, ended, Size ?? paper) / 60_000);

    /// <summary>Records work at a scene that is over: that it began, and that it ended.</summary>
    /// <param name="task">The task that it was for.</param>
    /// <param name="from">When it began; null: now.</param>
    /// <param name="to">When it ended; null: now.</param>
    /// <param name="turn">The turn that handles the message.</param>
    internal void RecordWork(Assignment task, Instant? from, Instant? to, Turn turn)
    {
        var (incident, people) = (task.Line.Request.Incident, Went(TeamStanding.Data(turn).People));
        turn.Record(new TeamAtWork(task, incident, people, true, from));
        turn.Record(new TeamAtWork(task, incident, people, false, to));
    }

    /// <summary>Records what the crew had reported of the task before the task was entered.</summary>
    /// <param name="task">The task.</param>
    /// <param name="turn">The turn that handles the message.</param>
    internal void RecordEntry(Assignment task, Turn turn) =>
        turn.Record(new OutingEntered(task, [.. Reports], Counts.Count > 0 ? [.. Counts] : null));

    /// <summary>Adds a report in its place. A report that is there already is not added again. A late one that goes
    /// back behind what was said of before it changes nothing.</summary>
    /// <param name="report">The report.</param>
    /// <param name="isLate">Whether it came late. Of reports of the same moment, a late one is put in its place in the
    /// life of a task; another is the last.</param>
    public void Add(CrewReport report, bool isLate)
    {
        if (Reports.Contains(report) || Reports.Count >= MostReports) return;
        var place = Reports.FindLastIndex(
            r => r.At < report.At || (r.At == report.At && (!isLate || Step(r.Status) <= Step(report.Status)))) + 1;
        if (isLate && place > 0 && Step(Reports[place - 1].Status) > Step(report.Status)) return;
        Reports.Insert(place, report);
    }

    /// <summary>Takes the last report of a status out, because the crew says that it was a slip.</summary>
    public void Drop(TeamStatus slip)
    {
        var index = Reports.FindLastIndex(r => Step(r.Status) == Step(slip));
        if (index >= 0) Reports.RemoveAt(index);
    }

    private int? Find(int from, Predicate<CrewReport> wanted) =>
        Reports.FindIndex(from, wanted) is >= 0 and var found ? found : null;

    private Instant? At(int? report) => report is { } index ? Reports[index].At : null;

    /// <summary>Returns the place of a status in the life of a task.</summary>
    /// <param name="status">The status.</param>
    internal static int Step(TeamStatus status) => status switch
    {
        TeamStatus.Available or TeamStatus.Resting => (int)TeamStatus.OutOfService,
        _ => (int)status,
    };

    /// <summary>Tells whether a squad of a status is away from its base.</summary>
    /// <param name="status">The status.</param>
    internal static bool IsAway(TeamStatus status) =>
        status is TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Covering or TeamStatus.Returning;
}

/// <summary>One report of a crew.</summary>
/// <param name="Status">The status that the crew reported.</param>
/// <param name="At">When it happened.</param>
[GenerateSerializer, Alias("team-crew-report")]
public readonly record struct CrewReport(TeamStatus Status, Instant At);
