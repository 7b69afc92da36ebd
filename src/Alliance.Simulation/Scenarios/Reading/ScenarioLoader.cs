using System.Security.Cryptography;
using System.Text;
using Alliance.Core.Geography;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Yaml;
using YamlDotNet.RepresentationModel;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads scenario files (YAML; the keys are in <c>scenarios/scenario.schema.json</c>) and the region that each
/// names or generates.</summary>
public static class ScenarioLoader
{
    /// <summary>Reads a scenario. Errors in it are results, not exceptions.</summary>
    /// <param name="path">The scenario file. The path of its region file is relative to it.</param>
    /// <param name="overrides">The overrides as <c>PATH=VALUE</c>, such as <c>radio.lossPermille=50</c> or
    /// <c>hazards[0].start=2h</c>. They are set in this order before the file is read. VALUE is YAML.</param>
    public static Loaded<Scenario> Load(string path, IReadOnlyList<string>? overrides = null)
    {
        var findings = new Findings(path);
        if (YamlFile.Read(path, findings) is not { } file) return new(null, findings.InOrder());
        Override.Apply(file.Root, overrides ?? [], findings);

        var errors = new List<FileError>();
        var (region, origin) = RegionOf(path, file, findings, errors);
        var scenario = ScenarioReader.Read(file.Root, region, regionIsWhole: errors.Count == 0, findings);
        errors.InsertRange(0, findings.InOrder());
        if (scenario is null || origin is null || errors.Count > 0)
            return new(null, errors);
        var regionFile = ScenarioReader.RegionNode(file.Root) is YamlScalarNode { Value: { } name }
            ? PathOf(path, name)
            : null;
        return new(
            scenario with
            {
                RegionFile = regionFile,
                Digest = Convert.ToHexStringLower(SHA256.HashData([.. file.Bytes, 0, .. origin])),
            },
            []);
    }

    /// <summary>Reads only the generation plan of a scenario's region.</summary>
    /// <param name="path">The scenario file.</param>
    public static Loaded<GenerationPlan> LoadPlan(string path)
    {
        var findings = new Findings(path);
        if (YamlFile.Read(path, findings) is not { } file) return new(null, findings.InOrder());
        var node = ScenarioReader.RegionNode(file.Root);
        var plan = node is YamlMappingNode generated ? GenerationReader.Read(generated, findings) : null;
        if (plan is null && findings.Count == 0)
            findings.Add(
                node ?? file.Root,
                "the region of the scenario is not generated",
                "name a scenario with region: generate:, or a source such as 43");
        return new(plan, findings.InOrder());
    }

    /// <summary>Reads the region, and the bytes that represent it in the digest: its file, or its generation
    /// plan.</summary>
    private static (RegionData? Region, byte[]? Origin) RegionOf(
        string path, YamlFile scenario, Findings findings, List<FileError> regionErrors)
    {
        switch (ScenarioReader.RegionNode(scenario.Root))
        {
            case YamlScalarNode { Value: { Length: > 0 } name } node:
                return FromFile(path, name, node, scenario, findings, regionErrors);
            case YamlMappingNode generated when GenerationReader.Read(generated, findings) is { } plan:
                return (RegionGenerator.Generate(plan), Encoding.UTF8.GetBytes(plan.Digest));
            default: return (null, null);
        }
    }

    private static (RegionData? Region, byte[]? Origin) FromFile(
        string path,
        string name,
        YamlScalarNode node,
        YamlFile scenario,
        Findings findings,
        List<FileError> regionErrors)
    {
        var regionPath = PathOf(path, name);
        if (!File.Exists(regionPath))
        {
            findings.Add(
                node,
                $"the region file {regionPath} does not exist",
                "name a file relative to the folder of the scenario");
            return (null, null);
        }

        var regionFindings = new Findings(regionPath);
        var file = YamlFile.Read(regionPath, regionFindings);
        var region = file is null
            ? null
            : RegionReader.Read(file.Root, new Calendar(ScenarioReader.Start(scenario.Root)), regionFindings);
        regionErrors.AddRange(regionFindings.InOrder());
        return (region, file?.Bytes);
    }

    private static string PathOf(string scenario, string region) =>
        Path.Combine(Path.GetDirectoryName(scenario) ?? "", region);
}
