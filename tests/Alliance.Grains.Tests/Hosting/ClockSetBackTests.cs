using Alliance.Core.Identifiers;
using Alliance.Grains.Hosting;

namespace Alliance.Grains.Tests.Hosting;

/// <summary>The clock of the machine is set while the server runs.</summary>
public sealed class ClockSetBackTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("alliance-clock-").FullName;

    [Theory]
    [InlineData(-14)]
    [InlineData(-20)]
    [InlineData(-24 * 60)]
    [InlineData(24 * 60)]
    public async Task A_command_that_wakes_an_actor_is_answered_and_carried_out_once(int minutes)
    {
        var machine = new Machine();
        await using var host = await ToyHost.Start(new AllianceOptions { DataFolder = _folder }, machine: machine);
        await host.Realms.Create("toys", 1_000, []);
        var (first, second) = (ToyHost.Town("430422106"), ToyHost.Town("430422107"));
        await host.Do("toys", first, new Say(second, "before"));
        await host.Await("toys", second, "heard before");
        machine.Ahead = TimeSpan.FromMinutes(minutes);
        var third = ToyHost.Town("430422108");
        Assert.Equal(1, (await host.Do("toys", third, new Say(second, "after"))).Version);
        await host.Await("toys", second, "heard after");
        Assert.Equal(["said after"], await host.Events("toys", third));
        Assert.Equal(["heard before", "heard after"], await host.Events("toys", second));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class Machine : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
    }
}
