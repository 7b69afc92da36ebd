using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Situations;
using Alliance.Grains.Realms;
using Alliance.Host.Access;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;

namespace Alliance.Host.Api.Incidents;

/// <summary>Teams from outside the region that would come. They register before they set out, and are invited with a
/// letter, told to stand by, or turned away.</summary>
internal static class OutsideTeamsApi
{
    private const int MostMinutes = 30 * 24 * 60;

    private static readonly QueryParameter<IReadOnlySet<OutsideStage>> Stage = Parameters.AnyOf<OutsideStage>(
        "state", "How it stands, such as registered or invited.");

    private static readonly ListShape<Registered> Shape =
        new ListShape<Registered>("number", t => t.View.Number)
            .Where(Stage, (t, wanted) => wanted.Contains(t.View.Stage))
            .Where(ListParameters.Kind, (t, wanted) => t.View.Capability is { } can && wanted.Contains(can))
            .Author(t => t.By)
            .Happened(t => t.Since)
            .Recorded(t => t.RecordedAt)
            .By("people", t => t.View.People)
            .Search("number, name, office, leader, origin, note and reason", (t, _) =>
            [
                t.View.Number, t.View.Name, t.View.Office, t.View.Leader, t.View.From, t.View.Note, t.View.Reason,
            ]);

    /// <summary>A team that registered at an incident, or at one that was merged into it.</summary>
    private readonly record struct Registered(
        OutsideTeamView View, Author? By, Instant Since, Instant RecordedAt);

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapGet("/{number}/outside-teams", List)
            .WithSummary("List teams from outside that would come")
            .WithDescription(
                "All that registered, with what each brings, how it was answered, its letter, and where else it is "
                    + "known.")
            .ProducesList<OutsideTeamView>(Shape.Query);
        group
            .MapCommand<OutsideTeamBody>(Act.EnterFact, "/{number}/outside-teams", Register)
            .WithSummary("Register a team from outside that would come")
            .WithDescription(
                "A social team or one of another county says before it sets out who it is and what it brings (EDXL-RM "
                    + "OfferUnsolicitedResource). The answer has its number. One that may be registered already is "
                    + "answered with 409 may-be-same and the candidates: send it again with sameAs or isNew.");
        group
            .MapCommand<OutsideAnswerBody>(Act.Decide, "/{number}/outside-teams/{team}/answer", Answer)
            .WithSummary("Invite a team from outside, let it stand by, or turn it away")
            .WithDescription(
                "An invitation writes a numbered letter (邀请函): where to, what for, until when, whom to report to, "
                    + "which road. The answer has its number. Another answer later withdraws the letter.");
    }

    private static async Task<IResult> List(string realm, string number, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        await IncidentsApi.Known(open, number);
        var wish = Shape.Read(http, open);
        var elsewhere = await open.See(ElsewhereView.All);
        List<Registered> teams = [];
        foreach (var incident in await IncidentsApi.StandsFor(open, number))
            teams.AddRange(await open.Incident(
                incident, i => i.OutsideTeams.Values.Select(t => Of(t, incident)).ToList()) ?? []);
        return await ListAnswer.Of(
            http, wish, w => Task.FromResult(ListPages.Of(w, teams, t => t.View)), _ => Task.FromResult(0));

        Registered Of(OutsideTeamProjection team, string incident) =>
            new(OutsideTeamView.Of(team, open) with
            {
                Telephone = Caller.MayReadPeople(http, realm) ? team.Registered.Identity?.Telephone : null,
                AlsoAt = ElsewhereView.Of(
                    incident, null, SameTeam.MarksOf(team.Registered.Team, team.Registered.Identity), elsewhere),
            }, team.By, team.Since, team.RecordedAt);
    }

    private static Task<CommandReply> Register([AsParameters] CommandCall<OutsideTeamBody> call, string number) =>
        call.Read(
                (body, checks, open) =>
                {
                    var by = checks.By(body);
                    if (body.Social is null)
                        checks.Wrong("social", "is missing: name, office, people and capability of the team.");
                    return new RegisterOutsideTeam(
                        by,
                        checks.OccurredAt(body, open.Live),
                        body.Social is { } social ? CheckInsApi.Social(social, null, checks) : new("", "", 1, null),
                        CheckInsApi.Identity(body, checks),
                        checks.Text(body.From, "from", "where it comes from"),
                        body.Note is null ? "" : checks.Text(body.Note, "note", "what the desk should know"),
                        body.SameAs is null ? null
                            : checks.Number(body.SameAs, "sameAs", "the number of a registration"),
                        body.IsNew ?? false);
                })
            .SendTo(
                open => IncidentsApi.ActorOf(open, number),
                (open, command, refused) => Candidates(open, number, command, refused));

    private static async Task<ApiProblem> Candidates(
        RealmDesk open, string number, Command command, ApiProblem refused) =>
        refused.Code != CheckInChecks.MayBeSame || command is not RegisterOutsideTeam register
        || (await IncidentsApi.Known(open, number))?.State is not IncidentState state
            ? refused
            : refused.With("candidates", SameTeam.AmongRegistered(state, register.Team, register.Identity)
                .Select(c => (c.Outside, c.By, Entry: state.OutsideTeams[c.Outside]))
                .Select(c => SameTeamView.Of(c.Outside, c.By, c.Entry.Team, c.Entry.Identity, null)).ToList());

    private static Task<CommandReply> Answer(
        [AsParameters] CommandCall<OutsideAnswerBody> call,
        string number,
        string team
    ) =>
        call.Read(
                (body, checks, open) =>
                {
                    var answer = checks.Value(body.Answer, "answer", "invited, standBy or turnedAway");
                    if (answer == OutsideAnswer.Invited && body is { Answer: not null, Letter: null })
                        checks.Wrong(
                            "letter", "is missing: to, purpose, validMinutes or validUntil, reportTo and road.");
                    return new AnswerOutsideTeam(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        team,
                        answer,
                        body.Letter is { } letter ? Invitation(letter, checks, open.Live) : null,
                        checks.Text(body.Reason, "reason", "say why"));
                })
            .SendTo(open => IncidentsApi.OwnerOf(open, number, team));

    private static Invitation Invitation(LetterBody letter, Checks checks, LiveRealm realm) => new(
        checks.Text(letter.To, "letter.to", "where the team is to go"),
        checks.Text(letter.Purpose, "letter.purpose", "what for"),
        checks.By(
            letter.ValidMinutes, letter.ValidUntil, ("letter.validMinutes", "letter.validUntil"), realm,
            max: MostMinutes),
        checks.Text(letter.ReportTo, "letter.reportTo", "to whom the team is to report"),
        checks.Text(letter.Road, "letter.road", "which road it is to take"));
}
