using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Situations;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;
using Alliance.Grains.Journals;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Teams;

/// <summary>Rescue teams: the status of each, and the reports of its crew.</summary>
internal static class TeamsApi
{
    private const int MaxHistory = 1_000;

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapGet("/", List)
            .WithSummary("List rescue teams")
            .WithDescription(
                "In the order of their ids; filters by owner (Township/CODE, or the code alone), township of the seat, "
                    + "status and capability.");
        group
            .MapGet("/{id}", Get)
            .WithSummary("Read a rescue team")
            .WithDescription("How it stands, and every record of its own. The ETag is its version.")
            .Produces<TeamDetailView>();
        group
            .MapCommand<TeamReport>("/{id}/status", Report)
            .WithSummary("Report where a team stands")
            .WithDescription(
                "What has happened is never refused: where it contradicts a promise, the promise is taken back and the "
                    + "requester told.");
        group
            .MapCommand<TeamEta>("/{id}/eta", Eta)
            .WithSummary("Report when a team will arrive")
            .WithDescription(
                "By another road, later, or that it is stuck. What comes too late for its line is replaced; it goes on "
                    + "until the replacement is committed.");
        group
            .MapCommand<TeamCorrection>("/{id}/corrections", Correct)
            .WithSummary("Put a mis-keyed report right")
            .WithDescription("As a report that may go backwards.");
    }

    private static async Task<Page<TeamView>> List(
        string realm,
        Desk desk,
        [AsParameters] Paging paging,
        string? owner,
        string? place,
        string? status,
        string? capability)
    {
        var open = await desk.Open(realm);
        var wanted = ApiJson.Parse<TeamStatus>(status, "status");
        place = Naming.PlaceFilter(place, "place", open.Region);
        var owns = Naming.OwnerFilter(owner, "owner", open.Region);
        capability = Naming.KindFilter(capability, "capability", LookupKind.Capability);
        var teams = open
            .Region.Teams.Values.Where(t =>
                (owns is null || t.Owner == owns)
                && (place is null || open.Region.SeatOf(t.Owner) == place)
                && (capability is null || t.Capabilities.Any(c => c.Kind.Code == capability)))
            .OrderBy(t => t.Id, StringComparer.Ordinal);
        return await open.See(situation =>
            paging.Of(
                teams.Where(t => wanted is null || situation.Team(t.Id).Status == wanted),
                t => t.Id,
                t => TeamView.Of(t, situation.Team(t.Id), open)));
    }

    private static async Task<IResult> Get(string realm, string id, Desk desk, JournalReader journal, HttpContext http)
    {
        var open = await desk.Open(realm);
        var team = Known(id, open);
        var snapshot = await open.Read(Actor(id));
        var state = snapshot?.State as TeamState ?? new TeamState();
        var since = await open.See(s => s.Team(id).Since);
        var history = await journal.Of(open.Live.Id, Actor(id), 0, MaxHistory);
        Etags.Set(http.Response, snapshot?.Version ?? 0);
        return Results.Ok(
            new TeamDetailView(
                TeamView.Of(
                    team,
                    new TeamProjection
                    {
                        Status = state.Status,
                        Commitment = state.Task?.Commitment,
                        Since = since,
                        Unreachable = state.Unreachable,
                        People = state.People,
                        Eta = state.Eta,
                    },
                    open),
                state.Status == TeamStatus.Resting ? open.Time(state.ReadyAt) : null,
                state.DepartedAt is { } departed ? open.Time(departed) : null,
                [.. history.Select(r => RecordView.Of(r.Entry, open))]));
    }

    private static Task<CommandReply> Report([AsParameters] CommandCall<TeamReport> call, string id) => call
        .Read((body, checks, open) =>
        {
            Known(id, open);
            return new ReportStatus(
                checks.By(body), checks.OccurredAt(body, open.Live),
                (TeamStatus)checks.Value(body.Status, "status", ApiJson.NamesOf(typeof(ReportedStatus))), null,
                body.People is null ? null : checks.Count(body.People, "people", 1, "people that go on"));
        })
        .SendTo(Actor(id));

    private static Task<CommandReply> Eta([AsParameters] CommandCall<TeamEta> call, string id) =>
        call.Read(
                (body, checks, open) =>
                {
                    Known(id, open);
                    var (by, occurred) = (checks.By(body), checks.OccurredAt(body, open.Live));
                    if (body.Stuck == true && body.Minutes is not null)
                        checks.Wrong("minutes", "leave it out when the team is stuck.");
                    Instant? eta =
                        body.Stuck == true
                            ? null
                            : open.Live.Now
                                + Span.FromMinutes(
                                    checks.Count(
                                        body.Minutes,
                                        "minutes",
                                        0,
                                        "minutes, or stuck: true",
                                        Checks.MaxMinutes));
                    return new ReportEta(by, occurred, eta, checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(Actor(id));

    private static Task<CommandReply> Correct([AsParameters] CommandCall<TeamCorrection> call, string id) => call
        .Read((body, checks, open) =>
        {
            Known(id, open);
            return new ReportStatus(
                checks.By(body), checks.OccurredAt(body, open.Live),
                (TeamStatus)checks.Value(body.Status, "status", ApiJson.NamesOf(typeof(ReportedStatus))),
                checks.Text(body.Reason, "reason", "say what was wrong"));
        })
        .SendTo(Actor(id));

    private static ActorId Actor(string id) => new(ActorKind.RescueTeam, id);

    private static TeamData Known(string id, RealmDesk open) =>
        open.Region.Teams.GetValueOrDefault(id)
        ?? throw Naming.NotFound(id, open.Region, LookupKind.Team);
}
