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
    public void TheTesterListensForTypesOfRecordThatThereAre() =>
        Assert.All(EventDispatcher.Types.Split(','), type => Assert.Contains(type, RecordTypes.All));

    [Fact]
    public void TheTesterHoldsAServerToItsRefusalForAsLongAsTheServerDoes() =>
        Assert.Equal(new AdmissionLimits().Pause, RefusalOrder.Held);

    [Fact]
    public void TheFastestScenarioIsAsFastAsTheFastestClockOfARealm() =>
        Assert.Equal(RealmsApi.FastestClock, ScenarioSchedule.MostSpeed);
}
