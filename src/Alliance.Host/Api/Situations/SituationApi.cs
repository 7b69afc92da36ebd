using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Situations;

/// <summary>The whole situation in one document.</summary>
internal static class SituationApi
{
    public static void Map(RouteGroupBuilder group) =>
        group
            .MapGet("/", Get)
            .WithSummary("The whole situation")
            .WithDescription(
                "Incidents with their needs, requests with their lines, teams, depots, roads, agreements, open "
                    + "approvals, response levels, orders, recalls, covered townships, warnings and what desks owe at "
                    + "one moment of the journal, which event names. "
                    + "Of incidents that are closed and requests that are settled it has those that were the last to "
                        + "be so, some hundreds; the lists have all.");

    private static async Task<SituationView> Get(string realm, Desk desk)
    {
        var open = await desk.Open(realm);
        return await open.See(s => SituationView.Of(s, open));
    }
}
