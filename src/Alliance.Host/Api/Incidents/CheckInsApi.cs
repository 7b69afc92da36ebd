using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
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
            .MapCommand<CheckInBody>(Act.EnterFact, "/{number}/check-ins", CheckIn)
            .WithSummary("Check in a team that turned up unasked")
            .WithDescription(
                "A squad of the region by its id, or a social team with name, office, head-count and capability, or "
                    + "the letter that invited it. It is never refused: the duty desk decides whether it stays, and is "
                    + "asked until it does. A wrong or missing detail is left open, and said flags it. One that may be "
                    + "there already (by name and office, telephone, number plate or letter) is answered with 409 "
                    + "may-be-same and the candidates: send it again with sameAs or isNew. Who comes with a "
                    + "letter that holds stays without a decision.");
        group
            .MapCommand<CheckInUpdate>(Act.EnterFact, "/{number}/check-ins/{checkIn}/details", Update)
            .WithSummary("Put the head-count or details of a checked-in team right")
            .WithDescription("What was counted and known before stays on record, with who put it right.");
        group
            .MapCommand<CheckInDecision>(Act.Decide, "/{number}/check-ins/{checkIn}/decision", Decide)
            .WithSummary("Let an unasked team stay, or send it home")
            .WithDescription(
                "A squad of the region that stays becomes arranged aid for a line; a social team is counted at the "
                    + "incident, apart from promised aid. What is sent home is told why. A squad that has a task "
                    + "elsewhere is refused with 409 has-a-task, which names the task: it comes by a diversion or not "
                    + "at all.");
        group
            .MapCommand<CheckOutBody>(Act.EnterFact, "/{number}/check-ins/{checkIn}/check-out", CheckOut)
            .WithSummary("Check out an unasked team")
            .WithDescription(
                "It has left. The desk is asked for a team until it has. A squad of the region leaves by the "
                    + "reports of its crew, too.");
    }

    private static async Task<CommandReply> CheckIn([AsParameters] CommandCall<CheckInBody> call, string number)
    {
        var realm = await call.Desk.Open(call.Realm);
        var shown = call.Body.Letter is { } text ? await LettersApi.Written(realm, WrittenNumber.Of(text)) : null;
        // A letter of an incident that was merged into this one holds as before.
        var at = shown is not null && (await IncidentsApi.StandsFor(realm, number)).Contains(shown.Incident)
            ? shown.Incident : number;
        if (shown?.Incident == at) shown = null;
        return await call.Read((body, checks, open) => Command(body, checks, open, shown))
            .SendTo(
                open => IncidentsApi.ActorOf(open, at),
                (open, command, refused) => Candidates(open, at, command, refused));
    }

    /// <summary>Reads a check-in.</summary>
    /// <param name="body">The body.</param>
    /// <param name="checks">Gathers what is wrong.</param>
    /// <param name="open">The realm.</param>
    /// <param name="elsewhere">The letter that it shows, where another incident wrote it; it tells which team it is.
    /// </param>
    private static CheckInTeam Command(CheckInBody body, Checks checks, RealmDesk open, WrittenLetter? elsewhere)
    {
        var by = checks.By(body);
        if (body is { Team: not null, Social: not null } or { Team: null, Social: null, Letter: null })
            checks.Wrong(
                "team", "give either the id of a squad of the region or, in social, a team that it does not know.");
        var occurred = checks.OccurredAt(body, open.Live);
        var social = body.Social is { } said ? Social(said, body.People, checks, isThere: true) : null;
        var known = Identity(body, checks, isThere: true);
        var people = checks.Detail<int?>(
            "people", body.People, "All of the squad count, or as many as the letter says.",
            () => body is { Social: null, People: { } count } ? checks.Count(count, "people", 1, "people") : null);
        if (body is { Team: null, Social: null } && elsewhere is not null)
            (social, people, known) = (
                elsewhere.Invited.Team with { People = people ?? elsewhere.Invited.Team.People }, null,
                TeamIdentity.After(elsewhere.Invited.Identity, known));
        return new CheckInTeam(
            by, occurred, Squad(body.Team, checks, open), social, known, people,
            body.Letter is null ? null : LettersApi.NumberOf(body.Letter, checks, "letter"),
            body.SameAs is null ? null : checks.Number(body.SameAs, "sameAs", "the number of a check-in"),
            body.IsNew ?? false);
    }

    /// <summary>Reads a squad of the region by its id or its name.</summary>
    private static string? Squad(string? team, Checks checks, RealmDesk open)
    {
        if (team is null || open.Region.Teams.ContainsKey(team)) return team;
        var (known, problem) = Naming.One(LookupIndex.Of(open.Region), team, LookupKind.Team);
        if (problem is not null)
            checks.Wrong("team", $"{problem} Check it in as social if the region does not know it.");
        return known?.Code;
    }

    /// <summary>Reads a team in its own words.</summary>
    /// <param name="social">The body.</param>
    /// <param name="people">The head-count beside it; null where it is in the body.</param>
    /// <param name="checks">Gathers what is wrong.</param>
    /// <param name="isThere">Whether the team is there already: a wrong or missing detail does not send it away. It
    /// counts as one person until somebody has counted.</param>
    public static SocialTeam Social(SocialTeamBody social, int? people, Checks checks, bool isThere = false)
    {
        const string open = "It is left open.";
        return new(
            Name(social, checks),
            checks.Detail(isThere, "social.office", social.Office, open, () => Office(social, checks, isThere)) ?? "",
            checks.Detail<int?>(
                isThere, "social.people", social.People ?? people,
                "It counts as 1 until its details are put right.", () => People(social, people, checks)) ?? 1,
            checks.Detail<ResourceKind?>(
                isThere, "social.capability", social.Capability, open, () => Capability(social, checks, isThere)));
    }

    private static string Name(SocialTeamBody social, Checks checks) =>
        checks.Text(social.Name, "social.name", "what it is called");

    // What a team that is there does not say is not wrong.
    private static string? Office(SocialTeamBody social, Checks checks, bool isThere) =>
        isThere && social.Office is null ? null
            : checks.Text(social.Office, "social.office", "who sent it, or stands for it");

    private static int People(SocialTeamBody social, int? people, Checks checks) =>
        checks.Count(social.People ?? people, "social.people", 1, "people");

    private static ResourceKind? Capability(SocialTeamBody social, Checks checks, bool isThere)
    {
        if (isThere && social.Capability is null) return null;
        var capability = checks.Kind(social.Capability, "social.capability");
        if (capability.IsSupply)
            checks.Wrong("social.capability", $"'{capability}' is a supply; give a capability.");
        return capability;
    }

    /// <summary>Reads what a team can be known by; null where nobody said anything.</summary>
    /// <param name="body">The body.</param>
    /// <param name="checks">Gathers what is wrong.</param>
    /// <param name="isThere">Whether the team is there already: what is wrong does not send it away, and is left
    /// out.</param>
    public static TeamIdentity? Identity(TeamIdentityBody body, Checks checks, bool isThere = false)
    {
        T? Read<T>(string field, object? said, Func<T?> read) =>
            checks.Detail(isThere, field, said, "It is left out.", read);
        var identity = new TeamIdentity(
            Read("leader", body.Leader, () => Leader(body, checks)),
            Read("telephone", body.Telephone, () => Telephone(body, checks)),
            Read("plates", Words(body.Plates), () => Plates(body, checks)),
            Read("equipment", Words(body.Equipment?.Keys), () => Equipment(body, checks)));
        return identity is { Leader: null, Telephone: null, Plates: null, Equipment: null } ? null : identity;
    }

    private static string? Words(IEnumerable<string?>? said) => said is null ? null : string.Join(", ", said);

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
            .Select(c => SameTeamView.Of(c.CheckIn, c.By, c.Entry.Social, c.Entry.Identity, c.Entry.Team)).ToList());
    }

    private static Task<CommandReply> Update(
        [AsParameters] CommandCall<CheckInUpdate> call,
        string number,
        string checkIn
    ) =>
        call.Read(
                (body, checks, open) =>
                {
                    var identity = Identity(body, checks, isThere: true);
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
            .SendTo(open => IncidentsApi.OwnerOf(open, number, checkIn));

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
            .SendTo(open => IncidentsApi.OwnerOf(open, number, checkIn));

    private static Task<CommandReply> CheckOut(
        [AsParameters] CommandCall<CheckOutBody> call,
        string number,
        string checkIn
    ) =>
        call.Read(
                (body, checks, open) => new CheckOutTeam(checks.By(body), checks.OccurredAt(body, open.Live), checkIn))
            .SendTo(open => IncidentsApi.OwnerOf(open, number, checkIn));
}
