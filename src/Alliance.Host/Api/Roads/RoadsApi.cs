using Alliance.Core.Access;
using Alliance.Core.Geography;
using Alliance.Core.Messages;
using Alliance.Grains.Realms;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Roads;

/// <summary>Roads: open or cut.</summary>
internal static class RoadsApi
{
    private static readonly QueryParameter<bool?> Open = Parameters.Flag("open", "true: open; false: cut.");

    private static readonly ListShape<Road> Shape =
        new ListShape<Road>("townships", r => $"{r.Data.Key.A}-{r.Data.Key.B}")
            .Where(ListParameters.Place, (text, open, checks) =>
            {
                var code = Lookups.Place(text, ListParameters.Place.Name, open.Region, checks);
                return r => r.Data.Key.A == code || r.Data.Key.B == code;
            })
            .Where(Open, (r, open) => r.IsOpen == open)
            .By("minutes", r => r.Data.Minutes)
            .Search("codes and names of its townships", (r, region) =>
            [
                r.Data.Key.A, r.Data.Key.B, Lookups.NameOf(r.Data.Key.A, region), Lookups.NameOf(r.Data.Key.B, region),
            ]);

    /// <summary>A road, and whether it is open.</summary>
    private readonly record struct Road(RoadData Data, bool IsOpen);

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapList(
                "/", Shape,
                (s, _) => s.Region.Data.Roads.Select(r => new Road(r, !s.Region.CutRoads.Contains(r.Key))),
                (r, s, _) => RoadView.Of(r.Data, s.Region))
            .WithSummary("List roads")
            .WithDescription("With the minutes that a rescue vehicle takes, and whether each is open.");
        group
            .MapCommand<RoadReport>(Act.IngestFact, "/{a}/{b}", Report)
            .WithSummary("Report a road cut or open")
            .WithDescription(
                "From then on travel times, offers and refusals reckon with it. Squads under way whose way changes are "
                    + "told, and their requests hear the new time.");
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
