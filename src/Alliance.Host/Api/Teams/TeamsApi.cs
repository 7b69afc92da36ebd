using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;
using Alliance.Grains.Journals;
using Alliance.Host.Access;
using Alliance.Host.Api.AidRequests;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Incidents;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.MasterData;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Teams;

/// <summary>Rescue teams: the status of each, and the reports of its crew.</summary>
internal static class TeamsApi
{
    private const int MaxHistory = 1_000;

    private static readonly QueryParameter<IReadOnlySet<TeamStatus>> Status = Parameters.AnyOf<TeamStatus>(
        "status", "How the squad stands, such as available or enRoute.");

    private static readonly QueryParameter<IReadOnlySet<TeamStatus>> State = Parameters.AnyOf<TeamStatus>(
        "state", "The same as status.");

    private static readonly QueryParameter<IReadOnlySet<string>> Capability = Parameters.Codes(
        "capability", "A capability of the catalogue that it has, by code or name, such as flood-rescue.",
        (string text, out string? mend) => Lookups.Kind(text, out mend, LookupKind.Capability));

    private static readonly QueryParameter<IReadOnlySet<string>> Force = Parameters.Codes(
        "force", "The force that it belongs to, by code or name, such as professional.", Lookups.Force);

    private static readonly QueryParameter<bool?> Unreachable = Parameters.Flag(
        "unreachable", "true: was asked too often without an answer.");

    private static readonly ListShape<Squad> Shape = new ListShape<Squad>("id", t => t.Data.Id)
        .Tier(ListParameters.Owner, t => t.Data.Owner)
        .Place((t, region) => region.SeatOf(t.Data.Owner))
        .Where(Status, (t, wanted) => wanted.Contains(t.Projection.Status))
        .Where(State, (t, wanted) => wanted.Contains(t.Projection.Status))
        .Where(Capability, (t, wanted) => t.Data.Capabilities.Any(c => wanted.Contains(c.Kind.Code)))
        .Where(Force, (t, wanted) => wanted.Contains(t.Data.Force))
        .Where(Unreachable, (t, unreachable) => t.Projection.Unreachable == unreachable)
        .Takes(ListParameters.Incident)
        .Where(
            ListParameters.Request, (t, request) => t.Projection.Commitment is { } task && task.Request == request)
        .Happened(t => t.Projection.OccurredAt ?? t.Projection.Since)
        .Recorded(t => t.Projection.RecordedAt)
        .Due(t => t.Projection.Eta)
        .By("people", t => t.Data.People)
        .Search("id, name, owner's name and commitment", (t, region) =>
            [t.Data.Id, t.Data.Name, Lookups.NameOf(t.Data.Owner, region), t.Projection.Commitment]);

