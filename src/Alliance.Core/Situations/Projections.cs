using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Negotiation;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Responses;
using Alliance.Core.Tiers;
using Alliance.Core.Vocabulary;
using Alliance.Core.Warnings;

namespace Alliance.Core.Situations;

/// <summary>An incident as the journal shows it.</summary>
[GenerateSerializer, Alias("picture.incident")]
public sealed class IncidentProjection : IProjection
{
    [Id(0)] public required string Number { get; init; }
    [Id(1)] public required string Place { get; init; }
    [Id(2)] public required string Name { get; init; }
    [Id(3)] public required string Hazard { get; init; }
    [Id(4)] public required Instant ReportedAt { get; init; }
    [Id(5)] public bool IsOpen { get; set; } = true;
    [Id(6)] public string? ClosedBecause { get; set; }
    [Id(7)] public SortedDictionary<ResourceKind, Need> Needs { get; init; } = [];
    /// <summary>Requests numbered so far.</summary>
    [Id(8)] public int Raised { get; set; }
    /// <summary>Lines that may ask for the same, the younger first, as long as that is sought.</summary>
    [Id(9)] public List<DuplicateSuspected> AskedTwice { get; init; } = [];
    /// <summary>Older incidents of its township that may be the same, the likeliest first; not more than a
    /// few.</summary>
    [Id(10)] public List<string> MayBe { get; init; } = [];
    /// <summary>Teams that turned up unasked and have not left.</summary>
    [Id(11)] public SortedDictionary<string, CheckInProjection> CheckIns { get; init; } = new(StringComparer.Ordinal);
    /// <summary>People of social teams that were let stay; promised aid does not count them.</summary>
    public int UnaskedPeople =>
        CheckIns.Values.Sum(c => c.Stage == CheckInStage.Counted ? c.Arrived.Social!.People : 0);
    [Id(12)] public EventGrade? Grade { get; set; }
    /// <summary>All its situation reports, in order.</summary>
    [Id(13)] public List<SituationReport> Reports { get; init; } = [];
    /// <summary>The body that commands; null until it is open.</summary>
    [Id(14)] public ActorId? Commander { get; set; }
    /// <summary>A handover that waits for its answer.</summary>
    [Id(15)] public HandoverProposed? Handover { get; set; }
    /// <summary>Unsolicited offers that wait for an answer.</summary>
    [Id(16)] public List<UnsolicitedOfferReceived> Offers { get; init; } = [];
    /// <summary>Who told whom of it, upward.</summary>
    [Id(17)] public List<(ActorId Teller, Instant At, ReportedUpward Report)> Upward { get; init; } = [];
    /// <inheritdoc/>
    [Id(18)] public long LastRecord { get; private set; }

    /// <summary>Numbers of its requests, in order.</summary>
    public IEnumerable<string> Requests =>
        Enumerable.Range(1, Raised).Select(count => RequestNumber.Of(new IncidentNumber(Number), count).Text);

    /// <inheritdoc/>
    public bool IsAtRest =>
        !IsOpen && Handover is null && AskedTwice.Count == 0 && CheckIns.Count == 0 && Offers.Count == 0;

    /// <inheritdoc/>
    public void Took(long record) => LastRecord = record;
}

/// <summary>A team that turned up unasked.</summary>
[GenerateSerializer, Alias("picture.check-in")]
public sealed class CheckInProjection
{
    [Id(0)] public required TeamTurnedUp Arrived { get; init; }
    [Id(1)] public required Instant Since { get; init; }
    [Id(2)] public CheckInStage Stage { get; set; }
    /// <summary>What a squad that was let stay serves.</summary>
    [Id(3)] public LineId? Line { get; set; }
    /// <summary>Questions so far without an answer.</summary>
    [Id(4)] public int Asked { get; set; }
}

