using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Situations;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;
using Xunit;

namespace Alliance.Core.Tests.Stories;

/// <summary>A test that tells a story in a region of its own. Each ends with the invariants: always, and at rest if it
/// came to rest.</summary>
public abstract class StoryTests : IDisposable
{
    protected static readonly Author Someone = new("someone", "duty desk");
    private Story? _story;

    private protected Story Story => _story ?? throw new InvalidOperationException("The story has not begun.");

    private protected Story Begin(RegionPlan plan) => _story = new Story(plan.Build());

    private protected Story BeginIn(Region region) => _story = new Story(region);

    public void Dispose()
    {
        if (_story is not null) Assert.Empty(_story.Violations());
        GC.SuppressFinalize(this);
    }

    protected static LineSpec Line(
        ResourceKind kind, int quantity, Priority priority = Priority.Urgent, int hours = 8) =>
        new(kind, quantity, priority, Instant.Start + Span.FromHours(hours));

    /// <summary>An incident in township 1, open.</summary>
    protected ActorId Incident(int township = 1)
    {
        var number =
            Story.Do(TestRegions.Town(township), new ReportIncident(Someone, null, "flood", "flood", null)).Number!;
        Story.Advance(new Span(2_000));
        return number.ToIncident();
    }

    /// <summary>An aid request of a new incident, with some seconds for its first calls.</summary>
    protected ActorId Ask(params LineSpec[] lines) => AskAt(1, lines);

    protected ActorId AskAt(int township, params LineSpec[] lines)
    {
        var incident = Incident(township);
        return Story.Do(incident, new RaiseAidRequest(Someone, null, lines)).Number!.ToAidRequest();
    }

    protected void Minutes(int minutes) => Story.Advance(Span.FromMinutes(minutes));

    protected void Reports(ActorId team, params TeamStatus[] statuses)
    {
        foreach (var status in statuses)
        {
            Assert.Null(Story.Do(team, new ReportStatus(Someone, null, status, null)).Refused);
            Minutes(1);
        }
    }

    protected void Corrects(ActorId team, TeamStatus status)
    {
        Assert.Null(Story.Do(team, new ReportStatus(Someone, null, status, "mis-keyed")).Refused);
        Minutes(1);
    }

    /// <summary>The squad goes, works and comes home.</summary>
    protected void Serves(ActorId team) =>
        Reports(team, TeamStatus.Mobilising, TeamStatus.EnRoute, TeamStatus.OnScene, TeamStatus.Returning,
            TeamStatus.Available);

    protected void Delivers(ActorId depot, string commitment)
    {
        foreach (var status in (ShipmentStatus[])[ShipmentStatus.Shipped, ShipmentStatus.Delivered])
            Assert.Null(
                Story.Do(depot, new ReportShipment(Someone, null, new CommitmentId(commitment), status)).Refused);
        Minutes(1);
    }

    protected T One<T>(ActorId? actor = null) where T : JournalRecord => Assert.Single(Story.All<T>(actor));
    /// <summary>The times of a commitment, as they are shown.</summary>
    protected DeploymentProjection TimesOf(ActorId request, string commitment) =>
        DeploymentsOf(request)[commitment];

    /// <summary>The times of each commitment of a request, as they are shown.</summary>
    protected IReadOnlyDictionary<string, DeploymentProjection> DeploymentsOf(ActorId request)
    {
        var situation = new SituationFold(Story.FirstRegion);
        foreach (var entry in Story.Journal) situation.On(entry);
        return situation.Requests[request.Key].Deployments;
    }

    protected IEnumerable<ActorId> Accepted(ActorId? request = null) =>
        Story.All<CommitmentAccepted>(request).Select(a => a.Resource);
    protected CommitmentAccepted Acceptance(ActorId resource) =>
        Story.All<CommitmentAccepted>().Last(a => a.Resource == resource);
    protected IEnumerable<(ActorId Lender, DeclineCode Code)> Declines() =>
        Story.All<OfferDeclined>().Select(d => (d.Lender, d.Code));
    protected Outcome OutcomeOf(ActorId request) => One<RequestSettled>(request).Outcome;
    protected TeamStatus StatusOf(ActorId team) =>
        Story.All<TeamStatusChanged>(team).Select(c => c.Status).LastOrDefault();
    protected IEnumerable<CommitmentStatus> ProgressOf(string commitment) =>
        Story.All<CommitmentProgress>().Where(p => p.Commitment == commitment).Select(p => p.Status);
}