    /// <summary>A squad of the region, and how it stands.</summary>
    private readonly record struct Squad(TeamData Data, TeamProjection Projection);

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapGet("/", List)
            .ProducesList<TeamView>(Shape.Query)
            .WithSummary("List rescue teams")
            .WithDescription(
                "In the order of their ids; filters by owner, township of the seat, status, capability, force and what "
                    + "each is out for. The times are those of its status. Retired ones are left out once they are "
                    + "home.");
        group
            .MapGet("/{id}", Get)
            .WithSummary("Read a rescue team")
            .WithDescription("How it stands, and every record of its own. The ETag is its version.")
            .Produces<TeamDetailView>();
        group
            .MapCommand<TeamReport>(Act.ReportSquad, "/{id}/status", Report)
            .WithSummary("Report where a team stands")
            .WithDescription(
                "What has happened is never refused: where it contradicts a promise, the promise is taken back and the "
                    + "requester told. A detail that is wrong (people, eta) is left out; said flags it, with the "
                    + "mend.");
        group
            .MapCommand<TeamEta>(Act.ReportSquad, "/{id}/eta", Eta)
            .WithSummary("Report when a team will arrive")
            .WithDescription(
                "By another road, later, or that it is stuck. What comes too late for its line is replaced; it goes on "
                    + "until the replacement is committed. A detail that is wrong is left out; said flags it, with the "
                    + "mend.");
        group
            .MapCommand<Diversion>(Act.Decide, "/{id}/divert", Divert)
            .WithSummary("Give a team another task")
            .WithDescription(
                "It leaves its task from wherever it stands, without coming home first, and goes on to the line. Its "
                    + "former request seeks others at once. Its crew has to confirm the new order. The answer is the "
                    + "number of the new commitment.");
        group
            .MapCommand<TeamCorrection>(Act.ReportSquad, "/{id}/corrections", Correct)
            .WithSummary("Put a mis-keyed report right")
            .WithDescription("As a report that may go backwards.");
    }

    private static async Task<IResult> List(string realm, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var ofIncident = await IncidentLists.OfRequests(open, QueryValues.Of(http));
        return await ListRoutes.Answer(
            http, open,
            Shape.Read(http, open).And(
                ofIncident is null ? null : t => t.Projection.Commitment is { } task && ofIncident(task.Request)),
            (s, at) => at.Region.Teams.Values.Select(t => new Squad(t, s.Team(t.Id)))
                .Where(t => TeamView.IsListed(t.Data, t.Projection)),
            (t, _, at) => TeamView.Of(t.Data, t.Projection, at));
    }

    private static async Task<IResult> Get(string realm, string id, Desk desk, JournalReader journal, HttpContext http)
    {
        var open = await desk.Open(realm);
        var team = Naming.Team(id, open.Region);
        var snapshot = await open.Read(Actor(team));
        var state = snapshot?.State as TeamState ?? new TeamState();
        var seen = await open.See(s => s.Team(team.Id));
        var history = await journal.Of(open.Live.Id, Actor(team), 0, MaxHistory);
        Etags.Set(http.Response, snapshot?.Version ?? 0);
        return Results.Ok(
            new TeamDetailView(
                TeamView.Of(
                    team,
                    new TeamProjection
                    {
                        Status = state.Status,
                        Commitment = state.Task?.Commitment,
                        Since = seen.Since,
                        RecordedAt = seen.RecordedAt,
                        OccurredAt = seen.OccurredAt,
                        OrderSentAt = state.Order is { GoAt: null } order ? order.SentAt : null,
                        OrderReceivedAt = state.Order?.ReceivedAt,
                        GoAt = state.Order?.GoAt,
                        Unreachable = state.Unreachable,
                        People = state.People ?? state.Outing?.Size,
                        Eta = state.Eta,
                    },
                    open),
                state.Status == TeamStatus.Resting ? open.Time(state.ReadyAt) : null,
                state.DepartedAt is { } departed ? open.Time(departed) : null,
                [.. history.Select(r => RecordView.Of(r.Entry, open))])
            {
                Contacts = Caller.MayReadPeople(http, realm) ? ContactView.For(Actor(team), open.Region) : [],
            });
    }

    private static Task<CommandReply> Report([AsParameters] CommandCall<TeamReport> call, string id) => call
        .Read((body, checks, open) =>
        {
            Naming.Team(id, open.Region);
            return new ReportStatus(
                checks.By(body), checks.OccurredAt(body, open.Live),
                (TeamStatus)checks.Value(body.Status, "status", ApiJson.NamesOf(typeof(ReportedStatus))), null,
                checks.Detail("people", body.People, "The number stays as it was.", () => body.People),
                checks.Detail("eta", body.Eta, EtaDetails.AsBefore, () => Arrival(body.Eta)));

            Instant? Arrival(string? eta) =>
                eta is null ? null : checks.By(null, eta, ("minutes", "eta"), open.Live, 0, Checks.MaxMinutes);
        })
        // A crew that reports late, a number or a time is told what came of it.
        .SendTo(
            open => Task.FromResult(Actor(Naming.Team(id, open.Region))),
            says: call.Body is { People: not null } or { OccurredAt: not null } or { Eta: not null });

    private static async Task<CommandReply> Eta([AsParameters] CommandCall<TeamEta> call, string id)
    {
        var realm = await call.Desk.Open(call.Realm);
        var known = await Known(Naming.Team(id, realm.Region), realm);
        return await call
            .Read((body, checks, open) =>
            {
                var (by, occurred) = (checks.By(body), checks.OccurredAt(body, open.Live));
                return new ReportEta(
                    by, occurred, Arrival(body, (occurred, known), checks, open),
                    checks.Detail("reason", body.Reason, "The report is taken.",
                        () => checks.Text(body.Reason, "reason", "say why")) ?? "no reason given");
            })
            .SendTo(open => Task.FromResult(Actor(Naming.Team(id, open.Region))));
    }

    /// <summary>Returns when a squad is expected so far, as its request knows; null where it is stuck, or has no
    /// task.</summary>
    private static async Task<Instant?> Known(TeamData team, RealmDesk realm) =>
        (await realm.Read(Actor(team)))?.State is TeamState { Task: { } task }
        && (await realm.Read(task.Line.Request.ToAidRequest()))?.State is RequestState request
        && request.Lines.ElementAtOrDefault(task.Line.Line - 1) is { } line
        && line.Commitments.TryGetValue(task.Commitment, out var commitment) && !commitment.Stuck
            ? commitment.Eta : null;

    /// <summary>Reads when a crew says that it arrives; null where it is stuck. What it says is never refused for a
    /// detail: of a time that cannot be the rest counts, else what was known. Who says nothing is asked.</summary>
    private static Instant? Arrival(
        TeamEta body, (Instant? Occurred, Instant? Known) at, Checks checks, RealmDesk open)
    {
        var says = body.Stuck == true || body.Minutes is not null || body.Eta is not null
            || checks.IsWrong("stuck") || checks.IsWrong("minutes") || checks.IsWrong("eta");
        if (!says)
        {
            checks.Wrong("minutes", "is missing: minutes, a time in eta, or stuck: true.");
            return null;
        }

        checks.Detail("stuck", body.Stuck, "It does not count as stuck.", () => body.Stuck);
        if (body.Stuck == true)
        {
            LeaveOut("minutes", body.Minutes);
            LeaveOut("eta", body.Eta);
            return null;
        }

        var hasMinutes = body.Minutes is >= 0 and <= Checks.MaxMinutes;
        var eta = checks.Detail(
            "eta", body.Eta, hasMinutes ? EtaDetails.Minutes : EtaDetails.AsBefore, () => Time(hasMinutes));
        var minutes = checks.Detail(
            "minutes", body.Minutes, eta is null ? EtaDetails.AsBefore : EtaDetails.Time, Minutes);
        return minutes is { } left ? (at.Occurred ?? open.Live.Now) + Span.FromMinutes(left) : eta ?? at.Known;

        void LeaveOut(string field, object? said) => checks.Detail(field, said, EtaDetails.Stuck, () =>
        {
            if (said is not null) checks.Wrong(field, "leave it out when the team is stuck.");
            return said;
        });

        int? Minutes() => body.Minutes is null ? null
            : checks.Count(body.Minutes, "minutes", 0, "minutes", Checks.MaxMinutes);

        Instant? Time(bool beside)
        {
            if (body.Eta is null) return null;
            if (beside) checks.Wrong("eta", "leave it out, or the minutes: one says when.");
            return checks.By(null, body.Eta, ("minutes", "eta"), open.Live, 0, Checks.MaxMinutes);
        }
    }

    private static async Task<CommandReply> Divert([AsParameters] CommandCall<Diversion> call, string id)
    {
        var realm = await call.Desk.Open(call.Realm);
        var team = Naming.Team(id, realm.Region);
        var squad = (await realm.Read(Actor(team)))?.State as TeamState;
        var leaves = squad?.Task?.Commitment;
        var former = leaves is { } commitment
            ? ((await realm.Read(commitment.Request.ToAidRequest()))?.State as RequestState)?.Incident.Text : null;
        LineId line = default;
        return await call
            .Read((body, checks, open) =>
            {
                if (body.To is null) checks.Wrong("to", "is missing: the line to go to.");
                else line = checks.Line(body.To, "to");
                if (leaves is null)
                    checks.Wrong("to", $"team {team.Id} has no task to leave; let the line find it, or enter it as aid "
                        + "arranged by telephone.");
                return new DivertSquad(
                    checks.By(body), checks.OccurredAt(body, open.Live), line.Line, team.Id,
                    leaves ?? new CommitmentId(""), checks.Tier(body.OnBehalfOf, "onBehalfOf", open.Region),
                    checks.Text(body.Reason, "reason", "say why"), former,
                    squad?.Lender);
            })
            .SendTo(open => AidRequestsApi.ActorOf(open, line.Request));
    }

    private static Task<CommandReply> Correct([AsParameters] CommandCall<TeamCorrection> call, string id) => call
        .Read((body, checks, open) =>
        {
            Naming.Team(id, open.Region);
            return new ReportStatus(
                checks.By(body), checks.OccurredAt(body, open.Live),
                (TeamStatus)checks.Value(body.Status, "status", ApiJson.NamesOf(typeof(ReportedStatus))),
                checks.Text(body.Reason, "reason", "say what was wrong"));
        })
        .SendTo(open => Actor(Naming.Team(id, open.Region)));

    private static ActorId Actor(TeamData team) => new(ActorKind.RescueTeam, team.Id);
}
