using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Alliance.Grains.Storage;
using Alliance.Host.Serving;

namespace Alliance.Host.Api.Health;

/// <summary>The server that answers, for who measures it.</summary>
/// <param name="Version">Of the program.</param>
/// <param name="Runtime">The .NET that runs it.</param>
/// <param name="Cpu">The processor's name.</param>
/// <param name="Cores">Those that the process may use.</param>
/// <param name="Store"><c>sqlite</c> or <c>redis</c>.</param>
/// <param name="Guarantee">What an acknowledged command survives: none, processKill or powerLoss.</param>
/// <param name="CpuMs">Processor time that the process has used.</param>
/// <param name="HeapBytes">What was held in the managed heap after the last collection; free space between is not
/// counted.</param>
/// <param name="Now">Its clock.</param>
internal sealed record AboutView(
    string Version,
    string Runtime,
    string Cpu,
    int Cores,
    string Store,
    StoreGuarantee Guarantee,
    long CpuMs,
    long HeapBytes,
    DateTimeOffset Now)
{
    public static string ProgramVersion { get; } =
        typeof(AboutView).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "unknown";

    public static string CpuName { get; } = FindCpu();

    private static string FindCpu()
    {
        const string CpuInfo = "/proc/cpuinfo";
        var line = File.Exists(CpuInfo)
            ? File.ReadLines(CpuInfo).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal))
            : null;
        return line?[(line.IndexOf(':') + 1)..].Trim() ?? RuntimeInformation.ProcessArchitecture.ToString();
    }
}

/// <summary>What a report on a measured server has to say of it.</summary>
internal static class AboutApi
{
    public static void Map(RouteGroupBuilder group) =>
        group
            .MapGet("/", About)
            .WithSummary("Read what serves")
            .WithDescription(
                "The program and its runtime, the machine, the store and what it guarantees, processor time and heap "
                    + "of this process so far, and its clock.");

    private static AboutView About(ICommitStore store, ServeOptions options)
    {
        using var process = Process.GetCurrentProcess();
        var heap = GC.GetGCMemoryInfo();
        return new AboutView(
            AboutView.ProgramVersion,
            RuntimeInformation.FrameworkDescription,
            AboutView.CpuName,
            Environment.ProcessorCount,
            options.Redis is null ? "sqlite" : "redis",
            store.Guarantee,
            (long)process.TotalProcessorTime.TotalMilliseconds,
            heap.HeapSizeBytes - heap.FragmentedBytes,
            DateTimeOffset.UtcNow);
    }
}
