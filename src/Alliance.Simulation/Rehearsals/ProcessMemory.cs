using System.Diagnostics;

namespace Alliance.Simulation.Rehearsals;

/// <summary>The memory of this process.</summary>
internal static class ProcessMemory
{
    private const long MiB = 1024 * 1024;

    /// <summary>The peak physical memory of the process so far, in MiB, rounded up (<c>VmHWM</c> on Linux).</summary>
    public static long PeakMiB
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return (self.PeakWorkingSet64 + MiB - 1) / MiB;
        }
    }
}
