using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Access;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Queries;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.Incidents;

/// <summary>The lists of incidents, of teams that turned up at them, and of offers to them.</summary>
internal static class IncidentLists
{
    private static readonly QueryParameter<bool?> Open = Parameters.Flag("open", "true: open; false: closed.");

    private static readonly QueryParameter<string> State = Parameters.OneOf(
        "state", "The same as open: open or closed.", ["open", "closed"]);

    private static readonly QueryParameter<string> Commander = Parameters.Text(
        "commander", "The body that commands: Township/CODE, CommandCentre/CODE, the code alone, or its name.");

    private static readonly QueryParameter<IReadOnlySet<CheckInStage>> Stage = Parameters.AnyOf<CheckInStage>(
        "state", "How it stands, such as undecided or counted.");

    private static readonly QueryParameter<bool?> Present = Parameters.Flag(
        "present", "true: still there, for a roll-call; false: left.");

    private static readonly ListShape<AskedIncident> Incidents =
        new ListShape<AskedIncident>("number", i => i.Of.Number)
            .Place((i, _) => i.Of.Place)
            .Where(Open, (i, open) => i.Of.IsOpen == open)
            .Where(State, (i, state) => i.Of.IsOpen == (state == "open"))
            .Hazard(i => i.Of.Hazard)
            .Where(ListParameters.Grade, (i, wanted) => i.Of.Grade is { } grade && wanted.Contains(grade))
            .Where(ListParameters.Kind, (i, wanted) => i.Kinds.Any(k => wanted.Contains(k.Code)))
            .Where(ListParameters.Priority, (i, wanted) => i.Priorities.Any(wanted.Contains))
            .Tier(Commander, i => i.Of.Commander)
            .Author(i => i.Of.By)
            .Happened(i => i.Of.HappenedAt ?? i.Of.ReportedAt)
            .Recorded(i => i.Of.RecordedAt ?? i.Of.ReportedAt)
            .By(MostPressing, i => i.Priorities.Any() ? (long)i.Priorities.Min() : null)
            .By("grade", i => (long?)i.Of.Grade)
            .Search("number, name, hazard, place and the reason why it was closed", (i, region) =>
            [
                i.Of.Number, i.Of.Name, .. Lookups.NamesOfHazard(i.Of.Hazard, region),
                Lookups.NameOf(i.Of.Place, region), i.Of.ClosedBecause,
            ]);

    private static readonly ListShape<ArrivedTeam> CheckIns =
        new ListShape<ArrivedTeam>("checkIn", c => c.View.CheckIn)
            .Where(Stage, (c, wanted) => wanted.Contains(c.View.Stage))
            .Where(Present, (c, present) => c.View.Present == present)
            .Where(ListParameters.Kind, (c, wanted) => c.View.Capability is { } can && wanted.Contains(can))
            .Author(c => c.By)
            .Happened(c => c.Happened)
            .Recorded(c => c.Recorded)
            .Search("number, name, office and squad", (c, _) =>
                [c.View.CheckIn, c.View.Name, c.View.Office, c.View.Team]);

    private static readonly ListShape<OfferedAid> Offers =
        new ListShape<OfferedAid>("offer", o => o.Offer.Offer)
            .Where(ListParameters.Incident, (o, incident) => o.Incident.Number == incident)
            .Place((o, _) => o.Incident.Place)
            .Hazard(o => o.Incident.Hazard)
            .Tier(ListParameters.Lender, o => o.Offer.Lender)
            .Where(ListParameters.Kind, (o, wanted) => wanted.Contains(o.Offer.Kind.Code))
            .Happened(o => o.CameAt)
            .Recorded(o => o.RecordedAt)
            .Due(o => o.Offer.ValidUntil)
            .By("quantity", o => o.Offer.Quantity)
            .Search("number, note and the names of lender and resource", (o, region) =>
            [
                o.Offer.Offer, o.Offer.Note, Lookups.NameOf(o.Offer.Lender, region), o.Offer.Resource.Key,
                Lookups.NameOf(o.Offer.Resource, region),
            ]);

    private const string MostPressing = "priority";

