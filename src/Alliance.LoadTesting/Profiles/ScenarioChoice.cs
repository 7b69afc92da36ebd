using Alliance.LoadTesting.Calls;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.LoadTesting.Profiles;

/// <summary>What was asked of a load by a scenario.</summary>
/// <param name="IsProfile">Whether the profile is a scenario's.</param>
/// <param name="File">The scenario file.</param>
/// <param name="Speed">How many times faster than real time.</param>
/// <param name="Seed">Another than the scenario's.</param>
/// <param name="OfRates">Flags that were given and that say nothing of a scenario.</param>
internal sealed record ScenarioChoice(
    bool IsProfile,
    string? File,
    int? Speed,
    ulong? Seed,
    IReadOnlyList<string> OfRates)
{
    /// <summary>What is wrong with it, if anything.</summary>
    public string? Wrong()
    {
        if (!IsProfile && File is not null)
            return "--scenario: it is for --profile scenario; add that, or leave --scenario out.";
        if (!IsProfile && Speed is not null)
            return "--speed: it is for --profile scenario; the other profiles run in real time.";
        if (!IsProfile)
            return null;
        if (File is null)
            return "--scenario: --profile scenario needs the file of one, such as --scenario "
                + "scenarios/hengnan-flood.yaml.";
        if (OfRates is [var flag, ..])
            return $"{flag}: a scenario says itself what is asked, when and of whom; leave {flag} out, or choose "
                + $"another profile.";
        return System.IO.File.Exists(File)
            ? null
            : $"--scenario: there is no file {File}; name a scenario (YAML), such as scenarios/hengnan-flood.yaml.";
    }

    /// <summary>Reads the scenario, or everything that is wrong with it; null where none was asked for.</summary>
    public Loaded<Scenario>? Load() =>
        File is null ? null : ScenarioLoader.Load(File, Seed is { } seed ? [$"seed={seed}"] : []);

    /// <summary>Rehearses it, so that it is known what people will report and ask for.</summary>
    /// <exception cref="LoadFailedException">There is nothing that they do.</exception>
    public async Task<ScenarioSchedule> Rehearse(Scenario scenario, CancellationToken cancellation)
    {
        var timetable = await Task.Run(() => Timetable.Of(scenario, cancellation), cancellation);
        if (timetable.Requests == 0)
            throw new LoadFailedException($"In {File} nobody asks for aid; give it hazards with needs.");
        return new ScenarioSchedule(scenario, timetable, Speed ?? ScenarioSchedule.UsualSpeed);
    }
}
