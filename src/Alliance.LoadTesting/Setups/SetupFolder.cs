using System.Diagnostics;
using System.Globalization;

namespace Alliance.LoadTesting.Setups;

/// <summary>The data folder of a set-up that the tester starts. A tester that was killed could not delete its folder,
/// so the next tester deletes it.</summary>
internal static class SetupFolder
{
    private const string Prefix = "alliance-load-";

    /// <summary>Creates a folder whose name identifies its tester.</summary>
    public static string Make()
    {
        foreach (var left in Directory.EnumerateDirectories(Path.GetTempPath(), $"{Prefix}*-*").Where(IsLeft))
            Clear(left);
        return Directory.CreateTempSubdirectory($"{Prefix}{Environment.ProcessId}-").FullName;
    }

    private static bool IsLeft(string folder) =>
        int.TryParse(
            Path.GetFileName(folder)[Prefix.Length..].Split('-')[0],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var tester
        ) && !IsRunning(tester);

    private static bool IsRunning(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static void Clear(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another user's, or another tester clears it too: it costs this run nothing.
        }
    }
}
