using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Alliance.Core.Actors;
using Xunit;

namespace Alliance.Core.Tests;

/// <summary>The core reads no clock, draws no random number, waits for nothing, does no I/O and does not know Orleans'
/// runtime. The compiled assembly is read: what Orleans generates for the wire is left out.</summary>
public sealed class PurityTests
{
    private static readonly string[] Banned =
    [
        "System.DateTime", "System.DateTimeOffset", "System.TimeProvider", "System.Diagnostics.Stopwatch",
        "System.Random",
        "System.Security.Cryptography.RandomNumberGenerator", "System.Guid::NewGuid", "System.Threading.", "System.IO.",
        "System.Net.",
        "System.Console", "System.Environment::get_TickCount", "System.Environment::get_TickCount64",
        "Orleans.Runtime.", "Orleans.Grain",
    ];

    private static readonly string Assembly = typeof(Actor).Assembly.Location;

    // The solver is a pure function of its model: one worker, a fixed seed, no time limit. It is the one native library
    // of the core.
    private static readonly string[] Solver = ["Google.OrTools"];

    [Fact]
    public void The_core_references_no_more_of_Orleans_than_its_serialization_and_one_solver_beside()
    {
        using var file = new PEReader(File.OpenRead(Assembly));
        var reader = file.GetMetadataReader();
        var references =
            reader.AssemblyReferences.Select(h => reader.GetString(reader.GetAssemblyReference(h).Name)).ToList();
        Assert.All(references, name => Assert.True(
            name.StartsWith("System.", StringComparison.Ordinal) || name is "Orleans.Serialization"
                or "Orleans.Serialization.Abstractions" or "Microsoft.Extensions.DependencyInjection.Abstractions"
                || Solver.Contains(name), name));
    }

    [Fact]
    public void The_core_names_what_is_banned_in_it()
    {
        var symbols = File.ReadAllText(Path.Combine(Root(), "src", "Alliance.Core", "BannedSymbols.txt"));
        string[] named = ["System.DateTime;", "System.DateTimeOffset;", "System.TimeProvider;",
            "System.Diagnostics.Stopwatch;", "System.Random;",
            "System.Guid.NewGuid;", "System.Threading.Tasks.Task;", "System.Threading.Thread;", "N:System.IO;"];
        Assert.All(named, n => Assert.Contains(n, symbols, StringComparison.Ordinal));
    }

    [Fact]
    public void No_line_of_the_core_uses_a_clock_chance_a_task_or_a_file()
    {
        var used = UsedMembers.Of(Assembly, t => !t.StartsWith("OrleansCodeGen", StringComparison.Ordinal));
        Assert.Contains(used, u => u.Member.StartsWith("System.Collections.Generic.List", StringComparison.Ordinal));
        Assert.DoesNotContain(used, u => Array.Exists(Banned, b => Matches(u.Member, b)));
    }

    [Fact]
    public void The_reading_sees_what_is_banned_where_it_is_used() =>
        Assert.Contains(
            UsedMembers.Of(typeof(PurityTests).Assembly.Location, t => t == "Alliance.Core.Tests.Fuzz.StormTests"),
            u => u.Member == "System.IO.File::WriteAllLines");

    private static bool Matches(string member, string banned) =>
        banned.EndsWith('.') ? member.StartsWith(banned, StringComparison.Ordinal)
        : banned.Contains("::", StringComparison.Ordinal) ? member == banned
        : member.StartsWith(banned + "::", StringComparison.Ordinal);

    internal static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Alliance.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
