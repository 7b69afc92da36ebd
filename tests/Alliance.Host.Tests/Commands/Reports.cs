using Alliance.Core.Actors;
using Alliance.Host.Commands.Runs;
using Alliance.Host.Output;
using Alliance.Simulation.Experiments;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;
using Alliance.Simulation.Silos;

namespace Alliance.Host.Tests.Commands;

/// <summary>Results of real runs, worked off once, and how they are shown.</summary>
internal static class Reports
{
    private const string Flood = "scenarios/hengnan-flood.yaml";
    private static readonly Lazy<Task<(RehearsalSummary, RehearsalSummary, ComparisonSummary, Scenario)>> Runs =
        new(RunAsync);

    /// <summary>The names of the reports of <see cref="ShownAsync"/>.</summary>
    public static readonly string[] Names = ["replay", "replications", "compare"];

    /// <summary>Replications and comparison, for what they measure.</summary>
    public static async Task<(RehearsalSummary Replications, ComparisonSummary Comparison)> ResultsAsync()
    {
        var (_, replications, comparison, _) = await Runs.Value;
        return (replications, comparison);
    }

    /// <summary>The lines of a report.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="language">Its language.</param>
    /// <param name="width">Cells of the terminal; null where the output is redirected.</param>
    /// <param name="hasColours">Whether it is coloured.</param>
    public static async Task<string[]> ShownAsync(string name, Language language, int? width, bool hasColours = false)
    {
        var (replay, replications, comparison, scenario) = await Runs.Value;
        var writer = new StringWriter();
        var line = new LineWriter(writer, width, hasColours);
        var terminal = new Terminal(language, line, line);
        if (name == "replay") ReplayReport.Write(terminal, replay, Flood);
        else if (name == "replications") ReplicationsReport.Write(terminal, replications, Flood);
        else ComparisonReport.Write(terminal, comparison, scenario.Region.DataQuality, Flood);
        return writer.ToString().TrimEnd('\n').Split('\n');
    }

    private static async Task<(RehearsalSummary, RehearsalSummary, ComparisonSummary, Scenario)> RunAsync()
    {
        var scenario = ScenarioLoader.Load(Path.Combine(Cli.Repository, Flood), []).Value!;
        var until = Instant.Start + Span.FromHours(16);
        var rehearsal = new Rehearsal(scenario, [], until);
        var result = await Replay.RunAsync(rehearsal.Setup, Hosting.Region, 1, null, rehearsal.Folds, null, default);
        var replications = await Replications.RunAsync(scenario, 3, 2, [], until, null, null, default);
        string[] policies = ["no-alliance", "alliance", "joint", "fair-share"];
        var comparison = await Comparison.RunAsync(scenario, policies, [1, 2]);
        return (rehearsal.Summarise(result), replications, comparison, scenario);
    }
}
