using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Reports;

namespace Alliance.Host.Api;

/// <summary>How an incident is graded, counted, told upward and commanded.</summary>
internal static class IncidentReportsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapPost("/{number}/grade", Grade).WithSummary("Grade an incident").WithDescription(
            "Its grade (事件等级), on that basis. The former grade stays in the journal; a graver one is owed upward by each tier.").Produces<Accepted>();
        group.MapPost("/{number}/reports", Figures).WithSummary("Report figures").WithDescription(
            "The first report (首报) stands by itself; each later one (续报, 终报) is a correction that names the report it corrects, and leaves it as it was. They may come after the incident is closed.")
            .Produces<Accepted>();
        group.MapPost("/{number}/upward-reports", Upward).WithSummary("Report an incident to the tier above").WithDescription(
            "By telephone or in writing, with the latest figures. To a higher tier than the next it is a skip-level report (越级上报), flagged as such. Stops the clocks that it meets.")
            .Produces<Accepted>();
        group.MapPost("/{number}/handover", Propose).WithSummary("Propose a handover of command").WithDescription(
            "By the body that commands or the one that is to. The other answers within an hour, or command stays where it is.").Produces<Accepted>();
        group.MapPost("/{number}/handover/answer", Answer).WithSummary("Accept or decline a handover").WithDescription(
            "By the other body than that which proposed it.").Produces<Accepted>();
    }

    private static async Task<IResult> Grade(string realm, string number, GradeBody body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var checks = new Checks();
        var command = new GradeIncident(checks.By(body), checks.OccurredAt(body, open.Live),
            checks.Value(body.Grade, "grade", "ordinary, large, major or speciallyMajor"), checks.Text(body.Basis, "basis", "say on what ground"));
        checks.Done();
        await open.Admit(http, command);
        await IncidentsApi.Known(open, number);
        return await open.Command(http, number.ToIncident(), command, body);
    }

    private static async Task<IResult> Figures(string realm, string number, FiguresBody body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var checks = new Checks();
        int Figure(int? value, string field) => value is null ? 0 : checks.Count(value, field, 0, "people or houses");
        var figures = new Figures(
            Figure(body.Dead, "dead"), Figure(body.Missing, "missing"), Figure(body.Injured, "injured"), Figure(body.Evacuated, "evacuated"),
            Figure(body.Affected, "affected"), Figure(body.Houses, "houses"));
        var command = new ReportFigures(checks.By(body), checks.OccurredAt(body, open.Live), figures, body.Corrects, body.Final ?? false);
        checks.Done();
        await open.Admit(http, command);
        await IncidentsApi.Known(open, number);
        return await open.Command(http, number.ToIncident(), command, body);
    }

    private static async Task<IResult> Upward(string realm, string number, UpwardBody body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var checks = new Checks();
        var tier = checks.Tier(body.Tier, "tier", open.Region);
        var command = new ReportUpward(checks.By(body), checks.OccurredAt(body, open.Live), number,
            checks.Value(body.Medium, "medium", "telephone or written"), body.To);
        checks.Done();
        await open.Admit(http, command);
        await IncidentsApi.Known(open, number);
        return await open.Command(http, tier, command, body);
    }

    private static async Task<IResult> Propose(string realm, string number, HandoverBody body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var checks = new Checks();
        var command = new ProposeHandover(checks.By(body), checks.OccurredAt(body, open.Live), checks.Tier(body.Body, "body", open.Region),
            checks.Tier(body.To, "to", open.Region), body.SkipsTier ?? false, checks.Text(body.Reason, "reason", "say why"));
        checks.Done();
        await open.Admit(http, command);
        await IncidentsApi.Known(open, number);
        return await open.Command(http, number.ToIncident(), command, body);
    }

    private static async Task<IResult> Answer(string realm, string number, HandoverAnswerBody body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var checks = new Checks();
        var command = new AnswerHandover(checks.By(body), checks.OccurredAt(body, open.Live), checks.Tier(body.Body, "body", open.Region),
            checks.Value(body.Accepted, "accepted", "true or false"), checks.Text(body.Reason, "reason", "say why"));
        checks.Done();
        await open.Admit(http, command);
        await IncidentsApi.Known(open, number);
        return await open.Command(http, number.ToIncident(), command, body);
    }
}
