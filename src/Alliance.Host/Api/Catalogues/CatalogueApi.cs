using Alliance.Core.Geography;
using Alliance.Core.Hazards;
using Alliance.Core.Resources;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Queries;

namespace Alliance.Host.Api.Catalogues;

/// <summary>The catalogue: capabilities, supplies and forces.</summary>
internal static class CatalogueApi
{
    private static readonly QueryParameter<IReadOnlySet<HazardClass>> Class = Parameters.AnyOf<HazardClass>(
        "class", "The class of the kind.");

    private static readonly QueryShape OfHazards = new(Class);

    public static void Map(RouteGroupBuilder group)
    {
        group
            .MapGet("/hazards", Hazards)
            .WithMetadata(OfHazards)
            .Produces<HazardsView>()
            .WithSummary("List the kinds of hazard")
            .WithDescription(
                "With code, class, names and synonyms: what incidents and warnings may name. The region may add to "
                    + "them. class narrows the list; official is a code of GB/T 35561, where the region has filled it "
                    + "in.");
        group
            .MapGet("/", Get)
            .WithSummary("Read the catalogue")
            .WithDescription(
                "The capabilities and supplies that lines may ask for, with names, units and classes, and the forces "
                    + "that teams belong to.");
    }

    private static async Task<HazardsView> Hazards(string realm, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var wanted = QueryValues.Of(http).Of(Class);
        var kinds = open.Region.Hazards.Kinds.Where(k => wanted?.Contains(k.Class) != false);
        return new HazardsView(HazardCatalogue.Source, [.. kinds.Select(HazardKindView.Of)]);
    }

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
