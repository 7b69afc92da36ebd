using Alliance.Core.Actors;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Host.Api.Depots;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Incidents;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Queries;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.Totals;

/// <summary>The totals of an incident and of a period.</summary>
internal static class TotalsApi
{
    private static readonly QueryShape OfIncident = new(
        ListParameters.Since, ListParameters.Until, ListParameters.Kind, ListParameters.Priority);

    private static readonly QueryShape OfPeriod = new(
        ListParameters.Since, ListParameters.Until, ListParameters.Place, ListParameters.Hazard, ListParameters.Grade,
        ListParameters.Kind, ListParameters.Priority);

    public static void Map(RouteGroupBuilder realm, RouteGroupBuilder incidents)
    {
        const string What = "Requests by outcome, lines by state, what was asked, promised and arrived of each kind, "
            + "squads, people and person-hours, and response times; of incidents and requests also how many come of a "
            + "call that nobody has verified. ";
        realm
            .MapGet("/totals", Period)
            .WithMetadata(OfPeriod)
            .Produces<TotalsView>()
            .WithTags("Situation")
            .WithSummary("Totals of a period")
            .WithDescription(
                What + "Of the incidents that happened and the requests that were raised from since to until; "
                    + "person-hours are those that were worked in that time, whenever their request was raised. Stock "
                    + "is as it is now.");
        incidents
            .MapGet("/{number}/totals", Incident)
            .WithMetadata(OfIncident)
            .Produces<TotalsView>()
            .WithSummary("Totals of an incident")
            .WithDescription(What + "Of all its requests, or of those raised from since to until.");
    }

    private static async Task<TotalsView> Period(string realm, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var (values, checks) = (QueryValues.Of(http), new Checks([]));
        var place = values.Of(ListParameters.Place) is { } text
            ? Lookups.Place(text, ListParameters.Place.Name, open.Region, checks) : null;
        var tally = TallyOf(values, open, checks);
        checks.Done();
        var named = await IncidentLists.Named(open, values);
        var all = new ProjectionRange("", "", 0);
        await open.Incidents.Visit(
            all,
            (incident, _) =>
            {
                if ((place is null || open.Region.Standing(incident.Place) == place)
                    && (named is null || named.Contains(incident.Number))
                    && tally.Covers(incident.HappenedAt ?? incident.ReportedAt))
                    tally.Add(incident);
            },
            _ => false);
        var takes = Lines(values);
        await Requests(all, open, tally, takes, r =>
            (place is null || open.Region.Standing(r.Place) == place) && (named is null || named.Contains(r.BelongsTo))
                && r.Lines.Exists(l => takes(l.State)));
        var stock = await open.See(s => Stock(s, place, values.Of(ListParameters.Kind), open));
        return await Done(tally, values, open, stock);
    }

    /// <summary>Adds up the accounts of the depots, by kind.</summary>
    private static List<StockView> Stock(
        SituationFold situation, string? place, IReadOnlySet<string>? kinds, RealmDesk open)
    {
        var sums = new SortedDictionary<ResourceKind, int[]>();
        foreach (var depot in open.Region.Depots.Values)
        {
            if (place is not null && open.Region.SeatOf(depot.Owner) != place) continue;
            foreach (var (kind, accounts) in situation.Depot(depot.Id).Accounts)
            {
                if (kinds is not null && !kinds.Contains(kind.Code)) continue;
                if (!sums.TryGetValue(kind, out var sum)) sums.Add(kind, sum = new int[accounts.Length]);
                for (var i = 0; i < sum.Length; i++) sum[i] += accounts[i];
            }
        }

        return [.. sums.Select(s => StockView.Of(s.Key, null, s.Value))];
    }

    private static async Task<TotalsView> Incident(string realm, string number, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        await IncidentsApi.Known(open, number);
        var (values, checks) = (QueryValues.Of(http), new Checks([]));
        var tally = TallyOf(values, open, checks);
        checks.Done();
        await open.Incident(number, incident =>
        {
            tally.Add(incident);
            return tally;
        });
        var takes = Lines(values);
        var prefix = await IncidentLists.PrefixOfRequests(open, number);
        await Requests(new ProjectionRange(prefix, "", 0), open, tally, takes, r =>
            r.BelongsTo == number && r.Lines.Exists(l => takes(l.State)));
        return await Done(tally, values, open, null);
    }

    /// <summary>Adds the requests, each once: one that is archived meanwhile is visited twice.</summary>
    private static async Task Requests(
        ProjectionRange range, RealmDesk open, Tally tally, Func<LineState, bool> takes,
        Func<RequestProjection, bool> isOfIt)
    {
        var added = new HashSet<string>(StringComparer.Ordinal);
        await open.Requests.Visit(
            range,
            (request, _) =>
            {
                if (isOfIt(request) && added.Add(request.Number)) tally.Add(request, takes);
            },
            _ => false);
    }

    private static Tally TallyOf(QueryValues values, RealmDesk open, Checks checks)
    {
        var (since, until) = (values.Of(ListParameters.Since), values.Of(ListParameters.Until));
        if (since?.From >= until?.End) checks.Wrong("until", "is before since; give a later time.");
        return new Tally(
            since is { } from ? open.Live.At(from.From) : null, until is { } end ? open.Live.At(end.End) : null,
            open.Live.Now, open.Region.Hazards);
    }

    private static Func<LineState, bool> Lines(QueryValues values)
    {
        var (kinds, priorities) = (values.Of(ListParameters.Kind), values.Of(ListParameters.Priority));
        return line => (kinds is null || kinds.Contains(line.Spec.Kind.Code))
            && (priorities is null || priorities.Contains(line.Spec.Priority));
    }

    private static Task<TotalsView> Done(
        Tally tally, QueryValues values, RealmDesk open, IReadOnlyList<StockView>? stock) =>
        open.See(s => tally.Done(
            (values.Of(ListParameters.Since)?.From, values.Of(ListParameters.Until)?.End), open.Time(s.At), s.Number,
            stock));
}
