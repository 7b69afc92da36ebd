using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Responses;
using Alliance.Core.Teams;
using Alliance.Core.Tiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Alerts;

/// <summary>What a notice asks of people.</summary>
/// <param name="Kind">What they are to do.</param>
/// <param name="Matter">The name of the matter; null where only an acknowledgement settles it.</param>
/// <param name="Until">When an answer is too late; null for no such time.</param>
public readonly record struct AlertRule(AlertKind Kind, string? Matter = null, Instant? Until = null);

/// <summary>Says which notices need the answer of a person, and which records settle what they are about. This table is
/// the only place that says so.</summary>
public static class AlertTable
{
    /// <summary>Returns what a notice asks of people; null where it only informs them.</summary>
    /// <param name="notice">The notice.</param>
    /// <param name="of">The actor that gives it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The kind of notice is unknown here.</exception>
    public static AlertRule? Of(Notice notice, ActorId of) => notice switch
    {
        Deploy or TeamDiverted or PlaceCorrected or ComeHome => new(AlertKind.Order, Order(of)),
        Ship { Task.Commitment: var c } => new(AlertKind.Order, Goods(c)),
        ShipmentRedirected { Task.Commitment: var c } => new(AlertKind.Order, Goods(c)),
        BringBack { Task.Commitment: var c } => new(AlertKind.Order, Goods(c)),
        DoNotShip { Commitment: var c } => new(AlertKind.Order, Goods(c)),
        ApprovalWanted n => new(AlertKind.Decision, Approval(n.Commitment), n.Until),
        ConfirmationWanted n => new(AlertKind.Decision, Confirmation(n.Commitment), n.Until),
        ExtensionWanted n => new(AlertKind.Decision, Extension(n.Commitment), n.AnswerBy),
        HandoverAsked n => new(AlertKind.Decision, Handover(n.Incident), n.Until),
        TeamTurnedUp { CheckIn: var id } => new(AlertKind.Decision, id),
        CheckInAsked { CheckIn: var id } => new(AlertKind.Decision, id),
        OutsideTeamRegistered { Outside: var id } => new(AlertKind.Decision, id),
        OutsideTeamAsked { Outside: var id } => new(AlertKind.Decision, id),
        UnsolicitedOfferReceived n => new(AlertKind.Decision, n.Offer, n.ValidUntil),
        StrickenWhileLending => new(AlertKind.Decision),
        OrderUnconfirmed => new(AlertKind.Overdue, Order(of)),
        Overdue => new(AlertKind.Overdue, Silence(of)),
        TeamNotHeard n => new(AlertKind.Overdue, Silence(n.Team)),
        ShipmentOverdue { Commitment: var c } => new(AlertKind.Overdue, Goods(c)),
        GoodsStillOut { Commitment: var c } => new(AlertKind.Overdue, Goods(c)),
        ReturnOverdue { Commitment: var c } => new(AlertKind.Overdue, Goods(c)),
        ClockRunsOut n => new(AlertKind.Overdue, ClockOf(of, n.Clock, n.Subject)),
        ClockMissed n => new(AlertKind.Overdue, ClockOf(of, n.Clock, n.Subject)),
        TakeBackFailed => new(AlertKind.Overdue),
        StoodDown or StayOn or WayChanged or RestCutShort or ReliefDue or DeparturePlanned or ShipmentPlanned
            or ShipmentReduced or WarningLapsed or OutsideTeamAnswered or LetterWritten or LetterEnded or TeamSentHome
            or SquadTaskChanged or CommandNoted or DuplicateSuspected or SameIncidentSuspected
            or SameAcrossBorderSuspected or ClockStarted or ClockCorrected or UpwardReportReceived or AidOfferTaken
            or AidOfferTurnedDown or TeamBackInContact or ReliefAsked or LateArrivalTold => null,
        _ => throw new ArgumentOutOfRangeException(
            nameof(notice), notice.GetType().Name,
            "Say in AlertTable.Of whether this notice needs the answer of a person."),
    };

    /// <summary>Returns the matters that a record settles; none for most.</summary>
    /// <param name="entry">The record.</param>
    public static string[] SettledBy(in JournalEntry entry) => entry.Body switch
    {
        ApprovalGiven { Commitment: var c } => [Approval(c)],
        LenderCommitted { Commitment: var c } => [Approval(c)],
        SlotReturned { Commitment: var c } => [Approval(c), Extension(c), Goods(c)],
        ConfirmationGiven { Commitment: var c } => [Confirmation(c)],
        CommitmentAccepted { Commitment: var c } => [Confirmation(c)],
        CommitmentNotTaken { Commitment: var c } => [Confirmation(c)],
        ExtensionDecided { Commitment: var c } => [Extension(c)],
        HandoverDeclined or HandoverLapsed or CommandHandedOver => [Handover(IncidentNumber.Of(entry.Actor))],
        CheckInAccepted { CheckIn: var id } => [id],
        TeamSentHome { CheckIn: var id } => [id],
        TeamCheckedOut { CheckIn: var id } => [id],
        OutsideTeamAnswered { Outside: var id } => [id],
        UnsolicitedOfferAnswered { Offer: var id } => [id],
        UnsolicitedOfferLapsed { Offer: var id } => [id],
        ClockStopped r => [ClockOf(entry.Actor, r.Clock, r.Subject)],
        ClockLifted r => [ClockOf(entry.Actor, r.Clock, r.Subject)],
        ClockCorrected r => [ClockOf(entry.Actor, r.Clock, r.Subject)],
        TeamBackInContact { Team: var team } => [Silence(team)],
        // What the crew itself has said: an order changes the status too.
        OrderReceived => [Order(entry.Actor), Silence(entry.Actor)],
        TeamStatusChanged or EtaReported when entry.Author is not null => [Order(entry.Actor), Silence(entry.Actor)],
        ShipmentNoted { Commitment: var c } => [Goods(c)],
        PartShipment { Commitment: var c } => [Goods(c)],
        StockMoved { Commitment: { } c } when entry.Author is not null => [Goods(c)],
        _ => [],
    };

    private static string Approval(CommitmentId commitment) => $"approval/{commitment}";

    private static string Confirmation(CommitmentId commitment) => $"confirmation/{commitment}";

    private static string Extension(CommitmentId commitment) => $"extension/{commitment}";

    private static string Goods(CommitmentId commitment) => $"goods/{commitment}";

    private static string Handover(IncidentNumber incident) => $"handover/{incident}";

    private static string Order(ActorId squad) => $"order/{squad}";

    private static string Silence(ActorId squad) => $"silence/{squad}";

    private static string ClockOf(ActorId owner, Clock clock, string subject) => $"clock/{owner}/{clock}/{subject}";
}
