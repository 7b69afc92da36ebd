using Alliance.Core.Identifiers;
using Alliance.Simulation.Statistics;

namespace Alliance.LoadTesting.Profiles;

/// <summary>How arrivals follow each other.</summary>
internal enum ArrivalPattern
{
    /// <summary>Each independent of the last, as calls come in.</summary>
    Poisson,
    /// <summary>At equal distances.</summary>
    Uniform,
}

/// <summary>
/// When requests are to be raised, laid down before the first of them: what the server does changes nothing of it, so a
/// slow one is not given less work.
/// </summary>
internal static class ArrivalSchedule
{
    /// <summary>The moments from the start of a step, ascending; the same for the same seed.</summary>
    /// <param name="perSecond">How many on average; above zero.</param>
    /// <param name="length">Of the step.</param>
    /// <param name="pattern">How they follow each other.</param>
    /// <param name="seed">Of the run.</param>
    /// <param name="step">Which step of it: each has chances of its own.</param>
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