    /// <summary>An incident with the lines of its requests, where a filter or the order looks at them.</summary>
    private readonly record struct AskedIncident(IncidentProjection Of, AskedLines? Lines)
    {
        /// <summary>The kinds of its needs, and of the lines of its requests.</summary>
        public IEnumerable<ResourceKind> Kinds => Of.Needs.Keys.Concat(Lines?.Kinds ?? []);

        /// <summary>How pressing its needs are, and the lines of its requests.</summary>
        public IEnumerable<Priority> Priorities =>
            Of.Needs.Values.Select(n => n.Priority).Concat(Lines?.Priorities ?? []);
    }

    /// <summary>What the requests of an incident ask. Of each request, the lines that are open say how pressing it is,
    /// or all where none is.</summary>
    private sealed class AskedLines
    {
        public HashSet<ResourceKind> Kinds { get; } = [];
        public HashSet<Priority> Priorities { get; } = [];

        public void Add(RequestProjection request)
        {
            Kinds.UnionWith(request.Lines.Select(l => l.State.Spec.Kind));
            Priorities.UnionWith(request.PressingLines.Select(l => l.State.Spec.Priority));
        }
    }

    /// <summary>A team that turned up at an incident, or at one that was merged into it.</summary>
    private readonly record struct ArrivedTeam(CheckInView View, Author? By, Instant Happened, Instant Recorded);

    /// <summary>An offer to an incident.</summary>
    private readonly record struct OfferedAid(IncidentProjection Incident, UnsolicitedOfferReceived Offer)
    {
        public Instant? CameAt => Incident.OfferedAt.TryGetValue(Offer.Offer, out var at) ? at : null;

        public Instant? RecordedAt => Incident.OfferRecordedAt.TryGetValue(Offer.Offer, out var at) ? at : CameAt;
    }

    public static void Map(RouteGroupBuilder realm, RouteGroupBuilder incidents)
    {
        incidents
            .MapGet("/", ListIncidents)
            .ProducesList<IncidentView>(Incidents.Query)
            .WithSummary("List incidents")
            .WithDescription(
                "In the order of their numbers, or by time, priority of the most pressing need or line of a request, "
                    + "or grade; kind and priority look at both. The times are those of its report: since and until "
                    + "go by when it happened.");
        incidents
            .MapGet("/{number}/check-ins", ListCheckIns)
            .WithSummary("List teams that turned up unasked")
            .WithDescription(
                "All that came, also to incidents that were merged into it, with how each stands, until when it was "
                    + "there, and where else it is known. present=true lists those that are still there, for a "
                    + "roll-call. The totals count teams and people of all, whatever the filters and the page.")
            .ProducesList<CheckInsView, CheckInView>(CheckIns.Query);
        realm
            .MapList(
                "/offers", Offers,
                (s, _) => s.Incidents.Values.SelectMany(i => i.Offers.Select(o => new OfferedAid(i, o))),
                (o, _, open) => new ListedOfferView(
                    o.Incident.Number, o.Incident.Place, OfferView.Of(o.Incident, o.Offer, open)))
            .WithTags("Incidents")
            .WithSummary("List unsolicited offers")
            .WithDescription("Those of all incidents that are not answered yet.");
    }

    /// <summary>Finds the incidents that the parameters hazard and grade name; null where neither is given. It reads
    /// what holds now, so a corrected incident is found under what it was corrected to.</summary>
    /// <exception cref="Problems.ApiProblem">The hazard is not known.</exception>
    public static async Task<HashSet<string>?> Named(RealmDesk open, QueryValues values)
    {
        var checks = new Checks([]);
        var hazard = values.Of(ListParameters.Hazard) is { } text
            ? Lookups.Hazards(text, ListParameters.Hazard.Name, open.Region, checks) : null;
        checks.Done();
        var grades = values.Of(ListParameters.Grade);
        if (hazard is null && grades is null) return null;
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        await open.Incidents.Visit(
            new ProjectionRange("", "", 0),
            (i, _) =>
            {
                if ((hazard is null || Lookups.IsHazard(i.Hazard, hazard, open.Region))
                    && (grades is null || (i.Grade is { } grade && grades.Contains(grade))))
                    numbers.Add(i.Number);
            },
            _ => false);
        return numbers;
    }

