using System.CommandLine;
using System.Text.Json;
using Alliance.Simulation.Scenarios;

namespace Alliance.Host.Commands;

/// <summary><c>alliance validate FILE</c>: reads a scenario with its region and says everything that is wrong with it.</summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("scenario") { Description = "The scenario file (YAML)." };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var command = new Command("validate", "Check a scenario and its region without running it.") { file, json };
        command.SetAction(parsed => Run(parsed.GetValue(file)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string file, bool json)
    {
        var loaded = ScenarioLoader.Load(file);
        if (json) Console.WriteLine(JsonSerializer.Serialize(new { file, valid = loaded.Value is not null, loaded.Errors }, Json.Options));
        foreach (var error in loaded.Errors) Console.Error.WriteLine(error);
        if (loaded.Value is null) return ExitCodes.BadInput;
        if (!json) Console.WriteLine($"{file}: {loaded.Value.Name}: {loaded.Value.Region.Townships.Count} townships, {loaded.Value.Hazards.Count} hazards; no errors.");
        return ExitCodes.Done;
    }
}
