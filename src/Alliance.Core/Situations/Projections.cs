using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Responses;
using Alliance.Core.Teams;
using Alliance.Core.Tiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Situations;

/// <summary>An incident as the journal shows it.</summary>
[GenerateSerializer, Alias("picture.incident")]
public sealed class IncidentProjection : IProjection
{
    /// <inheritdoc/>
    [Id(0)] public required string Number { get; init; }
    /// <summary>Code of its township.</summary>
    [Id(1)] public required string Place { get; set; }
    /// <summary>Its name.</summary>
    [Id(2)] public required string Name { get; set; }
    /// <summary>Its hazard.</summary>
    [Id(3)] public required string Hazard { get; set; }
    /// <summary>When it happened, as its report says.</summary>
    [Id(4)] public required Instant ReportedAt { get; init; }
    /// <summary>When the report was recorded; null where an older build has not kept it.</summary>
    [Id(46)] public Instant? RecordedAt { get; init; }
    /// <summary>Whether it is open; true at first.</summary>
    [Id(5)] public bool IsOpen { get; set; } = true;
    /// <summary>Why it was closed; null while it is open.</summary>
    [Id(6)] public string? ClosedBecause { get; set; }
    /// <summary>Its needs, by resource kind.</summary>
    [Id(7)] public SortedDictionary<ResourceKind, Need> Needs { get; init; } = [];
    /// <summary>Number of requests so far.</summary>
    [Id(8)] public int Raised { get; set; }
    /// <summary>Lines that may ask for the same, while that is sought. Each names the younger line first.</summary>
    [Id(9)] public List<DuplicateSuspected> AskedTwice { get; init; } = [];
    /// <summary>Numbers of older incidents of its township that may be the same, the likeliest first; only a
    /// few.</summary>
    [Id(10)] public List<string> MayBe { get; init; } = [];
    /// <summary>Teams that turned up unasked, those that have left too, by number of check-in.</summary>
    [Id(11)] public SortedDictionary<string, CheckInProjection> CheckIns { get; init; } = new(StringComparer.Ordinal);
    /// <summary>People of social teams that may stay. Promised aid does not count them.</summary>
    public int UnaskedPeople =>
        CheckIns.Values.Sum(c => c is { IsPresent: true, Stage: CheckInStage.Counted } ? c.SocialPeople : 0);
    /// <summary>Its event grade; null while it is not graded.</summary>
    [Id(12)] public EventGrade? Grade { get; set; }
    /// <summary>All its situation reports, in order.</summary>
    [Id(13)] public List<SituationReport> Reports { get; init; } = [];
    /// <summary>The report that says how it stands now; null for none. One that came late does not.</summary>
    public SituationReport? PresentReport => Reports.Aggregate(
        default(SituationReport), (present, next) => next.Supersedes(present) ? next : present);
    /// <summary>The body that commands; null until it is open.</summary>
    [Id(14)] public ActorId? Commander { get; set; }
    /// <summary>A handover that waits for its answer; null where there is none.</summary>
    [Id(15)] public HandoverProposed? Handover { get; set; }
    /// <summary>Unsolicited offers that wait for an answer.</summary>
    [Id(16)] public List<UnsolicitedOfferReceived> Offers { get; init; } = [];
    /// <summary>Reports of it to tiers above: the teller, when it was recorded, the report, and when it was told, where
    /// that was earlier.</summary>
    [Id(17)]
    public List<(ActorId Teller, Instant At, ReportedUpward Report, Instant? OccurredAt)> Upward { get; init; } = [];
    /// <inheritdoc/>
    [Id(18)] public long LastRecord { get; private set; }
    /// <summary>Teams from outside that would come, by number of registration.</summary>
    [Id(40)]
    public SortedDictionary<string, OutsideTeamProjection> OutsideTeams { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Letters of invitation, by number.</summary>
    [Id(41)] public SortedDictionary<string, LetterProjection> Letters { get; init; } = new(StringComparer.Ordinal);
    /// <summary>When it happened, where its report said that it was earlier than its entry; else null.</summary>
    [Id(42)] public Instant? OccurredAt { get; init; }
    /// <summary>The person who reported it; null where nobody gave a command.</summary>
    [Id(43)] public Author? By { get; init; }
    /// <summary>The numbers of all records that it gave or that name it, in order. Those of its requests are not among
    /// them.</summary>
    [Id(44)] public List<long> Records { get; init; } = [];
    /// <summary>When each unsolicited offer that waits for an answer came, by its number.</summary>
    [Id(45)] public SortedDictionary<string, Instant> OfferedAt { get; init; } = new(StringComparer.Ordinal);
    /// <summary>When each unsolicited offer that waits for an answer was recorded, by its number.</summary>
    [Id(49)] public SortedDictionary<string, Instant> OfferRecordedAt { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Numbers of the requests that it took over from other incidents.</summary>
    [Id(19)] public SortedSet<string> Adopted { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Numbers of the incidents that were merged into it.</summary>
    [Id(20)] public List<string> Absorbed { get; init; } = [];

    /// <summary>What callers said; null for nothing.</summary>
    [Id(21)] public CallDetails? Call { get; set; }
    /// <summary>Whether the call is true, as far as known.</summary>
    [Id(22)] public Verification Verification { get; set; }
    /// <summary>The person who said so; null where nobody did.</summary>
    [Id(23)] public Author? VerifiedBy { get; set; }
    /// <summary>When that was; null where nobody did.</summary>
    [Id(24)] public Instant? VerifiedAt { get; set; }
    /// <summary>When it happened, where that was corrected; null: when it was reported.</summary>
    [Id(25)] public Instant? HappenedAt { get; set; }
    /// <summary>Number of the incident that it was merged into; null where it was not merged.</summary>
    [Id(26)] public string? MergedInto { get; set; }
    /// <summary>Number of the incident that it was split off; null where it was not split off.</summary>
    [Id(27)] public string? SplitFrom { get; set; }
    /// <summary>Numbers of the incidents that it is linked with.</summary>
    [Id(28)] public SortedSet<string> Links { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Numbers of requests that other incidents have taken over.</summary>
    [Id(29)] public SortedSet<string> Handed { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Whether nobody has verified the call. A move-up cover is no call.</summary>
    public bool IsUnverified => Verification == Verification.Unverified && !new IncidentNumber(Number).IsCover;

    /// <summary>Numbers of its requests, in order, those that it took over last.</summary>
    public IEnumerable<string> Requests =>
        Enumerable.Range(1, Raised).Select(count => RequestNumber.Of(new IncidentNumber(Number), count).Text)
        .Where(number => !Handed.Contains(number)).Concat(Adopted);

    /// <inheritdoc/>
    public bool IsAtRest =>
        !IsOpen && Handover is null && AskedTwice.Count == 0 && Offers.Count == 0
        && CheckIns.Values.All(c => !c.IsPresent);

    /// <inheritdoc/>
    public void Took(long record)
    {
        LastRecord = record;
        Records.Add(record);
    }
}

/// <summary>A team that turned up unasked.</summary>
[GenerateSerializer, Alias("picture.check-in")]
public sealed class CheckInProjection
{
    /// <summary>The record of its arrival.</summary>
    [Id(0)] public required TeamTurnedUp Arrived { get; set; }
    /// <summary>When it checked in.</summary>
    [Id(1)] public required Instant Since { get; init; }
    /// <summary>Its stage.</summary>
    [Id(2)] public CheckInStage Stage { get; set; }
    /// <summary>The line that a squad serves that may stay; null otherwise.</summary>
    [Id(3)] public LineId? Line { get; set; }
    /// <summary>Questions to the desk so far that have no answer.</summary>
    [Id(4)] public int Asked { get; set; }
    /// <summary>People that are there, as last counted; null: as the team came.</summary>
    [Id(5)] public int? People { get; set; }
    /// <summary>What it can be known by again; null where nobody said.</summary>
    [Id(6)] public TeamIdentity? Identity { get; set; }
    /// <summary>The commitment of the task of a squad, as the squad last told; null for none.</summary>
    [Id(7)] public CommitmentId? Task { get; set; }
    /// <summary>When it left; null while it is there.</summary>
    [Id(8)] public Instant? LeftAt { get; set; }
    /// <summary>Who told that it left.</summary>
    [Id(9)] public LeavingTold LeavingTold { get; set; }
    /// <summary>When it came, where its entry was later; null: when it was entered.</summary>
    [Id(10)] public Instant? CameAt { get; init; }
    /// <summary>The person who checked it in.</summary>
    [Id(41)] public Author? By { get; init; }

    /// <summary>Whether it has not left.</summary>
    public bool IsPresent => LeftAt is null;
    /// <summary>People that are there of a social team; 0 for a squad that nobody counted.</summary>
    public int SocialPeople => People ?? Arrived.People ?? Arrived.Social?.People ?? 0;
}

/// <summary>A team from outside that would come.</summary>
[GenerateSerializer, Alias("picture.outside-team")]
public sealed class OutsideTeamProjection
{
    /// <summary>What was last said of it.</summary>
    [Id(0)] public required OutsideTeamRegistered Registered { get; set; }
    /// <summary>When it registered.</summary>
    [Id(1)] public required Instant Since { get; init; }
    /// <summary>When that was recorded.</summary>
    [Id(6)] public Instant RecordedAt { get; init; }
    /// <summary>Who recorded it; null where nobody is known.</summary>
    [Id(7)] public Author? By { get; init; }
    /// <summary>Its stage.</summary>
    [Id(2)] public OutsideStage Stage { get; set; }
    /// <summary>Number of its last letter; null for none.</summary>
    [Id(3)] public string? Letter { get; set; }
    /// <summary>The reason of the last answer; null before the first.</summary>
    [Id(4)] public string? Reason { get; set; }
    /// <summary>Questions to the desk so far that have no answer.</summary>
    [Id(5)] public int Asked { get; set; }
}

/// <summary>A letter of invitation.</summary>
[GenerateSerializer, Alias("picture.letter")]
public sealed class LetterProjection
{
    /// <summary>The letter.</summary>
    [Id(0)] public required LetterWritten Written { get; init; }
    /// <summary>When it was written.</summary>
    [Id(1)] public required Instant Since { get; init; }
    /// <summary>Who wrote it; null where nobody is known.</summary>
    [Id(2)] public Author? By { get; init; }
    /// <summary>How it stands, as last recorded.</summary>
    [Id(3)] public LetterStanding Standing { get; set; }
    /// <summary>Why it holds no more; null while it holds.</summary>
    [Id(4)] public string? EndedBecause { get; set; }
    /// <summary>Number of the check-in of the team that came with it; null for none.</summary>
    [Id(5)] public string? CheckIn { get; set; }

    /// <summary>Tells how it stands at a time: its end counts before anyone records it.</summary>
    public LetterStanding StandingAt(Instant now) => Letter.At(Standing, Written.Invitation, now);
}

/// <summary>An aid request as the journal shows it.</summary>
[GenerateSerializer, Alias("picture.request")]
public sealed class RequestProjection : IProjection
{
    /// <inheritdoc/>
    [Id(0)] public required string Number { get; init; }
    /// <summary>Number of its incident.</summary>
    [Id(1)] public required IncidentNumber Incident { get; init; }
    /// <summary>The incident that it was moved to; null where it was never moved.</summary>
    [Id(10)] public string? Belongs { get; set; }
    /// <summary>Number of the incident that it belongs to at present.</summary>
    public string BelongsTo => Belongs ?? Incident.Text;
    /// <summary>Whether nobody has verified the call that it comes of.</summary>
    [Id(11)] public bool IsUnverified { get; set; }
    /// <summary>Code of its township.</summary>
    [Id(2)] public required string Place { get; set; }
    /// <summary>When it was raised.</summary>
    [Id(3)] public required Instant RaisedAt { get; init; }
    /// <summary>When that was recorded; null where an older build has not kept it.</summary>
    [Id(46)] public Instant? RecordedAt { get; init; }
    /// <summary>Its lines, in order.</summary>
    [Id(4)] public required List<LineProjection> Lines { get; init; }
    /// <summary>Its outcome; open while it has not ended.</summary>
    [Id(5)] public Outcome Outcome { get; set; }
    /// <summary>The numbers of all records that name it, its own and those of others, in order.</summary>
    [Id(6)] public List<long> Records { get; init; } = [];
    /// <summary>Promised time of arrival, by number of commitment.</summary>
    [Id(7)] public SortedDictionary<string, Instant> Promised { get; init; } = new(StringComparer.Ordinal);
    /// <summary>The lender whose approval was ever wanted, by number of commitment.</summary>
    [Id(8)] public SortedDictionary<string, ActorId> Approvers { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Numbers of the commitments that its own duty desk was ever to confirm.</summary>
    [Id(9)] public SortedSet<string> Confirmable { get; init; } = new(StringComparer.Ordinal);
    /// <summary>When it was raised, where that was earlier than its entry; else null.</summary>
    [Id(40)] public Instant? OccurredAt { get; init; }
    /// <summary>The person who raised it; null where actors did it among themselves.</summary>
    [Id(41)] public Author? By { get; init; }
    /// <summary>The times of each commitment, by its number.</summary>
    [Id(42)] public SortedDictionary<string, DeploymentProjection> Deployments { get; init; } =
        new(StringComparer.Ordinal);
    /// <summary>When it was raised, as far as is known.</summary>
    public Instant HappenedAt => OccurredAt ?? RaisedAt;

    /// <summary>The lines that say how pressing it is: those that are open, or all where none is.</summary>
    public IEnumerable<LineProjection> PressingLines =>
        Lines.Exists(l => l.State.Outcome == Outcome.Open) ? Lines.Where(l => l.State.Outcome == Outcome.Open) : Lines;

    /// <inheritdoc/>
    public long LastRecord => Records is [.., var last] ? last : 0;

    /// <inheritdoc/>
    public bool IsAtRest =>
        Outcome != Outcome.Open && Lines.TrueForAll(l => l.State.Commitments.Values.All(c => c.IsOver));

    /// <inheritdoc/>
    public void Took(long record) => Records.Add(record);
}

/// <summary>A line with all searches for it.</summary>
[GenerateSerializer, Alias("picture.line")]
public sealed class LineProjection
{
    /// <summary>Its state as its request sees it, as far as records tell.</summary>
    [Id(0)] public required LineState State { get; init; }
    /// <summary>All searches for it, in order.</summary>
    [Id(1)] public List<SearchProjection> Searches { get; init; } = [];
    /// <summary>Progress of the search under way; none where there is no such search.</summary>
    public SearchStep Step => Searches.LastOrDefault() is { IsOpen: true } search ? search.Step : SearchStep.None;
    /// <summary>Its stage.</summary>
    public LineStage Stage => LineStages.Of(State, Step);
}

/// <summary>One tier's search for a line.</summary>
[GenerateSerializer, Alias("picture.search")]
public sealed class SearchProjection
{
    /// <summary>The tier that searches.</summary>
    [Id(0)] public required ActorId Tier { get; init; }
    /// <summary>People or units that it searches for.</summary>
    [Id(1)] public required int Asked { get; set; }
    /// <summary>When it started.</summary>
    [Id(2)] public required Instant OpenedAt { get; init; }
    /// <summary>Whether it is under way.</summary>
    [Id(3)] public bool IsOpen { get; set; } = true;
    /// <summary>Its progress.</summary>
    [Id(4)] public SearchStep Step { get; set; }
    /// <summary>Why it ended; null while it is under way.</summary>
    [Id(5)] public string? EndedBecause { get; set; }
    /// <summary>Its rounds, in order.</summary>
    [Id(6)] public List<RoundProjection> Rounds { get; init; } = [];
    /// <summary>Its requisitions, in order.</summary>
    [Id(7)] public List<RequisitionProjection> Requisitions { get; init; } = [];
}

/// <summary>One round of a search: the lenders called, their answers and the awards.</summary>
[GenerateSerializer, Alias("picture.round")]
public sealed class RoundProjection
{
    /// <summary>Number of the round.</summary>
    [Id(0)] public required int Round { get; init; }
    /// <summary>The lenders that were called.</summary>
    [Id(1)] public required ActorId[] Called { get; init; }
    /// <summary>The offers.</summary>
    [Id(2)] public List<Candidate> Offers { get; init; } = [];
    /// <summary>The lenders that declined, with their coded reasons.</summary>
    [Id(3)] public List<(ActorId Lender, DeclineCode Code)> Declines { get; init; } = [];
    /// <summary>Its awards; more than one where requisitions were refused.</summary>
    [Id(4)] public List<Awarded> Awards { get; init; } = [];
    /// <summary>Number of lenders that have answered or whose time is over.</summary>
    [Id(5)] public int Answers { get; set; }
}

/// <summary>A requisition and its answer.</summary>
[GenerateSerializer, Alias("picture.requisition")]
public sealed class RequisitionProjection
{
    /// <summary>The record of the requisition.</summary>
    [Id(0)] public required Requisitioned Asked { get; init; }
    /// <summary>Whether the lender granted it.</summary>
    [Id(1)] public bool Granted { get; set; }
    /// <summary>The coded reason of the refusal; null where it was not refused.</summary>
    [Id(2)] public DeclineCode? Refused { get; set; }
    /// <summary>Whether it waits for its answer.</summary>
    public bool IsPending => !Granted && Refused is null;
}

/// <summary>A team as the journal shows it.</summary>
[GenerateSerializer, Alias("picture.team")]
public sealed class TeamProjection
{
    /// <summary>Its deployment status.</summary>
    [Id(0)] public TeamStatus Status { get; set; }
    /// <summary>Number of its commitment; null for none.</summary>
    [Id(1)] public CommitmentId? Commitment { get; set; }
    /// <summary>When it got its status; null before the first record.</summary>
    [Id(2)] public Instant? Since { get; set; }
    /// <summary>Whether it was asked too often without an answer.</summary>
    [Id(3)] public bool Unreachable { get; set; }
    /// <summary>Expected arrival, as its crew last reported; null for none.</summary>
    [Id(4)] public Instant? Eta { get; set; }
    /// <summary>Number of people that are out; null for none, or the whole squad where an older build has not kept
    /// it.</summary>
    [Id(5)] public int? People { get; set; }
    /// <summary>When its status was recorded; null before the first record.</summary>
    [Id(6)] public Instant? RecordedAt { get; set; }
    /// <summary>When its order was sent; null while it has none.</summary>
    [Id(7)] public Instant? OrderSentAt { get; set; }
    /// <summary>When its crew had the order, as it says; null while it has not said so.</summary>
    [Id(8)] public Instant? OrderReceivedAt { get; set; }
    /// <summary>When its order is to be sent; null where it was sent at once.</summary>
    [Id(9)] public Instant? GoAt { get; set; }
    /// <summary>When it really got its status, where that was earlier than <see cref="Since"/>; else null.</summary>
    [Id(40)] public Instant? OccurredAt { get; set; }
    /// <summary>What its crew reported since it set out unasked; null for a squad that has not, or has an order
    /// since.</summary>
    [Id(41)] public Outing? Unasked { get; set; }
}

/// <summary>The accounts of a depot.</summary>
[GenerateSerializer, Alias("picture.depot")]
public sealed class DepotProjection
{
    /// <summary>Units by resource kind. Each array is indexed by <see cref="StockPlace"/>.</summary>
    [Id(0)] public SortedDictionary<ResourceKind, int[]> Accounts { get; init; } = [];

    /// <summary>Makes the accounts of a kind with all units on the shelf.</summary>
    internal static int[] Open(int units)
    {
        var accounts = new int[StockBooks.Accounts];
        accounts[(int)StockPlace.Available] = units;
        return accounts;
    }
}

/// <summary>A commitment that waits for the confirmation of the requester's duty desk.</summary>
/// <param name="Request">The aid request.</param>
/// <param name="Wanted">The record that asks for the confirmation.</param>
/// <param name="Since">When it was asked for.</param>
[GenerateSerializer, Alias("picture.confirmation")]
public sealed record ConfirmationProjection(ActorId Request, ConfirmationWanted Wanted, Instant Since);

/// <summary>The response level of a tier.</summary>
/// <param name="Declared">The record of the change.</param>
/// <param name="By">The person who declared it; null where nobody gave a command.</param>
/// <param name="Since">When it was declared.</param>
[GenerateSerializer, Alias("picture.level")]
public sealed record LevelProjection(ResponseLevelChanged Declared, Author? By, Instant Since)
{
    /// <summary>When it was recorded.</summary>
    [Id(41)] public Instant RecordedAt { get; init; }
}

/// <summary>An order below reserve floors that is in force.</summary>
/// <param name="Centre">The command centre that gave it.</param>
/// <param name="Order">The order.</param>
/// <param name="Since">When it was given.</param>
[GenerateSerializer, Alias("picture.order")]
public sealed record OrderProjection(ActorId Centre, FloorOrder Order, Instant Since)
{
    /// <summary>When it was given, where that was earlier than its entry; else null.</summary>
    [Id(40)] public Instant? OccurredAt { get; init; }
}

/// <summary>A reporting clock of a report or an answer that a desk still owes.</summary>
[GenerateSerializer, Alias("picture.clock")]
public sealed class ClockProjection
{
    /// <summary>The tier whose desk owes it.</summary>
    [Id(0)] public required ActorId Owner { get; init; }
    /// <summary>The reporting clock.</summary>
    [Id(1)] public required Clock Clock { get; init; }
    /// <summary>The incident or the line that it is about.</summary>
    [Id(2)] public required string Subject { get; init; }
    /// <summary>The limit.</summary>
    [Id(3)] public Instant Due { get; set; }
    /// <summary>Whether the limit has passed.</summary>
    [Id(4)] public bool Missed { get; set; }
}

/// <summary>A warning.</summary>
/// <param name="Tier">The tier that issued it.</param>
/// <param name="Issued">The record of the warning.</param>
/// <param name="At">When it was issued.</param>
[GenerateSerializer, Alias("picture.warning")]
public sealed record WarningProjection(ActorId Tier, WarningIssued Issued, Instant At)
{
    /// <summary>When it ended; null while it is valid.</summary>
    [Id(42)] public Instant? EndedAt { get; init; }
    /// <summary>Why it was cancelled; null where it is valid, or lapsed by itself.</summary>
    [Id(43)] public string? CancelledBecause { get; init; }

    /// <summary>The person who issued it; null where nobody gave a command.</summary>
    [Id(41)] public Author? By { get; init; }
    /// <summary>When it was issued, where that was earlier than its entry; else null.</summary>
    [Id(40)] public Instant? OccurredAt { get; init; }
}

/// <summary>A commitment that waits for the approval of its lender's duty desk.</summary>
/// <param name="Lender">The lender.</param>
/// <param name="Wanted">The record that asks for the approval.</param>
/// <param name="Since">When it was asked for.</param>
/// <param name="IsUnverified">Whether nobody has verified the call that it comes of.</param>
[GenerateSerializer, Alias("picture.approval")]
public sealed record ApprovalProjection(
    ActorId Lender, ApprovalWanted Wanted, Instant Since, bool IsUnverified = false);

/// <summary>A recall: an owner wants its squad back.</summary>
/// <param name="Lender">The lender that owns the squad.</param>
/// <param name="Asked">The record of the recall.</param>
/// <param name="Since">When it was recalled.</param>
[GenerateSerializer, Alias("picture.recall")]
public sealed record RecallProjection(ActorId Lender, RecallAsked Asked, Instant Since)
{
    /// <summary>The answer of the request; null while there is none.</summary>
    [Id(0)] public ReturnAnswer? Answer { get; set; }
    /// <summary>Whether the owner has ordered the squad home itself.</summary>
    [Id(1)] public bool Enforced { get; set; }
    /// <summary>When it was recalled, where that was earlier than its entry; else null.</summary>
    [Id(40)] public Instant? OccurredAt { get; init; }
    /// <summary>The person who recalled it; null where nobody gave a command.</summary>
    [Id(41)] public Author? By { get; init; }
}

/// <summary>A township that asks for move-up cover or has it.</summary>
/// <param name="Asked">The record that asks for the cover.</param>
/// <param name="Since">When it was asked for.</param>
[GenerateSerializer, Alias("picture.cover")]
public sealed record CoverProjection(CoverAsked Asked, Instant Since);
