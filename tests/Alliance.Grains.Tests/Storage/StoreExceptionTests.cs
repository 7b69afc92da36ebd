using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Redis;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;

namespace Alliance.Grains.Tests.Storage;

public sealed class StoreExceptionTests
{
    /// <summary>Else the caller on another silo hears of a bug instead, and does not try again.</summary>
    [Fact]
    public async Task That_a_store_is_away_can_be_told_from_silo_to_silo()
    {
        await using var services = new ServiceCollection().AddSerializer().BuildServiceProvider();
        var serializer = services.GetRequiredService<Serializer<Exception>>();
        var away = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => RedisLink.Connect($"127.0.0.1:{RedisServer.FreePort()}", new()));
        Assert.Equal(away.Message, Assert
            .IsType<StoreUnavailableException>(serializer.Deserialize(serializer.SerializeToArray(away))).Message);
    }
}
