using Alliance.Grains.Admissions;
using Alliance.Host.Api.Journals;
using Alliance.Host.Api.Realms;
using Alliance.LoadTesting.Measuring;
using Alliance.LoadTesting.Profiles;
using Alliance.LoadTesting.Users;

namespace Alliance.Host.Tests.LoadTesting;

/// <summary>The load tester does not use the server's code: these tests compare what it takes for granted.</summary>
public sealed class ServerContractTests
{
    [Fact]
    public void The_tester_listens_for_types_of_record_that_there_are() =>
        Assert.All(EventDispatcher.Types.Split(','), type => Assert.Contains(type, RecordTypes.All));

    [Fact]
    public void The_tester_holds_a_server_to_its_refusal_for_as_long_as_the_server_does() =>
        Assert.Equal(new AdmissionLimits().Pause, RefusalOrder.Held);

    [Fact]
    public void The_fastest_scenario_is_as_fast_as_the_fastest_clock_of_a_realm() =>
        Assert.Equal(RealmsApi.FastestClock, ScenarioSchedule.MostSpeed);
}
