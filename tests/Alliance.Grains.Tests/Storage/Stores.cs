using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Archives;
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

/// <summary>The store of a server: with its archives.</summary>
public sealed class WithArchivesPlace : StorePlace
{
    private readonly SqlitePlace _place = new();

    internal override async Task<ICommitStore> Open() =>
        new StoreWithArchives(await _place.Open(), new ArchiveFolder(Path.Combine(_place.Folder, "archive")));

    public override ValueTask InitializeAsync() => _place.InitializeAsync();

    public override ValueTask DisposeAsync() => _place.DisposeAsync();
}

public sealed class RedisPlace : StorePlace
{
    public RedisServer Server { get; private set; } = null!;

    internal override async Task<ICommitStore> Open() =>
        await RedisStore.Open(Server.Endpoint, new(), TimeProvider.System);

    public override async ValueTask InitializeAsync() => Server = await RedisServer.Run();

    public override ValueTask DisposeAsync() => Server.DisposeAsync();
}
