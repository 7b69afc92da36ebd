using System.ComponentModel;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Api.Searches;

/// <summary>One search for places, squads, depots and kinds, by what people type.</summary>
internal static class SearchApi
{
    private const int Usual = 10, Most = 100;

    public static void Map(RouteGroupBuilder group) =>
        group
            .MapGet("/", Search)
            .WithSummary("Find places and kinds")
            .WithDescription(
                "By code, name, part of a name, pinyin or its first letters, former name or code, or the 12-digit code "
                    + "of a village: townships, villages, tiers, squads, depots, capabilities, supplies and hazards. "
                    + "The likeliest comes first, with what matched and why; names says whether a body takes the text "
                    + "for it.")
            .Produces<SearchView>();

    private static async Task<SearchView> Search(
        string realm,
        Desk desk,
        [Description("What was typed.")] string? q,
        [Description("Only these kinds, with commas between them, such as township,team.")] string? kinds,
        [Description("The most answers: 1 to 100. Default: 10.")] int? limit)
    {
        var open = await desk.Open(realm);
        if (string.IsNullOrWhiteSpace(q))
            throw ApiProblem.BadInput("q", "is missing: a name, part of a name, pinyin or a code.");
        if (limit is < 1 or > Most) throw ApiProblem.BadInput("limit", $"{limit} is not between 1 and {Most}.");
        LookupKind[] wanted =
        [
            .. (kinds ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(k => ApiJson.Parse<LookupKind>(k, "kinds")!.Value),
        ];
        var index = LookupIndex.Of(open.Region);
        return new SearchView(
            q,
            [
                .. index.Search(q, limit ?? Usual, wanted).Select(h => HitView.Of(
                    h, q, index.Named(q, h.Entry.Kind) is [var named] && named.Entry == h.Entry, open.Region)),
            ]);
    }
}
