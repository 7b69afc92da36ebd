using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Warnings;

/// <summary>Warnings by colour, and the reporting clocks of desks.</summary>
internal static class WarningsApi
{
    public static void Map(RouteGroupBuilder realm)
    {
        realm
            .MapGet("/warnings", List)
            .WithTags("Warnings")
            .WithSummary("List warnings")
            .WithDescription("Those that are valid, in the order of their ids.");
        realm
            .MapCommand<WarningBody>("/warnings", Issue)
            .WithTags("Warnings")
            .WithSummary("Issue a warning")
            .WithDescription(
                "Of a hazard, with a colour (预警级别) and a time after which it lapses by itself. It takes the "
                    + "place of "
                    + "the tier's warning of the same hazard.");
        realm
            .MapCommand<Ending>("/warnings/{id}/cancel", Cancel)
            .WithTags("Warnings")
            .WithSummary("Cancel a warning")
            .WithDescription("Before its time is over.");
        realm
            .MapGet("/clocks", Clocks)
            .WithTags("Clocks")
            .WithSummary("List what desks owe")
            .WithDescription(
                "Reports and answers that are owed by a time: those that run, and those that were missed and are owed "
                    + "still. Filters by incident or line, and by whether they are missed.");
    }

    private static async Task<Page<WarningView>> List(string realm, Desk desk, [AsParameters] Paging paging)
    {
        var open = await desk.Open(realm);
        return await open.See(s => paging.Of(s.Warnings.Values, w => w.Issued.Warning, w => WarningView.Of(w, open)));
    }

    private static async Task<Page<ClockView>> Clocks(
        string realm,
        Desk desk,
        [AsParameters] Paging paging,
        string? subject,
        bool? missed)
    {
        var open = await desk.Open(realm);
        return await open.See(s =>
            paging.Of(
                s.Clocks.Values.Where(c =>
                    (subject is null || c.Subject == subject) && (missed is null || c.Missed == missed)),
                c => $"{c.Owner}/{c.Clock}/{c.Subject}",
                c => ClockView.Of(c, open)));
    }

    private static Task<CommandReply> Issue([AsParameters] CommandCall<WarningBody> call)
    {
        var tier = default(ActorId);
        return call.Read(
                (body, checks, open) =>
                {
                    tier = checks.Tier(body.Tier, "tier", open.Region);
                    var minutes = checks.Count(body.ValidMinutes, "validMinutes", 1, "minutes");
                    return new IssueWarning(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        checks.Hazard(body.Hazard, "hazard", open.Region),
                        checks.Value(body.Colour, "colour", "blue, yellow, orange or red"),
                        open.Live.Now + Span.FromMinutes(minutes),
                        checks.Text(body.Basis, "basis", "say on what ground"));
                })
            .SendTo(_ => tier);
    }

    private static Task<CommandReply> Cancel([AsParameters] CommandCall<Ending> call, string id) =>
        call.Read(
                (body, checks, open) =>
                    new CancelWarning(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        id,
                        checks.Text(body.Reason, "reason", "say why")))
            .SendTo(async open =>
            {
                var tier = await open.See(s =>
                    s.Warnings.TryGetValue(id, out var warning) ? warning.Tier : (ActorId?)null)
                    ?? throw ApiProblem.NotFound(
                        $"No warning {id} is valid; GET {open.Path}/warnings lists those that are.");
                return tier;
            });
}
