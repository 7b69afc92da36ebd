using Alliance.Core.Access;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Situations;
using Alliance.Core.Tiers;
using Alliance.Grains.Hosting;
using Alliance.Host.Access;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Incidents;

/// <summary>Incidents: reported at a township, with needs over time.</summary>
internal static class IncidentsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        CallsApi.Map(group);
        CorrectionsApi.Map(group);
        group
            .MapCreation<NewIncident>(Act.IngestFact, "/", Report)
            .WithSummary("Report an incident")
            .WithDescription(
                "The township where it happens opens and numbers it. Answered once the incident itself is durable; "
                    + "Location says where it is read. It is marked unverified until somebody verifies it. The number "
                    + "to call back stands in no list, journal or log. A wrong detail of the call is left out, and "
                    + "said flags it; place, name, hazard, author and times must be right.");
        group
            .MapGet("/{number}", Get)
            .WithSummary("Read an incident")
            .WithDescription(
                "Its needs, how far each line of its requests covers them, its grade, who commands it, its situation "
                    + "reports and who was told of it; askedTwice pairs a line that is not over with an older one that "
                    + "may ask for the same. The ETag is its version.")
            .Produces<IncidentDetailView>();
        group
            .MapCommand<NewNeed>(Act.EnterFact, "/{number}/needs", Need)
            .WithSummary("Report what the scene needs")
            .WithDescription(
                "How much of one kind it needs from now on, in all. What no line covers is requested within a minute. "
                    + "Where it falls, the lines fall too: what is too many and has not left stands down; those on the "
                    + "way and at the scene go home too, the last to arrive first, unless lives depend on them. With "
                    + "correction, what has left goes on.");
        group
            .MapCommand<Ending>(Act.Decide, "/{number}/close", Close)
            .WithSummary("Close an incident")
            .WithDescription("Every line that is open ends; teams are released.");
    }

    private static Task<CreationAnswer> Report([AsParameters] CommandCall<NewIncident> call)
    {
        var place = "";
        return call.Read(
                (body, checks, open) =>
                {
                    place = checks.Township(body.Place, "place", open.Region);
                    return new ReportIncident(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        checks.Text(body.Name, "name", "what the incident is called"),
                        checks.Hazard(body.Hazard, "hazard", open.Region),
                        VillageAlliance(body.VillageAlliance, place, checks, open.Region),
                        body.Details(checks, leavesOut: true),
                        body.CallBackNumber(checks),
                        body.Verified ?? false);
                })
            .Create(
                _ => Task.FromResult(new ActorId(ActorKind.Township, place)),
                "incidents",
                number => number.ToIncident());
    }

    private static string? VillageAlliance(string? text, string township, Checks checks, Region region)
    {
        if (text is null) return null;
        if (region.VillageAlliances.TryGetValue(text, out var known) && known.Township == township) return text;
        var found = LookupIndex.Of(region).Named(text, LookupKind.VillageAlliance).Select(h => h.Entry.Code)
            .FirstOrDefault(c => region.VillageAlliances[c].Township == township);
        if (found is null)
            checks.Wrong(
                "villageAlliance",
                $"no village alliance of {township} has the code or name {text}; known are "
                    + $"{string.Join(", ", region.VillageAlliancesOf(township).Select(v => $"{v.Code} {v.Name}"))}.");
        return found;
    }

    private static async Task<IResult> Get(string realm, string number, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var snapshot = await Known(open, number);
        var projection = await open.Incident(number, incident => Shown(incident, open)) ?? throw Unknown(number, open);
        Etags.Set(http.Response, snapshot?.Version ?? 0);
        var detail = snapshot?.State is IncidentState state ? Detail(projection, state) : projection;
        return Results.Ok(Caller.MayReadPeople(http, realm) ? detail
            : detail with { CallBack = null, EarlierCallBacks = [] });
    }

    /// <summary>Combines the two sources of an incident. Needs, lines and whether it is open come from its state, the
    /// rest from the journal.</summary>
    private static IncidentDetailView Detail(IncidentDetailView shown, IncidentState state) =>
        shown with
        {
            Incident = shown.Incident with
            {
                Open = state.IsOpen,
                Links = [.. state.Links.Select(l => l.Text)],
                VillageAlliance = state.VillageAlliance,
                Needs = [.. state.Needs.Select(NeedView.Of)],
            },
            CallBack = state.CallBack?.Digits,
            EarlierCallBacks = [.. state.EarlierCallBacks.Select(c => c.Digits)],
            Lines =
            [
                .. state.Lines.Select(l => new LineCoverView(
                    l.Key.ToString(),
                    l.Value.Kind.Code,
                    l.Value.Asked,
                    l.Value.Promised,
                    l.Value.Sought)),
            ],
        };

    /// <summary>Creates the view of an incident from the journal alone.</summary>
    private static IncidentDetailView Shown(IncidentProjection incident, RealmDesk realm) =>
        new(
            IncidentView.Of(incident, incident.Requests, realm),
            [],
            [.. incident.Reports.Select(r => SituationReportView.Of(r, realm))],
            [
                .. incident.Upward.Select(u => new UpwardReportView(
                    u.Teller.ToString(),
                    u.Report.To.ToString(),
                    realm.Time(u.At),
                    u.Report.Medium,
                    u.Report.Skipped,
                    u.Report.Report?.Id,
                    u.OccurredAt is { } occurred ? realm.Time(occurred) : null)),
            ],
            null);

    private static Task<CommandReply> Need([AsParameters] CommandCall<NewNeed> call, string number) =>
        call.Read(
                (body, checks, open) =>
                {
                    var kind = checks.Kind(body.Kind, "kind");
                    return new ReportNeed(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        kind,
                        checks.Count(body.Quantity, "quantity", 0, "people or units"),
                        checks.Value(body.Priority, "priority", "lifeSaving, urgent or routine"),
                        checks.Requirement(body, "", kind),
                        body.Correction ?? false);
                })
            .SendTo(open => StandingOf(open, number), says: true);

    private static Task<CommandReply> Close([AsParameters] CommandCall<Ending> call, string number) =>
        call.Read(
                (body, checks, open) =>
                    new CloseIncident(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        checks.Text(body.Reason, "reason", "say why")))
            .SendTo(open => ActorOf(open, number));

    /// <summary>Returns the actor of an incident that exists.</summary>
    /// <exception cref="ApiProblem">No township has assigned that number.</exception>
    public static async Task<ActorId> ActorOf(RealmDesk open, string number)
    {
        await Known(open, number);
        return number.ToIncident();
    }

    /// <summary>Returns the actor of the incident that stands for one: itself, or that which it was merged into. What
    /// is said under the old number is said of that one.</summary>
    /// <exception cref="ApiProblem">No township has assigned that number.</exception>
    public static async Task<ActorId> StandingOf(RealmDesk open, string number)
    {
        HashSet<string> seen = [];
        while ((await Known(open, number))?.State is IncidentState { MergedInto: { } into } && seen.Add(number))
            number = into;
        return number.ToIncident();
    }

    /// <summary>Returns the incidents that one stands for: itself, and those that were merged into it.</summary>
    public static async Task<List<string>> StandsFor(RealmDesk open, string number)
    {
        List<string> all = [number];
        for (var i = 0; i < all.Count; i++)
            if (await open.Incident(all[i], incident => incident.Absorbed.ToArray()) is { } merged)
                all.AddRange(merged.Except(all));
        return all;
    }

    /// <summary>Returns the actor of the incident at which something has its number: that of the path, or one that was
    /// merged into it.</summary>
    /// <param name="open">The realm.</param>
    /// <param name="number">The number of the incident in the path.</param>
    /// <param name="part">The number of a check-in or a registration.</param>
    public static async Task<ActorId> OwnerOf(RealmDesk open, string number, string part)
    {
        await Known(open, number);
        var owner = part.LastIndexOf('-') is var at and > 0 ? part[..at] : number;
        return (owner != number && (await StandsFor(open, number)).Contains(owner) ? owner : number).ToIncident();
    }

    /// <summary>Reads the state of an incident. Returns null while the incident has a number but its own first commit
    /// is still under way.</summary>
    /// <exception cref="ApiProblem">No township has assigned that number.</exception>
    public static async Task<ActorSnapshot?> Known(RealmDesk open, string number)
    {
        var (township, count, isCover) = Numbered(number);
        if (township is null || !MayBe(open, number))
            throw Unknown(number, open);
        if (await open.Read(number.ToIncident()) is { } snapshot)
            return snapshot;
        var numbering = await open.Read(new ActorId(ActorKind.Township, township));
        if (numbering?.State is not TownshipState state || count > (isCover ? state.Covers : state.Incidents))
            throw Unknown(number, open);
        return null;
    }

    /// <summary>Returns whether the text could be the number of an incident of an existing township.</summary>
    public static bool MayBe(RealmDesk open, string number) =>
        Numbered(number).Township is { } township && open.Region.Townships.ContainsKey(township);

    /// <summary>Splits an incident number into its township and its count, and tells whether it is a cover; null for
    /// other texts.</summary>
    private static (string? Township, int Count, bool IsCover) Numbered(string number)
    {
        if (SplitNumber(number, '-') is ({ } township, var count) && IncidentNumber.Of(township, count) == number)
            return (township, count, false);
        return
            SplitNumber(number, 'C') is ({ Length: > 1 } covered, var covers)
            && IncidentNumber.OfCover(covered[..^1], covers) == number
            ? (covered[..^1], covers, true)
            : default;
    }

    /// <summary>Splits a number into the part before the last separator and the count after it; null for other
    /// texts.</summary>
    public static (string? Owner, int Count) SplitNumber(string number, char separator)
    {
        var at = number.LastIndexOf(separator);
        return
            at > 0
            && int.TryParse(number.AsSpan(at + 1), System.Globalization.NumberStyles.None, null, out var count)
            && count > 0
            ? (number[..at], count)
            : (null, 0);
    }

    private static ApiProblem Unknown(string number, RealmDesk open) =>
        ApiProblem.NotFound(NoIncident(number, open));

    /// <summary>Says that there is no such incident.</summary>
    public static string NoIncident(string number, RealmDesk open) =>
        $"No incident has the number {number}; GET {open.Path}/incidents lists those that there are.";
}
