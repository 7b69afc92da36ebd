using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Profiles;
using Alliance.Simulation.Regions;

namespace Alliance.LoadTesting.Regions;

/// <summary>Reads the region of a server's realm <c>live</c> for a load test, and derives the standard requests of its
/// townships.</summary>
internal static class ServerRegion
{
    /// <summary>Reads the region from the server. It keeps its own rules, deadlines and approvals. Only the rest times
    /// are set to zero, because the squads are back after seconds.</summary>
    /// <exception cref="LoadFailedException">The server does not return its region.</exception>
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

    /// <summary>Derives the standard requests. A township asks for a capability of the other members of its alliances:
    /// the one of which it has the fewest squads itself. So the others are asked wherever a township lacks something. A
    /// township whose alliances have no such squad asks the command centres above it in the same way.</summary>
    /// <returns>The requests by township, and the number of squads in the region that can answer.</returns>
    /// <exception cref="LoadFailedException">No body has a squad that another could ask for.</exception>
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
            throw new LoadFailedException(new(
                "服务 live 域的区域中没有可供他人请求的队伍；请去掉 --region，或换一个区域。",
                "In the region of the server's realm 'live' nobody has a squad that another could ask for; leave "
                    + "--region out, or serve another."));
        var kinds = asked.Select(a => a.Kind).ToHashSet(StringComparer.Ordinal);
        return (asked, data.Teams.Count(t => t.Capabilities.Any(c => kinds.Contains(c.Kind.Code))));
    }

    /// <summary>Derives the standard request of a township; null where the helpers have no squads.</summary>
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

    /// <summary>Lists squads, once for each of their capabilities.</summary>
    private static IEnumerable<(ResourceKind Kind, int People)> Squads(IEnumerable<ActorId> owners, Region region) =>
        owners
            .Distinct()
            .SelectMany(o => region.TeamsOf.GetValueOrDefault(o) ?? [])
            .SelectMany(t => t.Capabilities.Select(c => (c.Kind, t.People)));

    private static ActorId Township(string code) => new(ActorKind.Township, code);
}
