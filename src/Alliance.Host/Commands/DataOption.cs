namespace Alliance.Host.Commands;

/// <summary>What <c>--data</c> may be.</summary>
internal static class DataOption
{
    /// <summary>Why it cannot be a data folder, made or to be made; null when it can.</summary>
    public static string? WhyNot(string data) => File.Exists(data) ? $"{data} is a file; give a folder." : null;
}
