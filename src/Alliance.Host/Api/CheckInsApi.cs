using System.ComponentModel;
using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Situations;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api;

internal sealed record SocialTeamBody
{
    [Description("What it is called, such as 蓝天救援队.")]
    public string? Name { get; init; }
    [Description("Who sent it, or stands for it.")]
    public string? Office { get; init; }
    [Description("How many it is.")]
    public int? People { get; init; }
    [Description("What it can do: a capability of the catalogue.")]
    public string? Capability { get; init; }
}

internal sealed record CheckInBody : CommandBody
{
    [Description("The id of a squad of the region; leave it out for a team that the region does not know.")]
    public string? Team { get; init; }
    [Description("A team that the region does not know.")]
    public SocialTeamBody? Social { get; init; }
}

internal sealed record CheckInDecision : CommandBody
{
    [Description("true: it stays; false: it goes home.")]
    public bool? Accepted { get; init; }
    [Description("For a squad of the region that stays: the open line that it serves, such as 430422119-01-R01-L1.")]
    public string? Line { get; init; }
    [Description("Why, in a few words.")]
    public string? Reason { get; init; }
}

internal sealed record CheckOutBody : CommandBody;

/// <summary>A team that turned up unasked; <c>fits</c> is the first open line that lacks such people.</summary>
internal sealed record CheckInView(
    string CheckIn, string? Team, string? Name, string? Office, int People, string? Capability, CheckInStage Stage, string? Line, string? Fits, int Asked, DateTimeOffset Since)
{
    public static CheckInView Of(CheckInPicture one, RealmDesk realm)
    {
        var team = one.Arrived.Team is { } id ? realm.Region.Teams[id] : null;
        var social = one.Arrived.Social;
        return new(one.Arrived.CheckIn, team?.Id, social?.Name ?? team?.Name, social?.Office ?? team?.Owner.ToString(), social?.People ?? team?.People ?? 0,
            social?.Capability.Code, one.Stage, one.Line?.ToString(), one.Arrived.Fits?.ToString(), one.Asked, realm.Time(one.Since));
    }
}

/// <summary>Who is at an incident unasked, and how many people of social teams were let stay: they count apart from promised aid.</summary>
internal sealed record CheckInsView(int UnaskedPeople, IReadOnlyList<CheckInView> Items);

/// <summary>Teams that turn up unasked: they check in, stay or are sent home, and check out.</summary>
internal static class CheckInsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/{number}/check-ins", List).WithSummary("List teams that turned up unasked").WithDescription(
            "Those that have not left, with how each stands.").Produces<CheckInsView>();
        group.MapPost("/{number}/check-ins", CheckIn).WithSummary("Check in a team that turned up unasked").WithDescription(
            "A squad of the region by its id, or a social team with name, office, head-count and capability. It is never refused: the duty desk decides whether it stays, and is asked until it does.")
            .Produces<Accepted>();
        group.MapPost("/{number}/check-ins/{checkIn}/decision", Decide).WithSummary("Let an unasked team stay, or send it home").WithDescription(
            "A squad of the region that stays becomes arranged aid for a line; a social team is counted at the incident, apart from promised aid. What is sent home is told why.")
            .Produces<Accepted>();
        group.MapPost("/{number}/check-ins/{checkIn}/check-out", CheckOut).WithSummary("Check out an unasked team").WithDescription(
            "It has left. The desk is asked for a social team until it has checked out.").Produces<Accepted>();
    }

    private static async Task<CheckInsView> List(string realm, string number, Desk desk)
    {
        var open = await desk.Open(realm);
        await IncidentsApi.Known(open, number);
        return await open.Incident(number, i => new CheckInsView(i.UnaskedPeople, [.. i.CheckIns.Values.Select(c => CheckInView.Of(c, open))])) ?? new CheckInsView(0, []);
    }

    private static async Task<IResult> CheckIn(string realm, string number, CheckInBody body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var checks = new Checks();
        var by = checks.By(body);
        if ((body.Team is null) == (body.Social is null)) checks.Wrong("team", "give either the id of a squad of the region or, in social, a team that it does not know.");
        else if (body.Team is { } id && !open.Region.Teams.ContainsKey(id))
            checks.Wrong("team", $"no team of the region has the id {id}; {Nearest.Hint(id, open.Region.Teams.Keys)}. Check it in as social if the region does not know it.");
        var command = new CheckInTeam(by, checks.OccurredAt(body, open.Live), body.Team, body.Social is { } social ? Social(social, checks) : null);
        checks.Done();
        await open.Admit(http, command);
        await IncidentsApi.Known(open, number);
        return await open.Command(http, number.ToIncident(), command, body);
    }

    private static SocialTeam Social(SocialTeamBody social, Checks checks)
    {
        var capability = checks.Kind(social.Capability, "social.capability");
        if (capability.IsSupply) checks.Wrong("social.capability", $"'{capability}' is a supply; give a capability.");
        return new SocialTeam(checks.Text(social.Name, "social.name", "what it is called"), checks.Text(social.Office, "social.office", "who sent it, or stands for it"),
            checks.Count(social.People, "social.people", 1, "people"), capability);
    }

    private static async Task<IResult> Decide(string realm, string number, string checkIn, CheckInDecision body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var checks = new Checks();
        var command = new DecideCheckIn(checks.By(body), checks.OccurredAt(body, open.Live), checkIn, checks.Value(body.Accepted, "accepted", "true or false"),
            body.Line is null ? null : checks.Line(body.Line, "line"), checks.Text(body.Reason, "reason", "say why"));
        checks.Done();
        await open.Admit(http, command);
        await IncidentsApi.Known(open, number);
        return await open.Command(http, number.ToIncident(), command, body);
    }

    private static async Task<IResult> CheckOut(string realm, string number, string checkIn, CheckOutBody body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var checks = new Checks();
        var command = new CheckOutTeam(checks.By(body), checks.OccurredAt(body, open.Live), checkIn);
        checks.Done();
        await open.Admit(http, command);
        await IncidentsApi.Known(open, number);
        return await open.Command(http, number.ToIncident(), command, body);
    }
}
