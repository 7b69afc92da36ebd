using System.Globalization;

namespace Alliance.Host.Tests.Running;

/// <summary>Moments as calls give them.</summary>
internal static class Moments
{
    /// <summary>The moment some minutes ago.</summary>
    public static string Ago(double minutes) =>
        DateTimeOffset.UtcNow.AddMinutes(-minutes).ToString("O", CultureInfo.InvariantCulture);
}
