using Alliance.Core.Identifiers;
using Alliance.Simulation.Statistics;

namespace Alliance.LoadTesting.Profiles;

/// <summary>The pattern of arrivals in time.</summary>
internal enum ArrivalPattern
{
    /// <summary>Each arrival is independent of the last, like incoming calls.</summary>
    Poisson,
    /// <summary>Arrivals have equal distances.</summary>
    Uniform,
}

/// <summary>Schedules when requests are to be raised, before the first of them. The server's behaviour does not change
/// the schedule, so a slow server is not given less work.</summary>
internal static class ArrivalSchedule
{
    /// <summary>Returns the moments from the start of a step, in ascending order. The same seed gives the same
    /// moments.</summary>
    /// <param name="perSecond">The average number of arrivals per second; above zero.</param>
    /// <param name="length">The length of the step.</param>
    /// <param name="pattern">The pattern of arrivals.</param>
    /// <param name="seed">The seed of the run.</param>
    /// <param name="step">The index of the step. Each step has its own random numbers.</param>
    public static IEnumerable<TimeSpan> Of(
        double perSecond,
        TimeSpan length,
        ArrivalPattern pattern,
        ulong seed,
        int step)
    {
        const long Parts = 1L << 53;
        var random = new RandomStream(seed, new ActorId(ActorKind.Realm, "load"), $"arrivals {step}");
        var at = pattern == ArrivalPattern.Uniform ? 0.5 / perSecond : 0;
        while (true)
        {
            if (pattern == ArrivalPattern.Poisson) at -= Math.Log(random.Between(1, Parts) / (double)Parts) / perSecond;
            if (at >= length.TotalSeconds) yield break;
            yield return TimeSpan.FromSeconds(at);
            if (pattern == ArrivalPattern.Uniform) at += 1 / perSecond;
        }
    }
}
