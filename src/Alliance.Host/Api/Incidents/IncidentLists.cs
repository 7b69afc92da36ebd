using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
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

    private static readonly ListShape<IncidentProjection> Incidents =
        new ListShape<IncidentProjection>("number", i => i.Number)
            .Place((i, _) => i.Place)
            .Where(Open, (i, open) => i.IsOpen == open)
            .Where(State, (i, state) => i.IsOpen == (state == "open"))
            .Hazard(i => i.Hazard)
            .Where(ListParameters.Grade, (i, wanted) => i.Grade is { } grade && wanted.Contains(grade))
            .Where(ListParameters.Kind, (i, wanted) => i.Needs.Keys.Any(k => wanted.Contains(k.Code)))
            .Where(ListParameters.Priority, (i, wanted) => i.Needs.Values.Any(n => wanted.Contains(n.Priority)))
            .Tier(Commander, i => i.Commander)
            .By(i => i.By)
            .Happened(i => i.HappenedAt ?? i.ReportedAt)
            .Recorded(i => i.RecordedAt ?? i.ReportedAt)
            .By("priority", i => i.Needs.Count > 0 ? (long)i.Needs.Values.Min(n => n.Priority) : null)
            .By("grade", i => (long?)i.Grade)
            .Search("number, name, hazard, place and the reason why it was closed", (i, region) =>
            [
                i.Number, i.Name, .. Lookups.NamesOfHazard(i.Hazard, region), Lookups.NameOf(i.Place, region),
                i.ClosedBecause,
            ]);

    private static readonly ListShape<ArrivedTeam> CheckIns =
        new ListShape<ArrivedTeam>("checkIn", c => c.View.CheckIn)
            .Where(Stage, (c, wanted) => wanted.Contains(c.View.Stage))
            .Where(Present, (c, present) => c.View.Present == present)
            .Where(ListParameters.Kind, (c, wanted) => c.View.Capability is { } can && wanted.Contains(can))
            .By(c => c.By)
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
            .Recorded(o => o.CameAt)
            .Due(o => o.Offer.ValidUntil)
            .By("quantity", o => o.Offer.Quantity)
            .Search("number, note and the names of lender and resource", (o, region) =>
            [
                o.Offer.Offer, o.Offer.Note, Lookups.NameOf(o.Offer.Lender, region), o.Offer.Resource.Key,
                Lookups.NameOf(o.Offer.Resource, region),
            ]);

    /// <summary>A team that turned up at an incident, or at one that was merged into it.</summary>
    private readonly record struct ArrivedTeam(CheckInView View, Author? By, Instant Happened, Instant Recorded);

    /// <summary>An offer to an incident.</summary>
    private readonly record struct OfferedAid(IncidentProjection Incident, UnsolicitedOfferReceived Offer)
    {
        public Instant? CameAt => Incident.OfferedAt.TryGetValue(Offer.Offer, out var at) ? at : null;
    }

    public static void Map(RouteGroupBuilder realm, RouteGroupBuilder incidents)
    {
        incidents
            .MapGet("/", ListIncidents)
            .ProducesList<IncidentView>(Incidents.Query)
            .WithSummary("List incidents")
            .WithDescription(
                "In the order of their numbers, or by time, priority of the most pressing need, or grade. The times "
                    + "are those of its report: since and until go by when it happened.");
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
                (o, _, open) => new ListedOfferView(o.Incident.Number, o.Incident.Place, OfferView.Of(o.Offer, open)))
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
            ? Lookups.Hazard(text, ListParameters.Hazard.Name, open.Region, checks) : null;
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
        var marks = QueryValues.Of(http).Of(Open) == true ? ProjectionRange.OpenIncident : 0;
        return await ListAnswer.Of(
            http, Incidents.Read(http, open),
            wish => ListPages.Of(
                wish, new ProjectionRange("", wish.IsByKey ? wish.After?.Key ?? "" : "", marks), open.Incidents,
                i => [i], i => IncidentView.Of(i, i.Requests, open)),
            wish => ListPages.Count(wish, new ProjectionRange("", "", marks), open.Incidents, i => [i]));
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
                AlsoAt = ElsewhereView.Of(
                    incident.Number, team.Arrived.Team, SameTeam.MarksOf(team.Arrived.Social, team.Identity),
                    elsewhere),
            }, team.By, team.CameAt ?? team.Since, team.Since);
    }
}
