using System.Diagnostics;

namespace Alliance.Simulation.Rehearsals;

/// <summary>What this process holds.</summary>
internal static class ProcessMemory
{
    private const long MiB = 1024 * 1024;

    /// <summary>The most physical memory that it has held so far (on Linux the kernel's <c>VmHWM</c>), in MiB, rounded up.</summary>
    public static long PeakMiB
    {
        get
        {
            using var self = Process.GetCurrentProcess();
            return (self.PeakWorkingSet64 + MiB - 1) / MiB;
        }
    }
}
