using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Queries;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Searches;

/// <summary>One search for places, squads, depots and kinds, by what people type.</summary>
internal static class SearchApi
{
    private const int Usual = 10, Most = 100;

    private static readonly QueryParameter<string> Typed = Parameters.Text("q", "What was typed.");

    private static readonly QueryParameter<IReadOnlySet<LookupKind>> Kinds = Parameters.AnyOf<LookupKind>(
        "kinds", "Only these kinds, such as township,team.");

    private static readonly QueryParameter<long?> Limit = Parameters.Number(
        "limit", $"The most answers: 1 to {Most}. Default: {Usual}.", 1, Most);

    private static readonly QueryShape Shape = new(Typed, Kinds, Limit);

    public static void Map(RouteGroupBuilder group) =>
        group
            .MapGet("/", Search)
            .WithMetadata(Shape)
            .WithSummary("Find places and kinds")
            .WithDescription(
                "By code, name, part of a name, pinyin or its first letters, former name or code, or the 12-digit code "
                    + "of a village: townships, villages, tiers, squads, depots, capabilities, supplies and hazards. "
                    + "The likeliest comes first, with what matched and why; names says whether a body takes the text "
                    + "for it.")
            .Produces<SearchView>(StatusCodes.Status200OK, "application/json", CsvAccept.MediaType);

    private static async Task<IResult> Search(string realm, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var values = QueryValues.Of(http);
        var q = values.Of(Typed)
            ?? throw ApiProblem.BadInput("q", "is missing: a name, part of a name, pinyin or a code.");
        LookupKind[] wanted = [.. (values.Of(Kinds) ?? new HashSet<LookupKind>()).Order()];
        var index = LookupIndex.Of(open.Region);
        List<HitView> hits =
        [
            .. index.Search(q, (int)(values.Of(Limit) ?? Usual), wanted).Select(h => HitView.Of(
                h, q, index.Named(q, h.Entry.Kind) is [var named] && named.Entry == h.Entry, open.Region)),
        ];
        return CsvAccept.IsWanted(http.Request) ? CsvAnswer.Of(hits) : Results.Ok(new SearchView(q, hits));
    }
}
