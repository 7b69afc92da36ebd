using System.Globalization;

namespace Alliance.Host.Tests.Running;

/// <summary>Moments as calls give them.</summary>
internal static class Moments
{
    /// <summary>The moment some minutes ago.</summary>
    public static string Ago(double minutes) =>
        DateTimeOffset.UtcNow.AddMinutes(-minutes).ToString("O", CultureInfo.InvariantCulture);

    /// <summary>The time of day in China some hours from now, such as 06:40.</summary>
    public static string ClockOfChina(double inHours) => DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(8))
        .AddHours(inHours).ToString("HH:mm", CultureInfo.InvariantCulture);
}
