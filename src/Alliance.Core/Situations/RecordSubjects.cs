using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Geography;
using Alliance.Core.Incidents;
using Alliance.Core.Ledgers;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Offers;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Teams;
using Alliance.Core.Townships;

namespace Alliance.Core.Situations;

/// <summary>What a record is about, beside the actor that gave it.</summary>
public static class RecordSubjects
{
    /// <summary>The aid request that a record is of or names; null for none.</summary>
    public static string? RequestOf(in JournalEntry entry) =>
        entry.Actor.Kind == ActorKind.AidRequest ? entry.Actor.Key : LineOf(entry.Body)?.Request ?? RequestNamedBy(entry.Body);

    /// <summary>The incident that a record is of or names, by itself or by one of its requests; null for none.</summary>
    public static string? IncidentOf(in JournalEntry entry) => IncidentItself(entry) ?? (RequestOf(entry) is { } request ? Numbers.IncidentOf(request) : null);

    /// <summary>The incident that a record is of or names by itself; null for none.</summary>
    internal static string? IncidentItself(in JournalEntry entry) => entry.Actor.Kind == ActorKind.Incident ? entry.Actor.Key : IncidentNamedBy(entry.Body);

    private static string? IncidentNamedBy(JournalRecord body) => body switch
    {
        IncidentReported r => r.Incident,
        SameIncidentSuspected r => r.Younger,
        IncidentsMerged r => r.Younger,
        ReportedUpward r => r.Incident,
        UpwardReportReceived r => r.Incident,
        HandoverAsked r => r.Incident,
        CommandNoted r => r.Incident,
        AidOffered r => r.Incident,
        ClockStarted { Clock: not Clock.CrossBoundary } r => r.Subject,
        ClockRunsOut { Clock: not Clock.CrossBoundary } r => r.Subject,
        ClockMissed { Clock: not Clock.CrossBoundary } r => r.Subject,
        ClockStopped { Clock: not Clock.CrossBoundary } r => r.Subject,
        ClockLifted { Clock: not Clock.CrossBoundary } r => r.Subject,
        _ => null,
    };

    /// <summary>The township where a record belongs: its actor's, else that of the request it names; null for neither.</summary>
    public static string? PlaceOf(in JournalEntry entry, Region region) =>
        region.PlaceOf(entry.Actor) ?? (RequestOf(entry) is { } request ? Numbers.TownshipOf(request) : null);

    /// <summary>The request of a commitment: <c>430422106-01-R03-L1-TA-01-2</c> belongs to <c>430422106-01-R03</c>.</summary>
    public static string RequestOfCommitment(string commitment) =>
        commitment.IndexOf("-L", StringComparison.Ordinal) is var at and > 0 ? commitment[..at] : commitment;

    /// <summary>Cover is asked by the one request of an incident of its own.</summary>
    private static string? RequestNamedBy(JournalRecord body) => body switch
    {
        AidRequestRaised raised => raised.Request,
        LedgerSettled settled => settled.Request,
        CoverAsked asked => Numbers.AidRequest(asked.Incident, 1),
        CoverEnded ended => Numbers.AidRequest(ended.Incident, 1),
        _ => CommitmentOf(body) is { } commitment ? RequestOfCommitment(commitment) : null,
    };

    /// <summary>The line that a record names; null for none.</summary>
    internal static LineId? LineOf(JournalRecord body) => body switch
    {
        LineNoLongerNeeded r => r.Line,
        SearchOpened r => r.Demand.Line,
        SearchAmended r => r.Demand.Line,
        LineMerged r => r.Line,
        DuplicateSuspected r => r.Younger,
        CheckInAccepted r => r.Line,
        AidOfferTaken r => r.Line,
        UnsolicitedOfferAnswered r => r.Line,
        OffersCalled r => r.Line,
        OfferReceived r => r.Line,
        OfferDeclined r => r.Line,
        Awarded r => r.Line,
        Requisitioned r => r.Line,
        RequisitionDeclined r => r.Line,
        RequisitionGivenUp r => r.Line,
        CommitmentPassedOn r => r.Line,
        CommitmentLate r => r.Line,
        SearchClosed r => r.Line,
        SlotTaken r => r.Line,
        HoldDisplaced r => r.Line,
        RecallAsked r => r.Line,
        RecallAnswered r => r.Line,
        RecallEnforced r => r.Line,
        LedgerEntered r => r.Line,
        LedgerReturned r => r.Line,
        LedgerReduced r => r.Line,
        LedgerCorrected r => r.Line,
        LenderRefused r => r.Line,
        ApprovalWanted r => r.Line,
        ConfirmationWanted r => r.Line,
        ConfirmationGiven r => r.Line,
        LenderCommitted r => r.Line,
        LenderAssigned r => r.Line,
        TakeBackOrdered r => r.Line,
        TakeBackFailed r => r.Line,
        CommitmentTakenBack r => r.Line,
        PromiseBroken r => r.Line,
        ExtensionWanted r => r.Line,
        ExtensionDecided r => r.Line,
        TeamAtWork r => r.Task.Line,
        Deploy r => r.Task.Line,
        Ship r => r.Task.Line,
        BringBack r => r.Task.Line,
        _ => null,
    };

    private static string? CommitmentOf(JournalRecord body) => body switch
    {
        SlotReturned r => r.Commitment,
        ClockStarted { Clock: Clock.CrossBoundary } r => r.Subject,
        ClockRunsOut { Clock: Clock.CrossBoundary } r => r.Subject,
        ClockMissed { Clock: Clock.CrossBoundary } r => r.Subject,
        ClockStopped { Clock: Clock.CrossBoundary } r => r.Subject,
        ClockLifted { Clock: Clock.CrossBoundary } r => r.Subject,
        SlotReduced r => r.Commitment,
        ApprovalGiven r => r.Commitment,
        TeamStatusChanged r => r.Commitment,
        TeamRefused r => r.Commitment,
        UnexpectedReport r => r.Commitment,
        ReportCorrected r => r.Commitment,
        UnexpectedShipment r => r.Commitment,
        StoodDown r => r.Commitment,
        ComeHome r => r.Commitment,
        StaysByOrder r => r.Commitment,
        Overdue r => r.Commitment,
        ReliefDue r => r.Commitment,
        TeamUnreachable r => r.Commitment,
        TeamHeardAgain r => r.Commitment,
        SquadStrengthChanged r => r.Commitment,
        EtaReported r => r.Commitment,
        WayChanged r => r.Commitment,
        StayOn r => r.Commitment,
        RestBroken r => r.Commitment,
        TeamNotHeard r => r.Commitment,
        TeamBackInContact r => r.Commitment,
        StockMoved r => r.Commitment,
        StockRefused r => r.Commitment,
        DoNotShip r => r.Commitment,
        PartShipment r => r.Commitment,
        ArrangedBeyondStock r => r.Commitment,
        UnexpectedReturn r => r.Commitment,
        StockWrittenOff r => r.Commitment,
        GoodsOwed r => r.Commitment,
        GoodsStillOut r => r.Commitment,
        ReturnOverdue r => r.Commitment,
        ShipmentOverdue r => r.Commitment,
        _ => null,
    };
}
