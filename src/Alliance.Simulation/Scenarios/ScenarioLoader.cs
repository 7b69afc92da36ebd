using System.Security.Cryptography;
using Alliance.Core.Geography;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Simulation.Scenarios;

/// <summary>Reads scenario files (YAML; the keys are in <c>scenarios/scenario.schema.json</c>) and the region file that each names.</summary>
public static class ScenarioLoader
{
    /// <summary>Reads a scenario. What is wrong with it is an answer, not an exception.</summary>
    /// <param name="path">The scenario file; the region it names is looked for relative to it.</param>
    /// <param name="overrides">Each <c>PATH=VALUE</c>, such as <c>radio.lossPermille=50</c> or <c>hazards[0].start=2h</c>, set in this order
    /// before the file is read; VALUE is YAML.</param>
    public static Loaded<Scenario> Load(string path, IReadOnlyList<string>? overrides = null)
    {
        var findings = new Findings(path);
        if (YamlFile.Read(path, findings) is not { } file) return new(null, findings.InOrder());
        Override.Apply(file.Root, overrides ?? [], findings);

        var errors = new List<FileError>();
        var (region, regionFile) = RegionOf(path, file, findings, errors);
        var scenario = ScenarioReader.Read(file.Root, region, regionIsWhole: errors.Count == 0, findings);
        errors.InsertRange(0, findings.InOrder());
        if (scenario is null || regionFile is null || errors.Count > 0) return new(null, errors);
        return new(scenario with { Digest = DigestOf(file, regionFile) }, []);
    }

    private static (RegionData? Region, YamlFile? File) RegionOf(
        string path, YamlFile scenario, Findings findings, List<FileError> regionErrors)
    {
        if (ScenarioReader.RegionNode(scenario.Root) is not { Value: { Length: > 0 } name } node) return (null, null);
        var regionPath = Path.Combine(Path.GetDirectoryName(path) ?? "", name);
        if (!File.Exists(regionPath))
        {
            findings.Add(node, $"the region file {regionPath} does not exist", "name a file relative to the folder of the scenario");
            return (null, null);
        }

        var regionFindings = new Findings(regionPath);
        var file = YamlFile.Read(regionPath, regionFindings);
        var region = file is null ? null : RegionReader.Read(file.Root, new Calendar(ScenarioReader.Start(scenario.Root)), regionFindings);
        regionErrors.AddRange(regionFindings.InOrder());
        return (region, file);
    }

    private static string DigestOf(YamlFile scenario, YamlFile region) =>
        Convert.ToHexStringLower(SHA256.HashData([.. scenario.Bytes, 0, .. region.Bytes]));
}
