using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Requests;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Incidents;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Queries;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.Commitments;

/// <summary>The commitments of all requests.</summary>
internal static class CommitmentsApi
{
    private static readonly QueryParameter<IReadOnlySet<CommitmentStatus>> Status =
        Parameters.AnyOf<CommitmentStatus>("status", "How it stands, such as enRoute or onScene.");

    private static readonly QueryParameter<IReadOnlySet<CommitmentStatus>> State =
        Parameters.AnyOf<CommitmentStatus>("state", "The same as status.");

    private static readonly QueryParameter<bool?> Over = Parameters.Flag(
        "over", "true: has ended, or was withdrawn or released; false: not yet.");

    private static readonly QueryParameter<string> Resource = Parameters.Text(
        "resource", "The team or depot: RescueTeam/ID, Depot/ID, the id alone, or its name.");

    private static readonly ListShape<Promise> Shape = new ListShape<Promise>("id", c => c.Id)
        .Where(ListParameters.Incident, (c, incident) => c.Request.BelongsTo == incident)
        .Where(ListParameters.Request, (c, request) => c.Request.Number == request)
        .Place((c, _) => c.Request.Place)
        .Takes(ListParameters.Hazard)
        .Takes(ListParameters.Grade)
        .Tier(ListParameters.Lender, c => c.State.Lender)
        .Where(Resource, (text, open, checks) =>
        {
            var resource = Lookups.Resource(text, Resource.Name, open.Region, checks);
            return c => c.State.Resource == resource;
        })
        .Where(Status, (c, wanted) => wanted.Contains(c.State.Status))
        .Where(State, (c, wanted) => wanted.Contains(c.State.Status))
        .Where(Over, (c, over) => c.State.IsOver == over)
        .Where(ListParameters.Kind, (c, wanted) => wanted.Contains(c.Line.Spec.Kind.Code))
        .Pressing(c => c.Line.Spec.Priority)
        .Happened(c => c.Times?.AcceptedAt)
        .Recorded(c => c.Times?.RecordedAt)
        .Due(c => c.Line.Spec.NeededBy)
        .By("eta", c => c.State.Eta.Milliseconds)
        .By("quantity", c => c.Quantity)
        .Search("number and in the names of lender, resource and place", (c, region) =>
        [
            c.Id, Lookups.NameOf(c.State.Lender, region), c.State.Resource.Key,
            Lookups.NameOf(c.State.Resource, region), Lookups.NameOf(c.Request.Place, region),
        ]);

    /// <summary>A commitment within its request.</summary>
    internal readonly record struct Promise(
        RequestProjection Request, int Number, LineState Line, string Id, CommitmentState State,
        DeploymentProjection? Times)
    {
        public int Quantity => DeploymentProjection.QuantityOf(State, Times);
    }

    public static void Map(RouteGroupBuilder group) =>
        group
            .MapGet("/", List)
            .ProducesList<ListedCommitmentView>(Shape.Query)
            .WithSummary("List commitments")
            .WithDescription(
                "What all requests have accepted, with the times of each: accepted, departed, arrived, left the scene, "
                    + "over. since and until go by when it was accepted; deadline is that of its line.");

    /// <summary>The commitments of a request.</summary>
    public static IEnumerable<Promise> Of(RequestProjection request) =>
        request.Lines.SelectMany((line, i) => line.State.Commitments.Select(c => new Promise(
            request, i + 1, line.State, c.Key.Text, c.Value, request.Deployments.GetValueOrDefault(c.Key.Text))));

    private static async Task<IResult> List(string realm, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var wanted = Shape.Read(http, open);
        var values = QueryValues.Of(http);
        var named = await IncidentLists.Named(open, values);
        var prefix = values.Of(ListParameters.Request)
            ?? (values.Of(ListParameters.Incident) is { } incident
                ? await IncidentLists.PrefixOfRequests(open, incident) : "");
        var range = new ProjectionRange(prefix, "", 0);
        return await ListAnswer.Of(
            http, wanted.And(named is null ? null : c => named.Contains(c.Request.BelongsTo)),
            wish => ListPages.Of(wish, range, open.Requests, Of, c => ListedCommitmentView.Of(c, open)),
            wish => ListPages.Count(wish, range, open.Requests, Of));
    }
}

/// <summary>A commitment in the list of all. The times are those at which it happened, null for what has not;
/// <c>recordedAt</c> is when it was recorded that it was accepted.</summary>
internal sealed record ListedCommitmentView(
    string Id,
    string Request,
    string Incident,
    string Place,
    int Line,
    string Kind,
    Priority Priority,
    string Lender,
    string Tier,
    string Resource,
    int Quantity,
    CommitmentStatus Status,
    Doubt Doubt,
    bool Unverified,
    DateTimeOffset NeededBy,
    DateTimeOffset Eta,
    DateTimeOffset? AcceptedAt,
    DateTimeOffset? RecordedAt,
    DateTimeOffset? DepartedAt,
    DateTimeOffset? ArrivedAt,
    DateTimeOffset? LeftAt,
    DateTimeOffset? EndedAt)
{
    public static ListedCommitmentView Of(CommitmentsApi.Promise c, RealmDesk realm) => new(
        c.Id, c.Request.Number, c.Request.BelongsTo, c.Request.Place, c.Number, c.Line.Spec.Kind.Code,
        c.Line.Spec.Priority, c.State.Lender.ToString(), c.State.Tier.ToString(), c.State.Resource.ToString(),
        c.Quantity, c.State.Status, c.State.Doubt, c.Request.IsUnverified, realm.Time(c.Line.Spec.NeededBy),
        realm.Time(c.State.Eta), Time(c.Times?.AcceptedAt, realm), Time(c.Times?.RecordedAt, realm),
        Time(c.Times?.DepartedAt, realm), Time(c.Times?.ArrivedAt, realm), Time(c.Times?.LeftAt, realm),
        Time(c.Times?.EndedAt, realm));

    private static DateTimeOffset? Time(Instant? at, RealmDesk realm) => at is { } time ? realm.Time(time) : null;
}
