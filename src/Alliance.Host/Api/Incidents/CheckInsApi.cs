using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Typing;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Incidents;

/// <summary>Teams that arrive unasked. They check in, stay or are sent home, and check out.</summary>
internal static class CheckInsApi
{
    private const int MostPlates = 50;
    private const int MostEquipment = 50;
    private const int MostUnits = 100_000;

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapCommand<CheckInBody>("/{number}/check-ins", CheckIn)
            .WithSummary("Check in a team that turned up unasked")
            .WithDescription(
                "A squad of the region by its id, or a social team with name, office, head-count and capability, or "
                    + "the letter that invited it. It is never refused: the duty desk decides whether it stays, and is "
                    + "asked until it does. A wrong head-count is left out, and said flags it. One that may be there "
                    + "already (by name and office, telephone, number plate or letter) is answered with 409 "
                    + "may-be-same and the candidates: send it again with sameAs or isNew. Who comes with a "
                    + "letter that holds stays without a decision.");
        group
            .MapCommand<CheckInUpdate>("/{number}/check-ins/{checkIn}/details", Update)
            .WithSummary("Put the head-count or details of a checked-in team right")
            .WithDescription("What was counted and known before stays on record, with who put it right.");
        group
            .MapCommand<CheckInDecision>("/{number}/check-ins/{checkIn}/decision", Decide)
            .WithSummary("Let an unasked team stay, or send it home")
            .WithDescription(
                "A squad of the region that stays becomes arranged aid for a line; a social team is counted at the "
                    + "incident, apart from promised aid. What is sent home is told why. A squad that has a task "
                    + "elsewhere is refused with 409 has-a-task, which names the task: it comes by a diversion or not "
                    + "at all.");
        group
            .MapCommand<CheckOutBody>("/{number}/check-ins/{checkIn}/check-out", CheckOut)
            .WithSummary("Check out an unasked team")
            .WithDescription(
                "It has left. The desk is asked for a team until it has. A squad of the region leaves by the "
                    + "reports of its crew, too.");
    }

    private static Task<CommandReply> CheckIn([AsParameters] CommandCall<CheckInBody> call, string number) =>
        call.Read(
                (body, checks, open) =>
                {
                    var by = checks.By(body);
                    if (body is { Team: not null, Social: not null } or { Team: null, Social: null, Letter: null })
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
                        body.Social is { } social ? Came(social, body.People, checks) : null,
                        Known(body, checks),
                        checks.Detail<int?>(
                            "people", body.People, "All of the squad count, or as many as the letter says.",
                            () => body is { Social: null, People: { } people }
                                ? checks.Count(people, "people", 1, "people") : null),
                        body.Letter is null ? null : LettersApi.NumberOf(body.Letter, checks, "letter"),
                        body.SameAs is null ? null : checks.Text(body.SameAs, "sameAs", "the number of a check-in"),
                        body.IsNew ?? false);
                })
            .SendTo(
                open => IncidentsApi.ActorOf(open, number),
                (open, command, refused) => Candidates(open, number, command, refused));

    /// <summary>Reads a team that is there. A wrong or missing number of people does not send it away: it counts as one
    /// person until somebody has counted.</summary>
    private static SocialTeam Came(SocialTeamBody social, int? people, Checks checks)
    {
        var team = Social(social, people, checks);
        var counted = checks.Detail<int?>(
            "social.people", social.People ?? people, "It counts as 1 until its details are put right.",
            () => team.People);
        return team with { People = counted ?? 1 };
    }

    /// <summary>Reads a team in its own words.</summary>
    /// <param name="social">The body.</param>
    /// <param name="people">The head-count beside it; null where it is in the body.</param>
    /// <param name="checks">Gathers what is wrong.</param>
    public static SocialTeam Social(SocialTeamBody social, int? people, Checks checks)
    {
        var capability = checks.Kind(social.Capability, "social.capability");
        if (capability.IsSupply)
            checks.Wrong("social.capability", $"'{capability}' is a supply; give a capability.");
        return new SocialTeam(
            checks.Text(social.Name, "social.name", "what it is called"),
            checks.Text(social.Office, "social.office", "who sent it, or stands for it"),
            checks.Count(social.People ?? people, "social.people", 1, "people"),
            capability);
    }

    /// <summary>Reads what a team that is there can be known by. What is wrong of it does not send the team away: it is
    /// left out. Null where nobody said anything that can be.</summary>
    private static TeamIdentity? Known(TeamIdentityBody body, Checks checks)
    {
        const string instead = "It is left out.";
        return OrNone(new TeamIdentity(
            checks.Detail("leader", body.Leader, instead, () => Leader(body, checks)),
            checks.Detail("telephone", body.Telephone, instead, () => Telephone(body, checks)),
            checks.Detail("plates", Words(body.Plates), instead, () => Plates(body, checks)),
            checks.Detail("equipment", Words(body.Equipment?.Keys), instead, () => Equipment(body, checks))));
    }

    private static string? Words(IEnumerable<string?>? said) => said is null ? null : string.Join(", ", said);

    /// <summary>Reads what a team can be known by; null where nobody said anything.</summary>
    public static TeamIdentity? Identity(TeamIdentityBody body, Checks checks) => OrNone(new TeamIdentity(
        Leader(body, checks), Telephone(body, checks), Plates(body, checks), Equipment(body, checks)));

    private static TeamIdentity? OrNone(TeamIdentity identity) =>
        identity is { Leader: null, Telephone: null, Plates: null, Equipment: null } ? null : identity;

    private static string? Leader(TeamIdentityBody body, Checks checks) =>
        body.Leader is null ? null : checks.Text(body.Leader, "leader", "the name of its leader");

    private static string? Telephone(TeamIdentityBody body, Checks checks)
    {
        if (body.Telephone is null) return null;
        var number = checks.Text(body.Telephone, "telephone", "the number of its leader");
        if (number.Length > 0 && !WrittenTelephone.HasDigit(number))
            checks.Wrong("telephone", "has no digit; give the number of its leader, such as 13800000000.");
        return number;
    }

    private static string[]? Plates(TeamIdentityBody body, Checks checks)
    {
        if (body.Plates is { Length: > MostPlates })
            checks.Wrong("plates", $"are more than {MostPlates}; give the first {MostPlates}.");
        return body.Plates is null ? null
            : [.. body.Plates.Select((p, i) => Plate(p, $"plates[{i}]", checks))];
    }

    private static string Plate(string? text, string field, Checks checks)
    {
        var plate = checks.Text(text, field, "a number plate");
        if (plate.Length > 0 && SameTeam.Folded(plate).Length == 0)
            checks.Wrong(field, "has no letter and no digit; give the number plate, such as 湘D12345.");
        return plate;
    }

    private static Brought[]? Equipment(TeamIdentityBody body, Checks checks)
    {
        if (body.Equipment is { Count: > MostEquipment })
            checks.Wrong("equipment", $"has more than {MostEquipment} kinds; sum some of them up.");
        return body.Equipment is null ? null
            : [.. body.Equipment.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => new Brought(
                checks.Text(e.Key, "equipment", "what it is"),
                checks.Count(e.Value, $"equipment.{e.Key}", 1, "units", MostUnits)))];
    }

    /// <summary>Adds to a refusal the teams that the check-in may be a repetition of.</summary>
    private static async Task<ApiProblem> Candidates(
        RealmDesk open, string number, Command command, ApiProblem refused)
    {
        if (refused.Code != CheckInChecks.MayBeSame || command is not CheckInTeam checkIn
            || (await IncidentsApi.Known(open, number))?.State is not IncidentState state) return refused;
        var social = checkIn.Social ?? (checkIn.Letter is { } letter && state.Letters.TryGetValue(letter, out var known)
            ? state.OutsideTeams[known.Outside].Team : null);
        return refused.With("candidates", SameTeam
            .AmongCheckIns(state, social, checkIn.Identity, checkIn.Letter)
            .Select(c => (c.CheckIn, c.By, Entry: state.CheckIns[c.CheckIn]))
            .Select(c => CandidateView.Of(c.CheckIn, c.By, c.Entry.Social, c.Entry.Identity, c.Entry.Team)).ToList());
    }

    private static Task<CommandReply> Update(
        [AsParameters] CommandCall<CheckInUpdate> call,
        string number,
        string checkIn
    ) =>
        call.Read(
                (body, checks, open) =>
                {
                    var identity = Known(body, checks);
                    if (body.People is null && identity is null && checks.LeftOut.Count == 0)
                        checks.Wrong("people", "is missing: say how many are there, or what else is put right.");
                    return new UpdateCheckIn(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        checkIn,
                        body.People is { } people
                            ? checks.Count(people, "people", 1, "people; check the team out where nobody is left")
                            : null,
                        identity,
                        body.Reason is null ? null : checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(open => IncidentsApi.ActorOf(open, number));

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