    /// <summary>Makes a filter of requests by the incident that the parameter incident names; null where none is named.
    /// It takes those that belong to the incident at present: also those that it took over, and not those that another
    /// has taken over from it.</summary>
    public static async Task<Func<RequestNumber, bool>?> OfRequests(RealmDesk open, QueryValues values)
    {
        if (values.Of(ListParameters.Incident) is not { } incident) return null;
        var (requests, into) = await open.Incident(
            incident, i => Tuple.Create(i.Requests.ToHashSet(StringComparer.Ordinal), i.MergedInto))
            ?? new([], null);
        if (into is not null && await open.Incident(into, i => i.Adopted.ToList()) is { } taken)
            requests.ExceptWith(taken);
        return request => requests.Contains(request.Text);
    }

    /// <summary>Returns what the numbers of the requests of an incident begin with. It is empty for an incident that
    /// took requests over, some of which begin otherwise.</summary>
    public static async Task<string> PrefixOfRequests(RealmDesk open, string incident) =>
        await open.Incident(incident, i => Tuple.Create(i.Adopted.Count > 0)) is { Item1: true } ? "" : incident + "-";

    private static async Task<IResult> ListIncidents(string realm, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var values = QueryValues.Of(http);
        var marks = values.Of(Open) == true ? ProjectionRange.OpenIncident : 0;
        var wanted = Incidents.Read(http, open);
        var asked = wanted.OrderName == MostPressing || values.Of(ListParameters.Kind) is not null
            || values.Of(ListParameters.Priority) is not null ? await Asked(open) : null;
        return await ListAnswer.Of(
            http, wanted,
            wish => ListPages.Of(
                wish, new ProjectionRange("", wish.IsByKey ? wish.After?.Key ?? "" : "", marks), open.Incidents,
                With, i => IncidentView.Of(i.Of, i.Of.Requests, open)),
            wish => ListPages.Count(wish, new ProjectionRange("", "", marks), open.Incidents, With));

        IEnumerable<AskedIncident> With(IncidentProjection i) => [new(i, asked?.GetValueOrDefault(i.Number))];
    }

    /// <summary>Gathers what all requests ask, by the incident that each belongs to at present.</summary>
    private static async Task<Dictionary<string, AskedLines>> Asked(RealmDesk open)
    {
        Dictionary<string, AskedLines> asked = new(StringComparer.Ordinal);
        await open.Requests.Visit(
            new ProjectionRange("", "", 0),
            (request, _) =>
            {
                if (!asked.TryGetValue(request.BelongsTo, out var lines)) asked[request.BelongsTo] = lines = new();
                lines.Add(request);
            },
            _ => false);
        return asked;
    }

    private static async Task<IResult> ListCheckIns(string realm, string number, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        await IncidentsApi.Known(open, number);
        var wish = CheckIns.Read(http, open);
        var elsewhere = await open.See(ElsewhereView.All);
        List<ArrivedTeam> teams = [];
        var (unasked, isUnverified) = (0, false);
        foreach (var incident in await IncidentsApi.StandsFor(open, number))
        {
            if (await open.Incident(incident, i => Tuple.Create(
                    i.UnaskedPeople, i.IsUnverified, i.CheckIns.Values.Select(c => Of(c, i)).ToList()))
                is not var (people, unverified, arrived)) continue;
            unasked += people;
            isUnverified |= incident == number && unverified;
            teams.AddRange(arrived);
        }

        Page<CheckInView> Page(ListWish<ArrivedTeam> w) => ListPages.Of(w, teams, t => t.View);
        if (CsvAccept.IsWanted(http.Request))
            return await ListAnswer.Of(http, wish, w => Task.FromResult(Page(w)), _ => Task.FromResult(0));
        var page = Page(wish);
        return Results.Ok(new CheckInsView(unasked, Count(true), Count(false), page.Items, page.Next, isUnverified));

        HeadCount Count(bool present) => HeadCount.Of(teams.Where(t => t.View.Present == present).Select(t => t.View));

        ArrivedTeam Of(CheckInProjection team, IncidentProjection incident) =>
            new(CheckInView.Of(team, incident, open) with
            {
                Telephone = Caller.MayReadPeople(http, realm) ? team.Identity?.Telephone : null,
                AlsoAt = ElsewhereView.Of(
                    incident.Number, team.Arrived.Team, SameTeam.MarksOf(team.Arrived.Social, team.Identity),
                    elsewhere),
            }, team.By, team.CameAt ?? team.Since, team.Since);
    }
}
