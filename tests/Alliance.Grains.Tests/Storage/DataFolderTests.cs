using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Redis;
using Alliance.Grains.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Alliance.Grains.Tests.Storage;

public sealed class DataFolderTests(SqlitePlace place) : IClassFixture<SqlitePlace>
{
    [Fact]
    public async Task A_second_holder_of_a_data_folder_is_refused_until_the_first_lets_go()
    {
        var first = await place.Open();
        var refused = await Assert.ThrowsAsync<DataFolderInUseException>(place.Open);
        Assert.Contains(place.Folder, refused.Message, StringComparison.Ordinal);
        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
        await first.DisposeAsync();
        await (await place.Open()).DisposeAsync();
    }

    [Fact]
    public async Task A_database_from_before_there_were_projections_opens_and_takes_them()
    {
        var first = await place.Open();
        var realm = (await first.CreateRealm("older", 0, 1_000, []))!.Id;
        await first.DisposeAsync();
        await using (var database =
            new SqliteConnection($"Data Source={Path.Combine(place.Folder, "alliance.db")};Pooling=false"))
        {
            await database.OpenAsync(TestContext.Current.CancellationToken);
            database.Run("DROP TABLE pictures; DROP TABLE snapshots;");
        }

        await using var later = await place.Open();
        Assert.Null(await later.FindSnapshot(realm));
        await later.KeepSnapshot(realm, new SnapshotRow(1, 7, [1]));
        Assert.Equal(7, (await later.FindSnapshot(realm))!.Through);
    }

    [Fact]
    public async Task An_unreachable_Redis_is_reported_within_seconds()
    {
        var started = TimeProvider.System.GetTimestamp();
        var endpoint = $"127.0.0.1:{RedisServer.FreePort()}";
        var failure =
            await Assert.ThrowsAsync<StoreUnavailableException>(
                () => RedisStore.Open(endpoint, new(), TimeProvider.System));
        Assert.Contains(endpoint, failure.Message, StringComparison.Ordinal);
        Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(6));
    }
}
