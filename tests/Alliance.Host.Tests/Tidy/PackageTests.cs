using System.Text.RegularExpressions;

namespace Alliance.Host.Tests.Tidy;

/// <summary>Packages from NuGet: each version belongs to a package of a project, and each package is used.</summary>
public sealed partial class PackageTests
{
    private const string Versions = "Directory.Packages.props";

    /// <summary>Packages that no source names, and the reason.</summary>
    private static readonly Dictionary<string, string> Unnamed = new(StringComparer.Ordinal)
    {
        ["Microsoft.CodeAnalysis.BannedApiAnalyzers"] = "The compiler runs it.",
        ["Microsoft.NET.Test.Sdk"] = "dotnet test needs it.",
        ["Microsoft.Orleans.CodeGenerator"] = "The compiler runs it.",
        ["Microsoft.Orleans.Sdk"] = "It brings the code generator of Orleans.",
        ["xunit.runner.visualstudio"] = "dotnet test needs it.",
    };

    /// <summary>A word by which a source uses a package, where that is not the package's name.</summary>
    private static readonly Dictionary<string, string> Words = new(StringComparer.Ordinal)
    {
        ["Microsoft.AspNetCore.DataProtection.StackExchangeRedis"] = "PersistKeysToStackExchangeRedis",
        ["Microsoft.AspNetCore.OpenApi"] = "AddOpenApi",
        ["Microsoft.Orleans.Clustering.Redis"] = "UseRedisClustering",
        ["Microsoft.Orleans.Connections.Security"] = "Orleans.Connections.Security",
        ["Microsoft.Orleans.Dashboard"] = "Orleans.Dashboard",
        ["Microsoft.Orleans.Serialization"] = "GenerateSerializer",
        ["Microsoft.Orleans.Server"] = "ISiloBuilder",
        ["OpenTelemetry.Exporter.OpenTelemetryProtocol"] = "AddOtlpExporter",
        ["OpenTelemetry.Exporter.Prometheus.AspNetCore"] = "AddPrometheusExporter",
        ["OpenTelemetry.Extensions.Hosting"] = "AddOpenTelemetry",
        ["OpenTelemetry.Instrumentation.AspNetCore"] = "AddAspNetCoreInstrumentation",
        ["Otp.NET"] = "OtpNet",
        ["xunit.v3"] = "[Fact]",
        ["ZstdSharp.Port"] = "ZstdSharp",
    };

    private static readonly SourceFile[] Projects = [.. Tree.Written.Where(f => f.EndsWith(".csproj"))];

    [Fact]
    public void Every_version_is_of_a_package_that_a_project_needs()
    {
        HashSet<string> needed = [.. Projects.SelectMany(References).Select(r => r.Package)];
        Offenders.None(
            "Remove these lines: no project has a PackageReference to the package.",
            from version in Packages(Tree.Written.Single(f => f.Path == Versions), Version())
            where !needed.Contains(version.Package)
            select $"{Versions}:{version.Line} {version.Package}");
    }

    [Fact]
    public void Every_package_of_a_project_is_used_by_its_code() => Offenders.None(
        "Remove these lines: no source of the project has the word. If it is used by another word, add that to "
            + "PackageTests.",
        from project in Projects
        from reference in References(project)
        where !Unnamed.ContainsKey(reference.Package)
        let word = Words.GetValueOrDefault(reference.Package, reference.Package)
        where !Tree.CSharp.Any(f => f.IsIn(project.Folder) && f.Text.Contains(word, StringComparison.Ordinal))
        select $"{project.Path}:{reference.Line} {reference.Package}, of which '{word}' would be used");

    /// <summary>The lists of this test grow old like any other.</summary>
    [Fact]
    public void Every_package_that_is_listed_here_is_needed_by_a_project()
    {
        HashSet<string> needed = [.. Projects.SelectMany(References).Select(r => r.Package)];
        Offenders.None(
            "Remove these from the lists of PackageTests: no project has a PackageReference to them.",
            Unnamed.Keys.Concat(Words.Keys).Where(package => !needed.Contains(package)));
    }

    private static IEnumerable<(string Package, int Line)> References(SourceFile project) =>
        Packages(project, Reference());

    private static IEnumerable<(string Package, int Line)> Packages(SourceFile file, Regex element) =>
        from line in Enumerable.Range(1, file.Lines.Length)
        let match = element.Match(file.Lines[line - 1])
        where match.Success
        select (match.Groups["package"].Value, line);

    [GeneratedRegex("<PackageVersion Include=\"(?<package>[^\"]+)\"")]
    private static partial Regex Version();

    [GeneratedRegex("<PackageReference Include=\"(?<package>[^\"]+)\"")]
    private static partial Regex Reference();
}