/// <summary>An aid request as the journal shows it.</summary>
[GenerateSerializer, Alias("picture.request")]
public sealed class RequestProjection : IProjection
{
    [Id(0)] public required string Number { get; init; }
    [Id(1)] public required IncidentNumber Incident { get; init; }
    [Id(2)] public required string Place { get; init; }
    [Id(3)] public required Instant RaisedAt { get; init; }
    [Id(4)] public required List<LineProjection> Lines { get; init; }
    [Id(5)] public Outcome Outcome { get; set; }
    /// <summary>The number of every record that names it, its own and those of others, in order.</summary>
    [Id(6)] public List<long> Records { get; init; } = [];
    /// <summary>When each of those that its lenders promised is to arrive, by commitment.</summary>
    [Id(7)] public SortedDictionary<string, Instant> Promised { get; init; } = new(StringComparer.Ordinal);
    /// <summary>The lender whose approval was ever wanted, by commitment.</summary>
    [Id(8)] public SortedDictionary<string, ActorId> Approvers { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Commitments that its own duty desk was ever to confirm.</summary>
    [Id(9)] public SortedSet<string> Confirmable { get; init; } = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public long LastRecord => Records is [.., var last] ? last : 0;

    /// <inheritdoc/>
    public bool IsAtRest =>
        Outcome != Outcome.Open && Lines.TrueForAll(l => l.State.Commitments.Values.All(c => c.IsOver));

    /// <inheritdoc/>
    public void Took(long record) => Records.Add(record);
}

/// <summary>A line, and all searches for it.</summary>
[GenerateSerializer, Alias("picture.line")]
public sealed class LineProjection
{
    /// <summary>As its request sees it, as far as records tell.</summary>
    [Id(0)] public required LineState State { get; init; }
    [Id(1)] public List<SearchProjection> Searches { get; init; } = [];
    /// <summary>How far the search under way has come.</summary>
    public SearchStep Step => Searches.LastOrDefault() is { IsOpen: true } search ? search.Step : SearchStep.None;
    public LineStage Stage => LineStages.Of(State, Step);
}

/// <summary>One tier's search for a line.</summary>
[GenerateSerializer, Alias("picture.search")]
public sealed class SearchProjection
{
    [Id(0)] public required ActorId Tier { get; init; }
    [Id(1)] public required int Asked { get; set; }
    [Id(2)] public required Instant OpenedAt { get; init; }
    [Id(3)] public bool IsOpen { get; set; } = true;
    [Id(4)] public SearchStep Step { get; set; }
    [Id(5)] public string? EndedBecause { get; set; }
    [Id(6)] public List<RoundProjection> Rounds { get; init; } = [];
    [Id(7)] public List<RequisitionProjection> Requisitions { get; init; } = [];
}

/// <summary>One round of a search: who was called, what each said, what was chosen.</summary>
[GenerateSerializer, Alias("picture.round")]
public sealed class RoundProjection
{
    [Id(0)] public required int Round { get; init; }
    [Id(1)] public required ActorId[] Called { get; init; }
    [Id(2)] public List<Candidate> Offers { get; init; } = [];
    [Id(3)] public List<(ActorId Lender, DeclineCode Code)> Declines { get; init; } = [];
    /// <summary>Its awards; more than one where requisitions were refused.</summary>
    [Id(4)] public List<Awarded> Awards { get; init; } = [];
    /// <summary>Lenders that have answered, or had their time.</summary>
    [Id(5)] public int Answers { get; set; }
}

/// <summary>A requisition and what came of it.</summary>
[GenerateSerializer, Alias("picture.requisition")]
public sealed class RequisitionProjection
{
    [Id(0)] public required Requisitioned Asked { get; init; }
    [Id(1)] public bool Granted { get; set; }
    [Id(2)] public DeclineCode? Refused { get; set; }
    public bool IsPending => !Granted && Refused is null;
}

/// <summary>A team as the journal shows it.</summary>
[GenerateSerializer, Alias("picture.team")]
public sealed class TeamProjection
{
    [Id(0)] public TeamStatus Status { get; set; }
    [Id(1)] public CommitmentId? Commitment { get; set; }
    [Id(2)] public Instant? Since { get; set; }
    /// <summary>Asked too often without an answer.</summary>
    [Id(3)] public bool Unreachable { get; set; }
    /// <summary>When its crew last said that it will arrive.</summary>
    [Id(4)] public Instant? Eta { get; set; }
    /// <summary>How many of the squad are out, where it is not all.</summary>
    [Id(5)] public int? People { get; set; }
}

/// <summary>A depot's accounts, by kind; each array is indexed by <see cref="StockPlace"/>.</summary>
[GenerateSerializer, Alias("picture.depot")]
public sealed class DepotProjection
{
    [Id(0)] public SortedDictionary<ResourceKind, int[]> Accounts { get; init; } = [];

    /// <summary>The accounts of a kind with all of it on the shelf.</summary>
    internal static int[] Open(int units)
    {
        var accounts = new int[StockBooks.Accounts];
        accounts[(int)StockPlace.Available] = units;
        return accounts;
    }
}

/// <summary>A commitment that waits for the word of the requester's duty desk.</summary>
[GenerateSerializer, Alias("picture.confirmation")]
public sealed record ConfirmationProjection(ActorId Request, ConfirmationWanted Wanted, Instant Since);

/// <summary>A tier's response level: what was declared, by whom, since when.</summary>
[GenerateSerializer, Alias("picture.level")]
public sealed record LevelProjection(ResponseLevelChanged Declared, Author? By, Instant Since);

/// <summary>An order below reserve floors.</summary>
[GenerateSerializer, Alias("picture.order")]
public sealed record OrderProjection(ActorId Centre, FloorOrder Order, Instant Since);

/// <summary>A clock that a desk still owes something by.</summary>
[GenerateSerializer, Alias("picture.clock")]
public sealed class ClockProjection
{
    [Id(0)] public required ActorId Owner { get; init; }
    [Id(1)] public required Clock Clock { get; init; }
    [Id(2)] public required string Subject { get; init; }
    [Id(3)] public Instant Due { get; set; }
    [Id(4)] public bool Missed { get; set; }
}

/// <summary>A warning that is valid.</summary>
[GenerateSerializer, Alias("picture.warning")]
public sealed record WarningProjection(ActorId Tier, WarningIssued Issued, Instant At);

/// <summary>A commitment that waits for the word of its lender's duty desk.</summary>
[GenerateSerializer, Alias("picture.approval")]
public sealed record ApprovalProjection(ActorId Lender, ApprovalWanted Wanted, Instant Since);

/// <summary>A squad that its owner wants back.</summary>
[GenerateSerializer, Alias("picture.recall")]
public sealed record RecallProjection(ActorId Lender, RecallAsked Asked, Instant Since)
{
    /// <summary>Null while the request has not answered.</summary>
    [Id(0)] public ReturnAnswer? Answer { get; set; }
    /// <summary>The owner has ordered it home itself.</summary>
    [Id(1)] public bool Enforced { get; set; }
}

/// <summary>A township that asks for move-up cover, or has it.</summary>
[GenerateSerializer, Alias("picture.cover")]
public sealed record CoverProjection(CoverAsked Asked, Instant Since);
