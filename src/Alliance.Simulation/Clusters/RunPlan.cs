using Alliance.Core.Actors;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Simulation.Clusters;

/// <summary>All data from which a silo creates the same run: the contents of the files and the manual settings. A run's
/// setup holds factories and cannot be sent.</summary>
/// <param name="Name">The scenario file's name, for messages.</param>
/// <param name="Scenario">The scenario file.</param>
/// <param name="Region">The region file; null where the scenario generates its region.</param>
/// <param name="Settings">The settings over the scenario file, as <c>path=value</c>.</param>
/// <param name="Recorded">The settings that the journal's header lists.</param>
/// <param name="Until">The last moment of the run; null to run until at rest.</param>
/// <param name="RecordsAllInputs">Whether decisions record all their inputs.</param>
[GenerateSerializer, Immutable, Alias("run-plan")]
public sealed record RunPlan(
    string Name,
    byte[] Scenario,
    byte[]? Region,
    IReadOnlyList<string> Settings,
    IReadOnlyList<string> Recorded,
    Instant? Until,
    bool RecordsAllInputs)
{
    private const string ScenarioFile = "scenario.yaml";
    private const string RegionFile = "region.yaml";

    /// <summary>Creates the plan of a scenario without errors.</summary>
    /// <param name="path">The scenario file.</param>
    /// <param name="region">The region file that it names; null where it generates its region.</param>
    /// <param name="settings">The settings over the scenario file.</param>
    /// <param name="recorded">The settings that the journal's header lists.</param>
    /// <param name="until">The last moment of the run; null to run until at rest.</param>
    /// <param name="recordsAllInputs">Whether decisions record all their inputs.</param>
    /// <exception cref="IOException">A file no longer exists.</exception>
    public static RunPlan Of(
        string path,
        string? region,
        IReadOnlyList<string> settings,
        IReadOnlyList<string> recorded,
        Instant? until,
        bool recordsAllInputs) =>
        new(
            Path.GetFileName(path), File.ReadAllBytes(path), region is null ? null : File.ReadAllBytes(region),
            settings, recorded, until, recordsAllInputs);

    /// <summary>Creates the run on a silo that has none of the files.</summary>
    /// <param name="seed">The seed of a replication; null for the scenario's own.</param>
    /// <exception cref="InvalidDataException">This version of the program cannot read the scenario.</exception>
    public Rehearsal Rehearse(ulong? seed = null)
    {
        var folder = Directory.CreateTempSubdirectory("alliance-run-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, ScenarioFile), Scenario);
            if (Region is not null)
                File.WriteAllBytes(Path.Combine(folder, RegionFile), Region);
            var loaded = ScenarioLoader.Load(
                Path.Combine(folder, ScenarioFile), Region is null ? Settings : [.. Settings, $"region={RegionFile}"]);
            if (loaded.Value is not { } scenario)
                throw new InvalidDataException(
                    $"{Name} does not load on this silo: {string.Join("; ", loaded.Errors)}");
            if (RecordsAllInputs)
                scenario = scenario.RecordingAllInputs();
            return new Rehearsal(scenario with { Seed = seed ?? scenario.Seed }, Recorded, Until);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
