using Alliance.Core.Geography;
using Alliance.Core.Resources;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Catalogues;

/// <summary>The catalogue: capabilities, supplies and forces.</summary>
internal static class CatalogueApi
{
    public static void Map(RouteGroupBuilder group) =>
        group
            .MapGet("/", Get)
            .WithSummary("Read the catalogue")
            .WithDescription(
                "The capabilities and supplies that lines may ask for, with names, units and classes, and the forces "
                    + "that teams belong to.");

    private static async Task<CatalogueView> Get(string realm, Desk desk)
    {
        var open = await desk.Open(realm);
        return new CatalogueView(
            [.. Catalogue.Definitions.Select(KindView.Of)],
            [
                .. Forces.All.Select(f => new ForceView(
                    f.Code,
                    f.Zh,
                    f.En,
                    open.Region.Data.TurnoutMinutes.GetValueOrDefault(f.Code, f.TurnoutMinutes))),
            ]);
    }
}
