using Alliance.Core.Access;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Host.Api.Typing;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.Incidents;

/// <summary>Letters of invitation (邀请函): their list, and each read and checked under its number.</summary>
internal static class LettersApi
{
    private const string Valid = "valid", Expired = "expired", Withdrawn = "withdrawn";

    private static readonly QueryParameter<IReadOnlySet<string>> State = Parameters.AnyOf(
        "state", "How it stands now.", [Valid, Expired, Withdrawn]);

    private static readonly ListShape<SentLetter> Shape = new ListShape<SentLetter>("number", l => l.Number)
        .Where(State, (wanted, open, _) =>
        {
            var now = open.Live.Now;
            return l => wanted.Contains(NameOf(l.Letter.StandingAt(now)));
        })
        // An incident that was merged into another has kept its letters.
        .Where(ListParameters.Incident, (l, incident) =>
            l.Incident.Number == incident || l.Incident.MergedInto == incident)
        .Place((l, _) => l.Incident.Place)
        .Hazard(l => l.Incident.Hazard)
        .Author(l => l.Letter.By)
        .Happened(l => l.Letter.Since)
        .Recorded(l => l.Letter.Since)
        .Due(l => l.Letter.Written.Invitation.Until)
        .By("people", l => l.Registered.Team.People)
        .Search(
            "number, the names of incident, team, office and leader, where to, what for, whom to report to, road and "
                + "reasons",
            (l, region) =>
            [
                l.Number, l.Incident.Name, Lookups.NameOf(l.Incident.Place, region), l.Registered.Team.Name,
                l.Registered.Team.Office, l.Registered.Identity?.Leader, l.Registered.From,
                l.Letter.Written.Invitation.Place, l.Letter.Written.Invitation.Purpose,
                l.Letter.Written.Invitation.ReportTo, l.Letter.Written.Invitation.Road, l.Letter.Written.Reason,
                l.Letter.EndedBecause,
            ]);

    /// <summary>A letter of an incident.</summary>
    private readonly record struct SentLetter(IncidentProjection Incident, string Number, LetterProjection Letter)
    {
        public OutsideTeamRegistered Registered => Incident.OutsideTeams[Letter.Written.Outside].Registered;
    }

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapGet("/", List)
            .ProducesList<LetterView>(Shape.Query)
            .WithSummary("List letters of invitation")
            .WithDescription(
                "Those of all incidents, in the order of their numbers, with how each stands now. since and until go "
                    + "by when it was written; deadline is until when it is valid. unverified: nobody has verified the "
                    + "call of the incident.");
        group
            .MapGet("/{number}", Get)
            .WithSummary("Read and check a letter of invitation")
            .WithDescription(
                "Whether it is valid, expired or withdrawn, whom it invites, where to, what for, until when, whom to "
                    + "report to, which road, and whether its team has come.")
            .Produces<LetterView>();
        group
            .MapGet("/{number}/page", Page)
            .WithSummary("Read a letter of invitation as a page")
            .WithDescription("Plain text, to be printed or shown at a road block. lang is zh (the default) or en.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .WithMetadata(LanguageQuery.Alone);
        group
            .MapCommand<Ending>(Act.Decide, "/{number}/withdraw", Withdraw)
            .WithSummary("Withdraw a letter of invitation")
            .WithDescription(
                "It is shown as withdrawn from now on. The desk decides anew about a team that has not come.");
    }

    /// <summary>Reads the number of a letter as people type it: in any case and width.</summary>
    public static string NumberOf(string text, Checks checks, string field) =>
        WrittenNumber.Of(checks.Text(text, field, "the number of a letter"));

    /// <summary>Finds a letter that an incident has written, whichever; null for none.</summary>
    public static async Task<WrittenLetter?> Written(RealmDesk open, string letter)
    {
        var incident = IncidentOf(letter);
        return !IncidentsApi.MayBe(open, incident) ? null : await open.Incident(
            incident, i => i.Letters.TryGetValue(letter, out var known)
                ? new WrittenLetter(incident, i.OutsideTeams[known.Written.Outside].Registered) : null!);
    }

    private static async Task<IResult> List(string realm, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var range = new ProjectionRange("", "", 0);
        return await ListAnswer.Of(
            http, Shape.Read(http, open),
            wish => ListPages.Of(
                wish, range, open.Incidents, Of, l => LetterView.Of(l.Number, l.Incident, open)!),
            wish => ListPages.Count(wish, range, open.Incidents, Of));
    }

    private static IEnumerable<SentLetter> Of(IncidentProjection incident) =>
        incident.Letters.Select(l => new SentLetter(incident, l.Key, l.Value));

    private static string NameOf(LetterStanding standing) => standing switch
    {
        LetterStanding.Valid => Valid,
        LetterStanding.Expired => Expired,
        LetterStanding.Withdrawn => Withdrawn,
        _ => throw new ArgumentOutOfRangeException(nameof(standing), standing, "A letter does not stand so."),
    };

    private static async Task<LetterView> Get(string realm, string number, Desk desk) =>
        await Find(await desk.Open(realm), number);

    private static async Task<IResult> Page(string realm, string number, Desk desk, HttpContext http)
    {
        var letter = await Find(await desk.Open(realm), number);
        return Results.Text(LetterPage.Of(letter, LanguageQuery.Of(http)), "text/plain; charset=utf-8");
    }

    private static Task<CommandReply> Withdraw([AsParameters] CommandCall<Ending> call, string number) =>
        call.Read(
                (body, checks, open) => new WithdrawLetter(
                    checks.By(body),
                    checks.OccurredAt(body, open.Live),
                    number,
                    checks.Text(body.Reason, "reason", "say why")))
            .SendTo(async open =>
            {
                await Find(open, number);
                return IncidentOf(number).ToIncident();
            });

    /// <exception cref="ApiProblem">No incident has written such a letter.</exception>
    private static async Task<LetterView> Find(RealmDesk open, string number)
    {
        var incident = IncidentOf(number);
        return (IncidentsApi.MayBe(open, incident)
            ? await open.Incident(incident, i => LetterView.Of(number, i, open)!) : null)
            ?? throw ApiProblem.NotFound(
                $"No incident has written a letter {number}. It is not valid; ask the desk that is said to have "
                    + "written it.");
    }

    private static string IncidentOf(string letter) =>
        letter.LastIndexOf("-Y", StringComparison.Ordinal) is var at and > 0 ? letter[..at] : "";
}

/// <summary>A letter, and the team that it invites.</summary>
/// <param name="Incident">The number of the incident that wrote it.</param>
/// <param name="Invited">The team, as it registered.</param>
internal sealed record WrittenLetter(string Incident, OutsideTeamRegistered Invited);
