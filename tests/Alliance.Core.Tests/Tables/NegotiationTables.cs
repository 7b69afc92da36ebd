using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Tables;

/// <summary>The tables of the negotiation: a line's search at a tier, the line at its request, a commitment at its
/// lender and at its request.</summary>
internal static class NegotiationTables
{
    private static readonly Author Someone = new("someone", "duty desk");
    private static readonly ActorId TheRequest = Samples.Request.ToAidRequest();

    /// <summary>A command centre asks: it decides at quarter hours, so that every state of a search can be
    /// seen.</summary>
    private static readonly Samples AtCounty = new() { Commitment = $"{Samples.Request}-L1-{CountyCode}-1", Round = 2 };

    /// <summary>The first tier of the line is its own township.</summary>
    private static readonly Samples AtRequest =
        new() { Lender = Town(1), Resource = Squad(1, 1), Commitment = $"{Samples.Request}-L1-{Code(1)}-1" };

    /// <summary>What the giving side of a tier is handed; the asking side's table leaves it out.</summary>
    private static readonly HashSet<Type> Giving =
    [
        typeof(CallForOffers), typeof(Requisition), typeof(Held), typeof(HoldRefused), typeof(Approve),
        typeof(ApprovalDue), typeof(Accept), typeof(ReleaseCommitment),
        typeof(TakeBack), typeof(AcceptanceDue), typeof(Arranged), typeof(ResourceFreed), typeof(ReadinessReport),
        typeof(RecallCommitment), typeof(ReturnAnswered), typeof(ReturnAnswerDue), typeof(ReturnDue),
    ];

    /// <summary>What the asking side is handed.</summary>
    private static readonly HashSet<Type> Asking =
    [
        typeof(Solicit), typeof(StopSearch), typeof(Offer), typeof(Decline), typeof(AnswersDue), typeof(DecisionDue),
        typeof(RequisitionGranted),
        typeof(RequisitionRefused), typeof(RequisitionDue),
    ];

    public static Table Search { get; } = new()
    {
        Name = "Search",
        About = "The county's search for eight people for township 1: it has none of its own, asks the other townships "
            + "in its second round, and decides at quarter hours.",
        Samples = AtCounty,
        Elsewhere = Giving,
        Sender = m => m is Solicit or StopSearch or Settled ? TheRequest : Town(2),
        StateOf = state => SearchIn((TierState)state),
        States =
        [
            ("none", () => County_()),
            ("calling", () => County_(Solicits, FirstDecision)),
            ("awaiting decision", () => County_(Solicits, FirstDecision, Offers, TheOthersDecline)),
            ("requisitioning", () => County_(Solicits, FirstDecision, Offers, TheOthersDecline, Decides)),
            ("over", () => County_(Solicits, FirstDecision, Offers, TheOthersDecline, Decides, Grants)),
        ],
    };

    public static Table Line { get; } = new()
    {
        Name = "Line",
        About = "A line of eight people at its request; tier by tier it is put to township 1, the alliance and the "
            + "county. \"covered\": found and on its way; \"given up\": four were found and nobody is left to ask.",
        Samples = AtRequest,
        Sender = SenderToRequest,
        StateOf = state => LineIn((RequestState)state),
        States =
        [
            ("none", () => Request_()),
            ("seeking", () => Request_(Submits)),
            ("stopping", () => Request_(Submits, Ends)),
            ("covered", () => Request_(Submits, Commits(8), EndsAt(Town(1), 8, 8))),
            ("given up",
                () => Request_(Submits, Commits(4), EndsAt(Town(1), 4, 8), EndsAt(Allies, 0, 4), EndsAt(County, 0, 4))),
            ("over", () => Request_(Submits, Ends, EndsAt(Town(1), 0, 8))),
        ],
    };

    public static Table Slot { get; } = new()
    {
        Name = "CommitmentAtLender",
        About = "A squad of township 2 for township 1, requisitioned by their alliance, whose lenders approve; as "
            + "township 2 has it.",
        Samples = new Samples(),
        Elsewhere = Asking,
        Sender = SenderToLender,
        StateOf = state => ((TierState)state).Slots.GetValueOrDefault(
            new CommitmentId(new Samples().Commitment))?.Stage.ToString()
            ?? "none",
        States =
        [
            ("none", () => Lender_()),
            ("Asked", () => Lender_(Requisitions)),
            ("AwaitingApproval", () => Lender_(Requisitions, Holds)),
            ("Offered", () => Lender_(Requisitions, Holds, Approves)),
            ("Accepted", () => Lender_(Requisitions, Holds, Approves, Accepts)),
            ("Releasing", () => Lender_(Requisitions, Holds, TakesBack)),
        ],
    };

    public static Table Commitment { get; } = new()
    {
        Name = "CommitmentAtRequest",
        About = "The same, as its request has it (here a squad of township 1 itself). \"release asked\": the line no "
            + "longer needs it, and it has not said yet that it turns back.",
        Samples = AtRequest,
        Sender = SenderToRequest,
        StateOf = state => CommitmentIn((RequestState)state),
        States =
        [
            ("none", () => Request_(Submits)),
            ("Accepted", () => Request_(Submits, Commits(8))),
            ("Mobilising", () => Request_(Submits, Commits(8), Reports(CommitmentStatus.Mobilising))),
            ("EnRoute", () => Request_(Submits, Commits(8), Reports(CommitmentStatus.EnRoute))),
            ("OnScene", () => Request_(Submits, Commits(8), Reports(CommitmentStatus.OnScene))),
            ("Returning", () => Request_(
                Submits, Commits(8), Reports(CommitmentStatus.OnScene), Reports(CommitmentStatus.Returning))),
            ("Ended", () => Request_(
                Submits, Commits(8), Reports(CommitmentStatus.OnScene), Reports(CommitmentStatus.Ended))),
            ("Withdrawn", () => Request_(Submits, Commits(8), Reports(CommitmentStatus.Withdrawn))),
            ("Released", () => Request_(Submits, Commits(8), Ends, Reports(CommitmentStatus.Released))),
            ("release asked", () => Request_(Submits, Commits(8), Ends)),
        ],
    };

