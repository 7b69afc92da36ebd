using Alliance.Core.Geography;
using Alliance.Core.Hazards;
using Alliance.Core.Resources;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
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
            .Produces<HazardsView>(StatusCodes.Status200OK, "application/json", CsvAccept.MediaType)
            .WithSummary("List the kinds of hazard")
            .WithDescription(
                "With code, class, names and synonyms: what incidents and warnings may name. The region may add to "
                    + "them. class narrows the list; official is a code of GB/T 35561, where the region has filled it "
                    + "in. As CSV it is the kinds.");
        group
            .MapGet("/", Get)
            .Produces<CatalogueView>(StatusCodes.Status200OK, "application/json", CsvAccept.MediaType)
            .WithSummary("Read the catalogue")
            .WithDescription(
                "The capabilities and supplies that lines may ask for, with names, units and classes, and the forces "
                    + "that teams belong to. As CSV it is the capabilities and supplies.");
    }

    private static async Task<IResult> Hazards(string realm, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var wanted = QueryValues.Of(http).Of(Class);
        List<HazardKindView> kinds =
        [
            .. open.Region.Hazards.Kinds.Where(k => wanted?.Contains(k.Class) != false).Select(HazardKindView.Of),
        ];
        return CsvAccept.IsWanted(http.Request) ? CsvAnswer.Of(kinds)
            : Results.Ok(new HazardsView(HazardCatalogue.Source, kinds));
    }

    private static async Task<IResult> Get(string realm, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        List<KindView> kinds = [.. Catalogue.Definitions.Select(KindView.Of)];
        if (CsvAccept.IsWanted(http.Request)) return CsvAnswer.Of(kinds);
        return Results.Ok(new CatalogueView(
            kinds,
            [
                .. Forces.All.Select(f => new ForceView(
                    f.Code,
                    f.Zh,
                    f.En,
                    open.Region.Data.TurnoutMinutes.GetValueOrDefault(f.Code, f.TurnoutMinutes))),
            ]));
    }
}
