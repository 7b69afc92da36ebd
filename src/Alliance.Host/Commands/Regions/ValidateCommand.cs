using System.CommandLine;
using Alliance.Host.Output;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Commands.Regions;

/// <summary><c>alliance validate FILE</c>: reads a scenario with its region, or a region alone, and reports all
/// errors.</summary>
internal static class ValidateCommand
{
    private sealed record Reading(Text? Said, IReadOnlyDictionary<string, string>? Quality,
        IReadOnlyList<FileError> Errors);

    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        var file = new Argument<string>("scenario")
        {
            Description = terminal.In(
                Text.Of("The scenario file, or a region file (YAML).", "情景文件或区域文件（YAML）。")),
        };
        var quality = new Option<bool>("--data-quality")
        {
            Description = terminal.In(Text.Of(
                "Say what of the region is official, estimated or assumed.",
                "说明区域数据中哪些是官方的、估算的或假定的。")),
        };
        var json = CommonFlags.Json(terminal);
        var command = new Command("validate", terminal.In(Text.Of(
            "Check a scenario and its region without running it.", "检查情景及其区域，不运行。")))
        {
            file, quality, json,
        };
        command.SetAction(parsed =>
            Run(terminal, parsed.GetValue(file)!, parsed.GetValue(quality), parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string file, bool quality, bool json)
    {
        var reading = RegionLoader.IsRegion(file) ? Region(file) : Scenario(file);
        if (json) Json.Write(terminal, new { file, valid = reading.Said is not null, errors = reading.Errors });
        FileErrors.Tell(terminal, reading.Errors);
        if (reading.Said is not { } said) return ExitCodes.BadInput;
        if (json) return ExitCodes.Done;
        terminal.Say(
            Text.Of($"{file}: {said.In(Language.English)}; no errors.",
                $"{file}：{said.In(Language.Chinese)}；没有错误。"));
        if (quality) DataQuality.WriteAll(terminal, reading.Quality!);
        return ExitCodes.Done;
    }

    private static Reading Scenario(string file)
    {
        var loaded = ScenarioLoader.Load(file);
        if (loaded.Value is not { } s) return new(null, null, loaded.Errors);
        var (townships, hazards) = (s.Region.Townships.Count, s.Hazards.Count);
        return new(
            Text.Of($"{s.Name}: {townships} townships, {hazards} hazards",
                $"{s.Name}：{townships} 个乡镇，{hazards} 起灾害"),
            s.Region.DataQuality, loaded.Errors);
    }

    private static Reading Region(string file)
    {
        var loaded = RegionLoader.Load(file);
        if (loaded.Value is not { } r) return new(null, null, loaded.Errors);
        var (townships, squads) = (r.Townships.Count, r.Teams.Count);
        return new(
            Text.Of($"{r.Name}: {townships} townships, {squads} squads",
                $"{r.Name}：{townships} 个乡镇，{squads} 支救援队"),
            r.DataQuality, loaded.Errors);
    }
}
