using Alliance.Core.Geography;
using Alliance.Core.Messages;
using Alliance.Grains.Realms;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Roads;

/// <summary>Roads: open or cut.</summary>
internal static class RoadsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapGet("/", List)
            .WithSummary("List roads")
            .WithDescription("With the minutes that a rescue vehicle takes, and whether each is open.");
        group
            .MapCommand<RoadReport>("/{a}/{b}", Report)
            .WithSummary("Report a road cut or open")
            .WithDescription(
                "From then on travel times, offers and refusals reckon with it. Squads under way whose way changes are "
                    + "told, and their requests hear the new time.");
    }

    private static async Task<Page<RoadView>> List(string realm, Desk desk, [AsParameters] Paging paging, bool? open)
    {
        var at = await desk.Open(realm);
        return await at.See(s => paging.Of(
            RoadView.InOrder(s.Region).Where(r => open is null || open == !s.Region.CutRoads.Contains(r.Key)),
            r => $"{r.Key.A}-{r.Key.B}", r => RoadView.Of(r, s.Region)));
    }

    private static Task<CommandReply> Report([AsParameters] CommandCall<RoadReport> call, string a, string b) =>
        call.Read(
                (body, checks, open) =>
                {
                    (a, b) = (End(a, open.Region), End(b, open.Region));
                    if (!open.Region.AreNeighbours(a, b))
                        throw ApiProblem.NotFound(
                            $"No road joins {open.Region.Townships[a].Name} and {open.Region.Townships[b].Name}; GET "
                                + $"{open.Path}/roads lists those that there are.");
                    return new ReportRoad(
                        checks.By(body),
                        checks.OccurredAt(body, open.Live),
                        a,
                        b,
                        checks.Value(body.Open, "open", "true or false"));
                })
            .SendTo(open => LiveRealm.RealmActor(open.Name));

    private static string End(string text, Region region) =>
        Naming.Township(text, region).Code ?? throw Naming.NotFound(text, region, LookupKind.Township);
}
