using System.CommandLine;
using System.Text.Json;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Commands;

/// <summary><c>alliance validate FILE</c>: reads a scenario with its region, or a region alone, and says everything that is wrong with it.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("scenario") { Description = "The scenario file, or a region file (YAML)." };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var command = new Command("validate", "Check a scenario and its region without running it.") { file, json };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string file, bool json)
    {
        var (said, errors) = RegionLoader.IsRegion(file) ? Region(file) : Scenario(file);
        if (json) Console.WriteLine(JsonSerializer.Serialize(new { file, valid = said is not null, errors }, Json.Options));
        foreach (var error in errors) Console.Error.WriteLine(error);
        if (said is null) return ExitCodes.BadInput;
        if (!json) Console.WriteLine($"{file}: {said}; no errors.");
        return ExitCodes.Done;
    }

    private static (string? Said, IReadOnlyList<FileError> Errors) Scenario(string file)
    {
        var loaded = ScenarioLoader.Load(file);
        return (loaded.Value is { } s ? $"{s.Name}: {s.Region.Townships.Count} townships, {s.Hazards.Count} hazards" : null, loaded.Errors);
    }

    private static (string? Said, IReadOnlyList<FileError> Errors) Region(string file)
    {
        var loaded = RegionLoader.Load(file);
        return (loaded.Value is { } r ? $"{r.Name}: {r.Townships.Count} townships, {r.Teams.Count} squads" : null, loaded.Errors);
    }
}
