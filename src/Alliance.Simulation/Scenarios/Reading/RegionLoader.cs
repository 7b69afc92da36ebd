using Alliance.Core.Geography;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Simulation.Scenarios.Reading;

/// <summary>Reads region files (YAML; the keys are in <c>scenarios/region.schema.json</c>).</summary>
public static class RegionLoader
{
    /// <summary>Returns whether a file is a region and not a scenario, by its top-level keys; false when it cannot be
    /// read.</summary>
    public static bool IsRegion(string path)
    {
        try
        {
            foreach (var line in File.ReadLines(path))
                if (line.StartsWith("region:", StringComparison.Ordinal)) return false;
                else if (line.StartsWith("townships:", StringComparison.Ordinal)) return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }

        return false;
    }

    /// <summary>Reads a region. Errors in the file are results, not exceptions. A region without errors makes a
    /// <see cref="Region"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="start">The start of the realm, from which the days of agreements count; null if days are to have no
    /// effect.</param>
    public static Loaded<RegionData> Load(string path, DateTimeOffset? start = null)
    {
        var findings = new Findings(path);
        var region = YamlFile.Read(path, findings) is { } file
            ? RegionReader.Read(file.Root, new Calendar(start), findings)
            : null;
        var errors = findings.InOrder();
        return new(errors.Count == 0 ? region : null, errors);
    }
}
