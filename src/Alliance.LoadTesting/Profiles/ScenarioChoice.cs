using Alliance.Core.Stories;
using Alliance.LoadTesting.Calls;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.LoadTesting.Profiles;

/// <summary>The flags of a load test with a scenario.</summary>
/// <param name="IsProfile">Whether the profile is <c>scenario</c>.</param>
/// <param name="File">The scenario file.</param>
/// <param name="Speed">The speed as a multiple of real time; null for the default.</param>
/// <param name="Seed">A seed in place of the scenario's; null for the scenario's own.</param>
/// <param name="OfRates">The given flags that do not apply to a scenario.</param>
internal sealed record ScenarioChoice(
    bool IsProfile,
    string? File,
    int? Speed,
    ulong? Seed,
    IReadOnlyList<string> OfRates)
{
    /// <summary>Returns the error of the flags; null where they are good.</summary>
    public Telling? Wrong()
    {
        if (!IsProfile && File is not null)
            return new("--scenario：用于 --profile scenario；请加上它，或去掉 --scenario。",
                "--scenario: it is for --profile scenario; add that, or leave --scenario out.");
        if (!IsProfile && Speed is not null)
            return new("--speed：用于 --profile scenario；其他方式按实际时间运行。",
                "--speed: it is for --profile scenario; the other profiles run in real time.");
        if (!IsProfile) return null;
        if (File is null)
            return new("--scenario：--profile scenario 需要情景文件，例如 --scenario scenarios/hengnan-flood.yaml。",
                "--scenario: --profile scenario needs the file of one, such as --scenario "
                    + "scenarios/hengnan-flood.yaml.");
        if (OfRates is [var flag, ..])
            return new($"{flag}：情景自己决定何时向谁请求什么；请去掉 {flag}，或换一种方式。",
                $"{flag}: a scenario says itself what is asked, when and of whom; leave {flag} out, or choose another "
                    + "profile.");
        return System.IO.File.Exists(File) ? null
            : new($"--scenario：没有文件 {File}；请给出情景（YAML），例如 scenarios/hengnan-flood.yaml。",
                $"--scenario: there is no file {File}; name a scenario (YAML), such as scenarios/hengnan-flood.yaml.");
    }

    /// <summary>Reads the scenario, or all its errors; null where no scenario was asked for.</summary>
    public Loaded<Scenario>? Load() =>
        File is null ? null : ScenarioLoader.Load(File, Seed is { } seed ? [$"seed={seed}"] : []);

    /// <summary>Rehearses the scenario, to find out what people will report and ask for.</summary>
    /// <exception cref="LoadFailedException">People report nothing and ask for nothing in the scenario.</exception>
    public async Task<ScenarioSchedule> Rehearse(Scenario scenario, CancellationToken cancellation)
    {
        var timetable = await Task.Run(() => Timetable.Of(scenario, cancellation), cancellation);
        if (timetable.Requests == 0)
            throw new LoadFailedException(new($"{File} 中没有人请求援助；请加入有需求的灾害。",
                $"In {File} nobody asks for aid; give it hazards with needs."));
        return new ScenarioSchedule(scenario, timetable, Speed ?? ScenarioSchedule.UsualSpeed);
    }
}