    private static readonly LineSpec Eight =
        new(Catalogue.FloodRescue, 8, Priority.Urgent, Instant.Start + Span.FromMinutes(300));

    private static (Message, ActorId?) Solicits => (new Solicit(AtCounty.Demand), TheRequest);
    private static (Message, ActorId?) FirstDecision => (new DecisionDue(), null);
    private static (Message, ActorId?) Offers =>
        (new Offer(AtCounty.Line, 2, [new Candidate(Town(2), Squad(2, 1), 8, 35)], AtCounty.Now + AtCounty.Deadline),
            Town(2));
    private static (Message, ActorId?) TheOthersDecline => (new AnswersDue(AtCounty.Line, 2), null);
    private static (Message, ActorId?) Decides => (new DecisionDue(), null);
    private static (Message, ActorId?) Grants =>
        (new RequisitionGranted(
            AtCounty.Line, new CommitmentId(AtCounty.Commitment), 8, AtCounty.Now, AtCounty.Now + AtCounty.Deadline),
            Town(2));

    private static (Message, ActorId?) Submits =>
        (new Submit(new RequestNumber(Samples.Request), new IncidentNumber(Samples.Incident), Code(1), null, [Eight]),
            Samples.Incident.ToIncident());
    private static (Message, ActorId?) Ends =>
        (new EndLine(AtRequest.Line, "the need has fallen"), Samples.Incident.ToIncident());
    private static (Message, ActorId?) Commits(int quantity) =>
        (new Commitment(
            AtRequest.Line, new CommitmentId(AtRequest.Commitment), Town(1), Squad(1, 1), quantity, AtRequest.Now,
            AtRequest.Now + AtRequest.Deadline), Town(1));
    private static (Message, ActorId?) EndsAt(ActorId tier, int promised, int asked) =>
        (new SearchEnded(AtRequest.Line, promised, asked, tier == Town(1) ? 1 : tier == Allies ? 2 : 3), tier);
    private static (Message, ActorId?) Reports(CommitmentStatus status) =>
        (new CommitmentReport(AtRequest.Line, new CommitmentId(AtRequest.Commitment), status, null), Squad(1, 1));

    private static (Message, ActorId?) Requisitions =>
        (new Requisition(new Samples().Demand, new CommitmentId(new Samples().Commitment), Squad(2, 1), 8,
            new AgreementId(Allies.Key),
            new Samples().Now + new Samples().Deadline), Allies);
    private static (Message, ActorId?) Holds =>
        (new Held(new Samples().Line, new CommitmentId(new Samples().Commitment), 8, 1), Squad(2, 1));
    private static (Message, ActorId?) Approves =>
        (new Approve(Someone, null, new CommitmentId(new Samples().Commitment), true, "send them"), null);
    private static (Message, ActorId?) Accepts =>
        (new Accept(
            new Samples().Line, new CommitmentId(new Samples().Commitment), new Samples().Now + new Samples().Deadline),
            TheRequest);
    private static (Message, ActorId?) TakesBack =>
        (new TakeBack(new Samples().Line, new CommitmentId(new Samples().Commitment), "no longer needed"), Allies);

    private static Stage County_(params (Message, ActorId?)[] way) =>
        Tables.Walk(new Stage(new RegionPlan().Build(), County), way);
    private static Stage Request_(params (Message, ActorId?)[] way) =>
        Tables.Walk(new Stage(new RegionPlan().Build(), TheRequest), way);
    private static Stage Lender_(params (Message, ActorId?)[] way) =>
        Tables.Walk(new Stage(new RegionPlan { Approves = true }.Build(), Town(2)), way);

    private static ActorId SenderToRequest(Message message) => message switch
    {
        Submit or EndLine => Samples.Incident.ToIncident(),
        CommitmentReport => Squad(1, 1),
        _ => Town(1),
    };

    private static ActorId SenderToLender(Message message) => message switch
    {
        Held or HoldRefused or ResourceFreed or ReadinessReport => Squad(2, 1),
        Accept or ReleaseCommitment or Arranged or Settled => TheRequest,
        _ => Allies,
    };

    private static string SearchIn(TierState tier) =>
        tier.Searches.GetValueOrDefault(AtCounty.Line) is { } search
            ? search.Waiting.Count > 0 ? "calling" : search.Ready ? "awaiting decision" : search.Pending.Count > 0
            ? "requisitioning" : "idle"
            : tier.Requisitions > 0 ? "over" : "none";

    private static string LineIn(RequestState request)
    {
        if (request.Lines.Count == 0) return "none";
        var line = request.Lines[0];
        if (line.Outcome != Outcome.Open) return "over";
        if (line.Searching) return line.EndedBecause is null ? "seeking" : "stopping";
        return line.EndedBecause is not null ? "given up" : line.Remainder <= 0 ? "covered" : "idle";
    }

    private static string CommitmentIn(RequestState request)
    {
        if (request.Lines.Count == 0
            || !request.Lines[0].Commitments.TryGetValue(new CommitmentId(AtRequest.Commitment), out var commitment))
            return "none";
        return commitment is { IsOver: false, ReleaseAsked: true } ? "release asked" : $"{commitment.Status}";
    }
}
