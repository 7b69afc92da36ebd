using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Profiles;
using Alliance.Simulation.Regions;

namespace Alliance.LoadTesting.Regions;

/// <summary>
/// The region of a server's realm <c>live</c>, as a load is driven on it, and what its townships ask each other for.
/// </summary>
internal static class ServerRegion
{
    /// <summary>
    /// Asks for it. It keeps its own rules, deadlines and approvals; only nobody rests, for the squads are back after
    /// seconds.
    /// </summary>
    /// <exception cref="LoadFailedException">The server does not give it.</exception>
    public static async Task<RegionData> Ask(ApiClient client, CancellationToken cancellation)
    {
        const string Live = $"api/v1/realms/{LoadOptions.LiveRealm}";
        const int RealTime = 1_000;
        using var realm = await client.Get(Live, cancellation);
        using var region = await client.Get($"{Live}/region", cancellation);
        var later = DateTimeOffset.UtcNow - realm.RootElement.GetProperty("beganAt").GetDateTimeOffset();
        var data = RegionJson.Parse(region.RootElement).Data.InRealm(new Span((long)later.TotalMilliseconds), RealTime);
        return data with
        {
            Policies = data.Policies with
            {
                Work = data.Policies.Work with { LeastRestMinutes = 0, MostRestMinutes = 0 },
            },
        };
    }

    /// <summary>
    /// What townships ask for: of what the others of their alliances have, that of which they have fewest squads
    /// themselves, so that the others are asked wherever a township lacks something. Whom nobody is allied with asks
    /// the command centres above in the same way.
    /// </summary>
    /// <returns>By township, and how many squads of the region can answer.</returns>
    /// <exception cref="LoadFailedException">Nobody has a squad that another could ask for.</exception>
    public static (IReadOnlyList<StandardRequest> Standard, int Able) Standard(RegionData data)
    {
        var region = new Region(data);
        List<StandardRequest> asked =
        [
            .. data
                .Townships.Select(t =>
                    Of(
                        t,
                        region.AlliancesOf(t.Code).SelectMany(a => a.Members).Where(m => m != t.Code).Select(Township),
                        region)
                    ?? Of(
                        t,
                        region.CentresAbove(t.Code).Select(c => new ActorId(ActorKind.CommandCentre, c.Code)),
                        region))
                .OfType<StandardRequest>(),
        ];
        if (asked.Count == 0)
            throw new LoadFailedException(
                "In the region of the server's realm 'live' nobody has a squad that another could ask for; leave "
                    + "--region out, or serve another.");
        var kinds = asked.Select(a => a.Kind).ToHashSet(StringComparer.Ordinal);
        return (asked, data.Teams.Count(t => t.Capabilities.Any(c => kinds.Contains(c.Kind.Code))));
    }

    /// <summary>Null where the helpers have nothing.</summary>
    private static StandardRequest? Of(TownshipData township, IEnumerable<ActorId> helpers, Region region)
    {
        var own = Squads(
                region
                    .VillageAlliancesOf(township.Code)
                    .Select(v => new ActorId(ActorKind.VillageAlliance, v.Code))
                    .Append(Township(township.Code)),
                region)
            .CountBy(s => s.Kind)
            .ToDictionary();
        var best = Squads(helpers, region)
            .GroupBy(s => s.Kind)
            .OrderBy(g => own.GetValueOrDefault(g.Key))
            .ThenByDescending(g => g.Count())
            .ThenBy(g => g.Key.Code, StringComparer.Ordinal)
            .FirstOrDefault();
        return best is null ? null : new StandardRequest(best.Key.Code, best.Min(s => s.People), township.Code);
    }

    /// <summary>Squads once for each of their capabilities.</summary>
    private static IEnumerable<(ResourceKind Kind, int People)> Squads(IEnumerable<ActorId> owners, Region region) =>
        owners
            .Distinct()
            .SelectMany(o => region.TeamsOf.GetValueOrDefault(o) ?? [])
            .SelectMany(t => t.Capabilities.Select(c => (c.Kind, t.People)));

    private static ActorId Township(string code) => new(ActorKind.Township, code);
}
