using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api.Incidents;

/// <summary>Teams that arrive unasked. They check in, stay or are sent home, and check out.</summary>
internal static class CheckInsApi
{
    public static void Map(RouteGroupBuilder group)
    {
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

    private static Task<CommandReply> CheckIn([AsParameters] CommandCall<CheckInBody> call, string number) =>
        call.Read(
                (body, checks, open) =>
                {
                    var by = checks.By(body);
                    if ((body.Team is null) == (body.Social is null))
                        checks.Wrong(
                            "team",
                            "give either the id of a squad of the region or, in social, a team that it does not know.");
                    else if (body.Team is { } id && !open.Region.Teams.ContainsKey(id))
                        checks.Wrong(
                            "team",
                            $"no team of the region has the id {id}; {Nearest.Hint(id, open.Region.Teams.Keys)}. Check "
                                + $"it in as social if the region does not know it.");
                    return new CheckInTeam(
                        by,
                        checks.OccurredAt(body, open.Live),
                        body.Team,
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
