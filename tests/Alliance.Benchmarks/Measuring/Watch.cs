using System.Diagnostics;

namespace Alliance.Benchmarks.Measuring;

/// <summary>Time and allocation of one piece of work.</summary>
/// <param name="Seconds">Wall-clock seconds.</param>
/// <param name="CpuSeconds">Seconds of processor time of the process, all threads.</param>
/// <param name="Bytes">Bytes allocated by the process meanwhile.</param>
internal readonly record struct Spent(double Seconds, double CpuSeconds, long Bytes);

/// <summary>Measures a piece of work.</summary>
internal readonly struct Watch
{
    private readonly long _at;
    private readonly TimeSpan _cpu;
    private readonly long _bytes;

    private Watch(long bytes) =>
        (_bytes, _cpu, _at) = (bytes, Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());

    public static Watch Start() => new(GC.GetTotalAllocatedBytes(precise: true));

    public Spent Stop() => new(
        Stopwatch.GetElapsedTime(_at).TotalSeconds, (Environment.CpuUsage.TotalTime - _cpu).TotalSeconds,
        GC.GetTotalAllocatedBytes(precise: true) - _bytes);
}
