using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Offers;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Responses;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Townships;
using Alliance.Core.Warnings;

namespace Alliance.Core.Situations;

/// <summary>An incident as the journal shows it.</summary>
public sealed class IncidentPicture
{
    public required string Number { get; init; }
    public required string Place { get; init; }
    public required string Name { get; init; }
    public required string Hazard { get; init; }
    public required Instant ReportedAt { get; init; }
    public bool IsOpen { get; set; } = true;
    public string? ClosedBecause { get; set; }
    public SortedDictionary<ResourceKind, Need> Needs { get; } = [];
    /// <summary>Numbers of its requests, in order.</summary>
    public List<string> Requests { get; } = [];
    /// <summary>Lines that may ask for the same, the younger first.</summary>
    public List<DuplicateSuspected> AskedTwice { get; } = [];
    /// <summary>Older incidents of its township that may be the same, the likeliest first; not more than a few.</summary>
    public List<string> MayBe { get; } = [];
    /// <summary>Teams that turned up unasked and have not left.</summary>
    public SortedDictionary<string, CheckInPicture> CheckIns { get; } = new(StringComparer.Ordinal);
    /// <summary>People of social teams that were let stay; promised aid does not count them.</summary>
    public int UnaskedPeople => CheckIns.Values.Sum(c => c.Stage == CheckInStage.Counted ? c.Arrived.Social!.People : 0);
    public EventGrade? Grade { get; set; }
    /// <summary>All its situation reports, in order.</summary>
    public List<SituationReport> Reports { get; } = [];
    /// <summary>The body that commands; null until it is open.</summary>
    public ActorId? Commander { get; set; }
    /// <summary>A handover that waits for its answer.</summary>
    public HandoverProposed? Handover { get; set; }
    /// <summary>Unsolicited offers that wait for an answer.</summary>
    public List<UnsolicitedOfferReceived> Offers { get; } = [];
    /// <summary>Who told whom of it, upward.</summary>
    public List<(ActorId Teller, Instant At, ReportedUpward Report)> Upward { get; } = [];
}

/// <summary>A team that turned up unasked.</summary>
public sealed class CheckInPicture
{
    public required TeamTurnedUp Arrived { get; init; }
    public required Instant Since { get; init; }
    public CheckInStage Stage { get; set; }
    /// <summary>What a squad that was let stay serves.</summary>
    public LineId? Line { get; set; }
    /// <summary>Questions so far without an answer.</summary>
    public int Asked { get; set; }
}

/// <summary>An aid request as the journal shows it.</summary>
public sealed class RequestPicture
{
    public required string Number { get; init; }
    public required string Incident { get; init; }
    public required string Place { get; init; }
    public required Instant RaisedAt { get; init; }
    public required List<LinePicture> Lines { get; init; }
    public Outcome Outcome { get; set; }
    /// <summary>Every record that names it, its own and those of others, in order.</summary>
    public List<JournalEntry> Entries { get; } = [];
}

/// <summary>A line, and all searches for it.</summary>
public sealed class LinePicture
{
    /// <summary>As its request sees it, as far as records tell.</summary>
    public required LineState State { get; init; }
    public List<SearchPicture> Searches { get; } = [];
    /// <summary>How far the search under way has come.</summary>
    public SearchStep Step => Searches.LastOrDefault() is { IsOpen: true } search ? search.Step : SearchStep.None;
    public LineStage Stage => LineStages.Of(State, Step);
}

/// <summary>One tier's search for a line.</summary>
public sealed class SearchPicture
{
    public required ActorId Tier { get; init; }
    public required int Asked { get; set; }
    public required Instant OpenedAt { get; init; }
    public bool IsOpen { get; set; } = true;
    public SearchStep Step { get; set; }
    public string? EndedBecause { get; set; }
    public List<RoundPicture> Rounds { get; } = [];
    public List<RequisitionPicture> Requisitions { get; } = [];
}

/// <summary>One round of a search: who was called, what each said, what was chosen.</summary>
public sealed class RoundPicture
{
    public required int Round { get; init; }
    public required ActorId[] Called { get; init; }
    public List<Candidate> Offers { get; } = [];
    public List<(ActorId Lender, DeclineCode Code)> Declines { get; } = [];
    /// <summary>Its awards; more than one where requisitions were refused.</summary>
    public List<Awarded> Awards { get; } = [];
    /// <summary>Lenders that have answered, or had their time.</summary>
    public int Answers { get; set; }
}

/// <summary>A requisition and what came of it.</summary>
public sealed class RequisitionPicture
{
    public required Requisitioned Asked { get; init; }
    public bool Granted { get; set; }
    public DeclineCode? Refused { get; set; }
    public bool IsPending => !Granted && Refused is null;
}

/// <summary>A team as the journal shows it.</summary>
public sealed class TeamPicture
{
    public TeamStatus Status { get; set; }
    public string? Commitment { get; set; }
    public Instant? Since { get; set; }
    /// <summary>Asked too often without an answer.</summary>
    public bool Unreachable { get; set; }
    /// <summary>When its crew last said that it will arrive.</summary>
    public Instant? Eta { get; set; }
    /// <summary>How many of the squad are out, where it is not all.</summary>
    public int? People { get; set; }
}

/// <summary>A depot's accounts, by kind; each array is indexed by <see cref="StockPlace"/>.</summary>
public sealed class DepotPicture
{
    public SortedDictionary<ResourceKind, int[]> Accounts { get; } = [];

    /// <summary>The accounts of a kind with all of it on the shelf.</summary>
    internal static int[] Open(int units)
    {
        var accounts = new int[StockBooks.Accounts];
        accounts[(int)StockPlace.Available] = units;
        return accounts;
    }
}

/// <summary>A commitment that waits for the word of the requester's duty desk.</summary>
public sealed record ConfirmationPicture(ActorId Request, ConfirmationWanted Wanted, Instant Since);

/// <summary>A tier's response level: what was declared, by whom, since when.</summary>
public sealed record LevelPicture(ResponseLevelChanged Declared, Author? By, Instant Since);

/// <summary>An order below reserve floors.</summary>
public sealed record OrderPicture(ActorId Centre, FloorOrder Order, Instant Since);

/// <summary>A clock that a desk still owes something by.</summary>
public sealed class ClockPicture
{
    public required ActorId Owner { get; init; }
    public required Clock Clock { get; init; }
    public required string Subject { get; init; }
    public Instant Due { get; set; }
    public bool Missed { get; set; }
}

/// <summary>A warning that is valid.</summary>
public sealed record WarningPicture(ActorId Tier, WarningIssued Issued, Instant At);

/// <summary>A commitment that waits for the word of its lender's duty desk.</summary>
public sealed record ApprovalPicture(ActorId Lender, ApprovalWanted Wanted, Instant Since);

/// <summary>A squad that its owner wants back.</summary>
public sealed record RecallPicture(ActorId Lender, RecallAsked Asked, Instant Since)
{
    /// <summary>Null while the request has not answered.</summary>
    public ReturnAnswer? Answer { get; set; }
    /// <summary>The owner has ordered it home itself.</summary>
    public bool Enforced { get; set; }
}

/// <summary>A township that asks for move-up cover, or has it.</summary>
public sealed record CoverPicture(CoverAsked Asked, Instant Since);
