using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Redis;
using Alliance.Grains.Storage.Sqlite;

namespace Alliance.Grains.Tests.Storage;

/// <summary>A place where a store keeps its data, which can be opened, closed and opened again.</summary>
public abstract class StorePlace : IAsyncLifetime
{
    internal abstract Task<ICommitStore> Open();
    public abstract ValueTask InitializeAsync();
    public abstract ValueTask DisposeAsync();
}

public sealed class SqlitePlace : StorePlace
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("alliance-sqlite-").FullName;

    internal override Task<ICommitStore> Open() =>
        Task.FromResult<ICommitStore>(new SqliteStore(Folder, TimeProvider.System));

    public override ValueTask InitializeAsync() => default;

    public override ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return default;
    }
}

public sealed class RedisPlace : StorePlace
{
    public RedisServer Server { get; private set; } = null!;

    internal override async Task<ICommitStore> Open() =>
        await RedisStore.Open(Server.Endpoint, new(), TimeProvider.System);

    public override async ValueTask InitializeAsync() => Server = await RedisServer.Run();

    public override ValueTask DisposeAsync() => Server.DisposeAsync();
}
