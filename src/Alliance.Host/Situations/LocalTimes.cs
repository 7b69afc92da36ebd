using Alliance.Core.Actors;
using Alliance.Grains.Realms;

namespace Alliance.Host.Situations;

/// <summary>Moments of a realm as people here read them.</summary>
internal static class LocalTimes
{
    private static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The wall-clock time of a moment, in China's time zone.</summary>
    public static DateTimeOffset LocalTime(this LiveRealm realm, Instant instant) => realm.At(instant).ToOffset(China);
}
