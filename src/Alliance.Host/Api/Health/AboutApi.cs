using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Alliance.Grains.Storage;
using Alliance.Host.Access;
using Alliance.Host.Serving;

namespace Alliance.Host.Api.Health;

/// <summary>The facts about the server that a measurement needs.</summary>
/// <param name="Version">The version of the program.</param>
/// <param name="Runtime">The .NET that runs it.</param>
/// <param name="Cpu">The processor's name.</param>
/// <param name="Cores">The number of processor cores that the process may use.</param>
/// <param name="Store"><c>sqlite</c> or <c>redis</c>.</param>
/// <param name="Guarantee">What an acknowledged command survives: none, processKill or powerLoss.</param>
/// <param name="CpuMs">The processor time that the process has used, in milliseconds.</param>
/// <param name="HeapBytes">The bytes that were in use in the managed heap after the last collection, without free space
/// in between.</param>
/// <param name="Now">The present time of the server's clock.</param>
/// <param name="Access"><c>open</c>: whoever uses the server's machine may do everything, and nobody else is let in;
/// <c>accounts</c>: everybody signs in.</param>
internal sealed record AboutView(
    string Version,
    string Runtime,
    string Cpu,
    int Cores,
    string Store,
    StoreGuarantee Guarantee,
    long CpuMs,
    long HeapBytes,
    DateTimeOffset Now,
    string Access)
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

/// <summary>Reports the facts about the server that a measurement report contains.</summary>
internal static class AboutApi
{
    public static void Map(RouteGroupBuilder group) =>
        group
            .MapGet("/", About)
            .WithSummary("Read what serves")
            .WithDescription(
                "The program and its runtime, the machine, the store and what it guarantees, processor time and heap "
                    + "of this process so far, and its clock.");

    private static AboutView About(ICommitStore store, ServeOptions options, AccessDirectory directory)
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
            DateTimeOffset.UtcNow,
            directory.IsOpen ? "open" : "accounts");
    }
}
