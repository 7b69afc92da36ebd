using Alliance.Core.Geography;
using Alliance.LoadTesting.Calls;
using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Results;

namespace Alliance.LoadTesting.Regions;

/// <summary>The region of a run and the criteria that go with it.</summary>
/// <param name="Region">The region of the realm.</param>
/// <param name="Standard">The standard requests of the townships that raise them; none in a scenario.</param>
/// <param name="PassCriteria">The criteria by which the run is judged.</param>
/// <param name="Clock">The speed of the realm's clock, as a multiple of real time.</param>
internal sealed record RunRegion(
    RegionData Region,
    IReadOnlyList<StandardRequest> Standard,
    PassCriteria PassCriteria,
    int Clock = 1)
{
    /// <exception cref="LoadFailedException">The server does not return its region, or no body in the region can help
    /// another.</exception>
    public static async Task<RunRegion> Of(LoadOptions options, ApiClient client, CancellationToken cancellation) =>
        options switch
        {
            { Scenario: { } schedule } => new(
                schedule.Scenario.RegionFor(schedule.Scenario.Policy),
                [],
                PassCriteria.OfScenario,
                schedule.Speed),
            { Region: LoadRegionSource.Server } => OfServer(await ServerRegion.Ask(client, cancellation)),
            _ => Synthetic(options),
        };

    private static RunRegion OfServer(RegionData region)
    {
        var (standard, able) = ServerRegion.Standard(region);
        return new(region, standard, PassCriteria.OfRates(able) with { MayRunShort = true });
    }

    private static RunRegion Synthetic(LoadOptions options)
    {
        var squads = options.Squads ?? LoadPlan.Squads(options);
        // Some two hundred townships, as a big county and its neighbours have; more squads there where more are wanted.
        const int Townships = 200, LeastSquads = 4;
        // Of four lenders none may run out while durable writes are counted, for which crews stay away.
        var leastEach = options.Squads is null ? 2 : 1;
        var townships =
            Math.Clamp(
                Math.Max(options.Watchers, (squads + LeastSquads - 1) / LeastSquads),
                LoadRegion.Members,
                Townships)
            / LoadRegion.Members
            * LoadRegion.Members;
        var region = LoadRegion.Make(
            townships / LoadRegion.Members,
            Math.Max(leastEach, (squads + townships - 1) / townships),
            options.Seed);
        return new(
            region,
            [
                .. region.Townships.Select(
                    (t, i) => new StandardRequest(LoadRegion.LackedBy(i).Code, LoadRegion.OneSquad, t.Code)),
            ],
            PassCriteria.OfRates(region.Teams.Count) with
            {
                EndsByItself = true,
            });
    }
}
