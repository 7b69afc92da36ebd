using Alliance.Core.Geography;

namespace Alliance.Host.Loading;

/// <summary>On what a run is driven.</summary>
/// <param name="Region">Of its realm.</param>
/// <param name="Standard">What the townships that raise standard requests ask for, each for its own; none in a scenario.</param>
/// <param name="Yardstick">By what the run is judged.</param>
/// <param name="Clock">How many times faster than real time the realm's clock runs.</param>
internal sealed record LoadGround(RegionData Region, IReadOnlyList<StandardRequest> Standard, Yardstick Yardstick, int Clock = 1)
{
    /// <exception cref="LoadFailedException">The server does not give its region, or it is one in which nobody can help another.</exception>
    public static async Task<LoadGround> Of(LoadOptions options, LoadClient client, CancellationToken cancellation) => options switch
    {
        { Scenario: { } course } => new(course.Scenario.RegionFor(course.Scenario.Policy), [], Yardstick.OfScenario, course.Speed),
        { Region: LoadRegionSource.Server } => OfServer(await ServerRegion.Ask(client, cancellation)),
        _ => Synthetic(options),
    };

    private static LoadGround OfServer(RegionData region)
    {
        var (standard, able) = ServerRegion.Standard(region);
        return new(region, standard, Yardstick.OfRates(able) with { MayRunShort = true });
    }

    private static LoadGround Synthetic(LoadOptions options)
    {
        var squads = options.Squads ?? LoadPlan.Squads(options);
        // Some two hundred townships, as a big county and its neighbours have; more squads there where more are wanted.
        const int Townships = 200, LeastSquads = 4;
        // Of four lenders none may run out while durable writes are counted, for which crews stay away.
        var leastEach = options.Squads is null ? 2 : 1;
        var townships = Math.Clamp(Math.Max(options.Watchers, (squads + LeastSquads - 1) / LeastSquads), LoadRegion.Members, Townships) / LoadRegion.Members * LoadRegion.Members;
        var region = LoadRegion.Make(townships / LoadRegion.Members, Math.Max(leastEach, (squads + townships - 1) / townships), options.Seed);
        return new(region, [.. region.Townships.Select((t, i) => new StandardRequest(LoadRegion.LackedBy(i).Code, LoadRegion.OneSquad, t.Code))], Yardstick.OfRates(region.Teams.Count) with { EndsByItself = true });
    }
}
