using Alliance.Core.Actors;
using Alliance.Grains.Realms;

namespace Alliance.Host.Situations;

/// <summary>Moments of a realm as people here read them.</summary>
internal static class LocalTimes
{
    /// <summary>How far China's time is ahead of UTC.</summary>
    public static readonly TimeSpan China = TimeSpan.FromHours(8);

    /// <summary>The wall-clock time of a moment, in China's time zone.</summary>
    public static DateTimeOffset LocalTime(this LiveRealm realm, Instant instant) => realm.At(instant).ToOffset(China);
}
