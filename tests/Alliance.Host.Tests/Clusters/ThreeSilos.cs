namespace Alliance.Host.Tests.Clusters;

/// <summary>Three silos that work off runs, for all tests that want them. Nothing else is tested meanwhile: a silo that
/// gets no time to answer is taken for dead, rightly.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ThreeSilos : ICollectionFixture<ThreeSilos>, IAsyncLifetime
{
    public const string Name = "three silos";

    private SiloCluster? _cluster;

    public async ValueTask InitializeAsync() => _cluster = await SiloCluster.StartAsync(3);

    /// <summary>All three of them, whoever killed some.</summary>
    public async Task<SiloCluster> UpAsync()
    {
        await _cluster!.AllUpAsync();
        return _cluster;
    }

    public ValueTask DisposeAsync() => _cluster!.DisposeAsync();
}
