using Alliance.Core.Actors;
using Alliance.Grains.Realms;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Situations;

/// <summary>Converts moments of a realm to local time in China.</summary>
internal static class LocalTimes
{
    /// <summary>The offset of China's time from UTC: 8 hours.</summary>
    public static readonly TimeSpan China = MomentText.China;

    /// <summary>Converts a moment to wall-clock time in China's time zone.</summary>
    public static DateTimeOffset LocalTime(this LiveRealm realm, Instant instant) => realm.At(instant).ToOffset(China);

    /// <summary>Returns the moment of a realm at which a day begins in China.</summary>
    public static Instant Midnight(this LiveRealm realm, DateOnly day) =>
        realm.At(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), China));
}
