using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Incidents;

/// <summary>Teams that arrive unasked. They check in, stay or are sent home, and check out.</summary>
internal static class CheckInsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapGet("/{number}/check-ins", List)
            .WithSummary("List teams that turned up unasked")
            .WithDescription("Those that have not left, with how each stands.")
            .Produces<CheckInsView>();
        group
            .MapCommand<CheckInBody>("/{number}/check-ins", CheckIn)
            .WithSummary("Check in a team that turned up unasked")
            .WithDescription(
                "A squad of the region by its id, or a social team with name, office, head-count and capability. It is "
                    + "never refused: the duty desk decides whether it stays, and is asked until it does.");
        group
            .MapCommand<CheckInDecision>("/{number}/check-ins/{checkIn}/decision", Decide)
            .WithSummary("Let an unasked team stay, or send it home")
            .WithDescription(
                "A squad of the region that stays becomes arranged aid for a line; a social team is counted at the "
                    + "incident, apart from promised aid. What is sent home is told why.");
        group
            .MapCommand<CheckOutBody>("/{number}/check-ins/{checkIn}/check-out", CheckOut)
            .WithSummary("Check out an unasked team")
            .WithDescription("It has left. The desk is asked for a social team until it has checked out.");
    }

    private static async Task<CheckInsView> List(string realm, string number, Desk desk)
    {
        var open = await desk.Open(realm);
        await IncidentsApi.Known(open, number);
        return await open.Incident(number, i => new CheckInsView(
            i.UnaskedPeople,
            [.. i.CheckIns.Values.Select(c => CheckInView.Of(c, open))]
        )) ?? new CheckInsView(0, []);
    }

    private static Task<CommandReply> CheckIn([AsParameters] CommandCall<CheckInBody> call, string number) =>
        call.Read(
                (body, checks, open) =>
                {
                    var by = checks.By(body);
                    if ((body.Team is null) == (body.Social is null))
                        checks.Wrong(
                            "team",
                            "give either the id of a squad of the region or, in social, a team that it does not know.");
                    var team = body.Team;
                    if (team is not null && !open.Region.Teams.ContainsKey(team))
                    {
                        var (known, problem) = Naming.One(LookupIndex.Of(open.Region), team, LookupKind.Team);
                        team = known?.Code;
                        if (problem is not null)
                            checks.Wrong("team", $"{problem} Check it in as social if the region does not know it.");
                    }

                    return new CheckInTeam(
                        by,
                        checks.OccurredAt(body, open.Live),
                        team,
                        body.Social is { } social ? Social(social, checks) : null);
                })
            .SendTo(open => IncidentsApi.ActorOf(open, number));

    private static SocialTeam Social(SocialTeamBody social, Checks checks)
    {
        var capability = checks.Kind(social.Capability, "social.capability");
        if (capability.IsSupply)
            checks.Wrong("social.capability", $"'{capability}' is a supply; give a capability.");
        return new SocialTeam(
            checks.Text(social.Name, "social.name", "what it is called"),
            checks.Text(social.Office, "social.office", "who sent it, or stands for it"),
            checks.Count(social.People, "social.people", 1, "people"),
            capability);
    }

    private static Task<CommandReply> Decide(
        [AsParameters] CommandCall<CheckInDecision> call,
        string number,
        string checkIn
    ) =>
        call.Read(
                (body, checks, open) =>
                    new DecideCheckIn(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        checkIn,
                        checks.Value(body.Accepted, "accepted", "true or false"),
                        body.Line is null ? null : checks.Line(body.Line, "line"),
                        checks.Text(body.Reason, "reason", "say why")))
            .SendTo(open => IncidentsApi.ActorOf(open, number));

    private static Task<CommandReply> CheckOut(
        [AsParameters] CommandCall<CheckOutBody> call,
        string number,
        string checkIn
    ) =>
        call.Read(
                (body, checks, open) => new CheckOutTeam(checks.By(body), checks.OccurredAt(body, open.Live), checkIn))
            .SendTo(open => IncidentsApi.ActorOf(open, number));
}
