using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Grains.Hosting;
using Alliance.Grains.Journals;
using Alliance.Grains.Realms;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Incidents;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.AidRequests;

/// <summary>Aid requests. They are raised for an incident, and the actors then negotiate them without further
/// commands.</summary>
internal static class AidRequestsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapCreation<NewAidRequest>(Act.Decide, "/", Raise)
            .WithSummary("Raise an aid request")
            .WithDescription(
                "The incident numbers it. Its lines are put to the village alliance, the township, its alliances, the "
                    + "county and the regional centre in turn, as far as each leaves a remainder.");
        AidRequestLists.Map(group);
        group
            .MapGet("/{number}", Get)
            .WithSummary("Read an aid request")
            .WithDescription(
                "Its lines, every search with calls, offers, declines, awards and requisitions, its commitments, and "
                    + "every record of the journal that names it. The ETag is its version.")
            .Produces<AidRequestDetailView>();
        MapChanges(group);
    }

    private static void MapChanges(RouteGroupBuilder group)
    {
        group
            .MapCommand<Ending>(Act.Decide, "/{number}/cancel", Cancel)
            .WithSummary("Cancel an aid request")
            .WithDescription("What has not departed stands down, what has is released; nothing more is sought.");
        group
            .MapCommand<Amendment>(Act.Decide, "/{number}/lines/{line:int}/amend", Amend)
            .WithSummary("Amend a line")
            .WithDescription(
                "More or fewer, more or less pressing, sooner or later. The search that runs goes on with it; what is "
                    + "too many and has not departed is given back, who would arrive last first; those on the way turn "
                    + "back too, unless lives depend on the line or correction is given. The old values stay in "
                    + "the journal.");
        group
            .MapCommand<MergeBody>(Act.Decide, "/{number}/merge", Merge)
            .WithSummary("Merge a request into an older one")
            .WithDescription(
                "Both ask for the same: the open lines of this one end for the sake of those of the older of the same "
                    + "kind, which get the more urgent priority, the earlier deadline and the larger need; said tells "
                    + "it. What is under way goes on, and what has not departed too as far as the older lacks it; the "
                    + "rest is given back.");
        group
            .MapCommand<Ending>(Act.Decide, "/{number}/commitments/{commitment}/release", Release)
            .WithSummary("Release a commitment")
            .WithDescription("The team stands down or comes home.");
        group
            .MapCommand<ExtensionBody>(Act.Decide, "/{number}/commitments/{commitment}/extension", Extend)
            .WithSummary("Ask that a squad stay longer")
            .WithDescription(
                "Its lender answers by its duty desk or by rule within an hour, else the answer is no; nobody stays "
                    + "beyond the hard limit.");
        group
            .MapCommand<ArrangedAid>(Act.EnterFact, "/{number}/arranged-aid", EnterArrangedAid)
            .WithSummary("Enter aid arranged by telephone")
            .WithDescription(
                "What people have arranged among themselves is a fact: it is entered whatever floors and caps say, "
                    + "under the author's name. Where it is another office's, author.name is the person who promised "
                    + "it. A squad that is promised to the line already keeps its number. After "
                    + "the line is over it is on record as over: it orders nobody.");
    }

    private static Task<CreationAnswer> Raise([AsParameters] CommandCall<NewAidRequest> call)
    {
        var incident = "";
        return call
            .Read((body, checks, open) =>
            {
                incident = checks.Number(body.Incident, "incident", "the number of the incident");
                return new RaiseAidRequest(
                    checks.By(body), checks.OccurredAt(body, open.Live), Lines(body.Lines, checks, open.Live));
            })
            .LookingUp(async (checks, open) =>
            {
                if (incident.Length > 0 && !await IsKnownIncident(open, incident))
                    checks.Wrong("incident", IncidentsApi.NoIncident(incident, open));
            })
            .Create(
                async open =>
                {
                    if (!IncidentsApi.MayBe(open, incident)) await Incident(open, incident);
                    return incident.ToIncident();
                },
                "aid-requests",
                number => number.ToAidRequest(),
                // Its state is read only where the request was refused: a read for each request would cost too much.
                open => Incident(open, incident));
    }

    /// <summary>Looks up the incident that a body names. An unknown incident is an error of that field.</summary>
    private static async Task Incident(RealmDesk open, string number)
    {
        try
        {
            await IncidentsApi.Known(open, number);
        }
        catch (ApiProblem unknown) when (unknown.Status == StatusCodes.Status404NotFound)
        {
            throw ApiProblem.BadInput("incident", unknown.Message);
        }
    }

    private static async Task<bool> IsKnownIncident(RealmDesk open, string number)
    {
        try
        {
            await Incident(open, number);
            return true;
        }
        catch (ApiProblem)
        {
            return false;
        }
    }

    private static LineSpec[] Lines(NewLine[]? lines, Checks checks, LiveRealm realm)
    {
        if (lines is not { Length: > 0 and <= Core.Incidents.Incident.MaxLines })
        {
            checks.Wrong("lines", $"give 1 to {Core.Incidents.Incident.MaxLines} lines.");
            return [];
        }

        return [.. lines.Select((line, i) => Line(line, $"lines[{i}]", checks, realm))];
    }

    private static LineSpec Line(NewLine? line, string field, Checks checks, LiveRealm realm)
    {
        line ??= new NewLine();
        var priority = checks.Value(line.Priority, $"{field}.priority", "lifeSaving, urgent or routine");
        var by = line is { NeededWithinMinutes: null, NeededBy: null }
            ? checks.Within(IncidentPolicy.NeededWithin(priority), realm)
            : checks.By(
                line.NeededWithinMinutes, line.NeededBy, ($"{field}.neededWithinMinutes", $"{field}.neededBy"), realm);
        var notBefore = checks.ToCome(line.NotBefore, $"{field}.notBefore", realm);
        if (notBefore >= by)
            checks.Wrong($"{field}.notBefore", "is not before the time by which it is needed; give an earlier time.");
        var kind = checks.Kind(line.Kind, $"{field}.kind");
        return new LineSpec(
            kind,
            checks.Count(line.Quantity, $"{field}.quantity", 1, "people or units"),
            priority,
            by,
            checks.Requirement(line, $"{field}.", kind),
            notBefore);
    }

    private static async Task<IResult> Get(
        string realm,
        string number,
        Desk desk,
        JournalReader journal,
        HttpContext http)
    {
        var open = await desk.Open(realm);
        var snapshot = await Known(open, number);
        var seen = await open.Request(number, p =>
            Tuple.Create(Detail(p, snapshot?.State as RequestState, open), p.Records.ToArray())
        ) ?? throw Unknown(number, open);
        var records = await journal.Read(open.Live.Id, seen.Item2);
        Etags.Set(http.Response, snapshot?.Version ?? 0);
        return Results.Ok(seen.Item1 with { Journal = [.. records.Select(r => RecordView.Of(r.Entry, open))] });
    }

    /// <summary>Creates the details of a request. Lines and commitments come from its own state, and the work of others
    /// for it from the journal. Its records are read later.</summary>
    private static AidRequestDetailView Detail(RequestProjection projection, RequestState? state, RealmDesk realm)
    {
        var view = AidRequestView.Of(projection, realm);
        var lines = state?.Lines ?? projection.Lines.ConvertAll(l => l.State);
        return new AidRequestDetailView(
            view with
            {
                Outcome = state?.Outcome ?? projection.Outcome,
                Lines = [.. lines.Select((line, i) => LineView.Of(i + 1, line, projection.Lines[i].Step, realm))],
            },
            [
                .. projection.Lines.SelectMany(
                    (line, i) => line.Searches.Select(s => TierSearchView.Of(i + 1, s, realm))),
            ],
            [
                .. lines.SelectMany(
                    (line, i) => line.Commitments.Select(c => CommitmentView.Of(c.Key, i + 1, c.Value, realm) with
                    {
                        Quantity = DeploymentProjection.QuantityOf(
                            c.Value, projection.Deployments.GetValueOrDefault(c.Key.Text)),
                    })),
            ],
            []);
    }

    private static Task<CommandReply> Cancel([AsParameters] CommandCall<Ending> call, string number) =>
        call.Read(
                (body, checks, open) =>
                    new CancelRequest(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        checks.Text(body.Reason, "reason", "say why")))
            .SendTo(open => ActorOf(open, number));

    private static Task<CommandReply> Amend([AsParameters] CommandCall<Amendment> call, string number, int line) =>
        call.Read(
                (body, checks, open) =>
                {
                    var (author, occurred) = (checks.By(body), checks.OccurredAt(body, open.Live));
                    Instant? by = body is { NeededWithinMinutes: null, NeededBy: null }
                        ? null
                        : checks.By(
                            body.NeededWithinMinutes, body.NeededBy, ("neededWithinMinutes", "neededBy"), open.Live);
                    if (body.Quantity is { } quantity)
                        checks.Count(quantity, "quantity", 1, "people or units");
                    return new AmendLine(
                        author,
                        occurred,
                        line,
                        body.Quantity,
                        body.Priority,
                        by,
                        checks.Text(body.Reason, "reason", "say why"),
                        body.Correction ?? false,
                        checks.ToCome(body.NotBefore, "notBefore", open.Live),
                        body.AtOnce ?? false);
                })
            .SendTo(open => ActorOf(open, number));

    private static Task<CommandReply> Merge([AsParameters] CommandCall<MergeBody> call, string number)
    {
        var into = "";
        return call.Read(
                (body, checks, open) =>
                {
                    into = checks.Number(body.Into, "into", "the number of the older request");
                    return new MergeRequests(
                        checks.By(body), checks.OccurredAt(body, open.Live), new RequestNumber(number),
                        new RequestNumber(into), checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(async open =>
            {
                await Known(open, number);
                await MustBeThere(into, open);
                return await open.Request(number, r => r.BelongsTo) is { } incident
                    ? incident.ToIncident() : new RequestNumber(number).Incident.ToIncident();
            }, says: true);
    }

    private static async Task MustBeThere(string into, RealmDesk open)
    {
        try
        {
            await Known(open, into);
        }
        catch (ApiProblem unknown) when (unknown.Status == StatusCodes.Status404NotFound)
        {
            throw ApiProblem.BadInput("into",
                $"no aid request has the number {into}; GET {open.Path}/aid-requests lists those that there are.");
        }
    }

    private static Task<CommandReply> Release(
        [AsParameters] CommandCall<Ending> call,
        string number,
        string commitment
    ) =>
        call.Read(
                (body, checks, open) =>
                    new Release(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        new CommitmentId(commitment),
                        checks.Text(body.Reason, "reason", "say why")))
            .SendTo(open => ActorOf(open, number));

    private static Task<CommandReply> Extend(
        [AsParameters] CommandCall<ExtensionBody> call,
        string number,
        string commitment
    ) =>
        call.Read(
                (body, checks, open) =>
                    new AskExtension(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        new CommitmentId(commitment),
                        checks.By(body.Minutes, body.Until, ("minutes", "until"), open.Live, max: Checks.MaxMinutes),
                        checks.Text(body.Reason, "reason", "say why")))
            .SendTo(open => ActorOf(open, number));

    private static Task<CommandReply> EnterArrangedAid([AsParameters] CommandCall<ArrangedAid> call, string number) =>
        call.Read(
                (body, checks, open) =>
                {
                    var resource = checks.Resource(body.Resource, open.Region);
                    var quantity =
                        resource.Kind == ActorKind.Depot ? checks.Count(body.Quantity, "quantity", 1, "units") : 0;
                    if (body.Quantity is < 0)
                        checks.Count(body.Quantity, "quantity", 0, "units");
                    return new EnterArrangedAid(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        checks.Count(body.Line, "line", 1, "the number of the line"),
                        resource,
                        quantity);
                })
            .SendTo(open => Keeper(open, number, call.Body));

    /// <summary>Returns the actor of a request, once it is known that the depot of aid arranged by telephone keeps the
    /// kind: from the beginning, or since it was counted in.</summary>
    private static async Task<ActorId> Keeper(RealmDesk open, string number, ArrangedAid body)
    {
        var actor = await ActorOf(open, number);
        if (
            body is not { Resource: { } resource, Line: { } line }
            || Naming.Resource(resource, open.Region).Resource is not { Kind: ActorKind.Depot, Key: var id })
            return actor;
        var kind = await open.Request(number, r =>
            line <= r.Lines.Count ? r.Lines[line - 1].State.Spec.Kind.Code : "");
        if (
            string.IsNullOrEmpty(kind) || !new ResourceKind(kind).IsSupply
            || await open.See(s => s.Depot(id).Accounts.ContainsKey(new ResourceKind(kind))))
            return actor;
        throw ApiProblem.BadInput(
            "resource", $"{id} keeps no {kind}; if it does, enter a stock-taking there first.");
    }

    /// <summary>Returns the actor of a request that exists.</summary>
    /// <exception cref="ApiProblem">No actor has assigned that number.</exception>
    internal static async Task<ActorId> ActorOf(RealmDesk open, string number)
    {
        await Known(open, number);
        return number.ToAidRequest();
    }

    /// <summary>Reads the state of a request. Returns null while the request has a number but its own first commit is
    /// still under way.</summary>
    /// <exception cref="ApiProblem">No actor has assigned that number.</exception>
    public static async Task<ActorSnapshot?> Known(RealmDesk open, string number)
    {
        var (incident, count) = IncidentsApi.SplitNumber(number, 'R');
        if (
            incident is not { Length: > 1 }
            || !incident.EndsWith('-')
            || RequestNumber.Of(new IncidentNumber(incident[..^1]), count) != number)
            throw Unknown(number, open);
        var numbering = await IncidentOf(open, number, incident[..^1]);
        if (numbering?.State is not IncidentState state || count > state.Requests) throw Unknown(number, open);
        return await open.Read(number.ToAidRequest());
    }

    private static async Task<ActorSnapshot?> IncidentOf(RealmDesk open, string number, string incident)
    {
        try
        {
            return await IncidentsApi.Known(open, incident);
        }
        catch (ApiProblem unknown) when (unknown.Status == StatusCodes.Status404NotFound)
        {
            throw Unknown(number, open);
        }
    }

    public static ApiProblem Unknown(string number, RealmDesk open) =>
        ApiProblem.NotFound(
            $"No aid request has the number {number}; GET {open.Path}/aid-requests lists those that there are.");
}
