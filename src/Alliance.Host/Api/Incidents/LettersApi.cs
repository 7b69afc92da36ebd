using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;

namespace Alliance.Host.Api.Incidents;

/// <summary>Letters of invitation (邀请函), read and checked under their numbers.</summary>
internal static class LettersApi
{
    public static void Map(RouteGroupBuilder group)
    {
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
            .MapCommand<Ending>("/{number}/withdraw", Withdraw)
            .WithSummary("Withdraw a letter of invitation")
            .WithDescription(
                "It is shown as withdrawn from now on. The desk decides anew about a team that has not come.");
    }

    /// <summary>Reads the number of a letter as people type it: in any case and width.</summary>
    public static string NumberOf(string text, Checks checks, string field) =>
        Folded(checks.Text(text, field, "the number of a letter"));

    private static async Task<LetterView> Get(string realm, string number, Desk desk) =>
        await Find(await desk.Open(realm), Folded(number));

    private static async Task<IResult> Page(string realm, string number, Desk desk, HttpContext http)
    {
        var letter = await Find(await desk.Open(realm), Folded(number));
        return Results.Text(LetterPage.Of(letter, LanguageQuery.Of(http)), "text/plain; charset=utf-8");
    }

    private static Task<CommandReply> Withdraw([AsParameters] CommandCall<Ending> call, string number) =>
        call.Read(
                (body, checks, open) => new WithdrawLetter(
                    checks.By(body),
                    checks.OccurredAt(body, open.Live),
                    Folded(number),
                    checks.Text(body.Reason, "reason", "say why")))
            .SendTo(async open =>
            {
                await Find(open, Folded(number));
                return IncidentOf(Folded(number)).ToIncident();
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

    private static string Folded(string number) =>
        string.Concat(number.Trim().Select(c => c is >= '\uFF01' and <= '\uFF5E' ? (char)(c - 0xFEE0) : c))
            .ToUpperInvariant();
}
