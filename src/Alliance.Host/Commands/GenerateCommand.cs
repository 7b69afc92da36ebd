using System.CommandLine;
using System.Globalization;
using Alliance.Core.Geography;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Commands;

/// <summary><c>alliance generate SOURCE --out FILE</c>: writes a generated region as a region file, for reading and editing.</summary>
internal static class GenerateCommand
{
    private const string Invented = "invented:";
    private const long LargestSeed = 9_007_199_254_740_991;

    public static Command Create()
    {
        var source = new Argument<string>("source")
        {
            Description = $"A scenario whose region is generated, or {GenerationPlan.China}, the code of a province (43), a prefecture (4304) or a county (430422), or {Invented}N for N townships.",
        };
        var output = new Option<string>("--out") { Description = "The region file to write (YAML).", Required = true };
        var seed = new Option<ulong?>("--seed") { Description = "Another seed than the scenario's, or than 1." };
        var command = new Command("generate", "Generate a region and write it as a file.") { source, output, seed };
        command.SetAction(parsed => Run(parsed.GetValue(source)!, parsed.GetValue(output)!, parsed.GetValue(seed)));
        return command;
    }

    private static int Run(string source, string output, ulong? seed)
    {
        var plan = seed > LargestSeed ? Refuse<GenerationPlan>($"--seed: give a number up to {LargestSeed}.") : PlanOf(source, seed);
        if (plan is null) return ExitCodes.BadInput;
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(output)))) return Refuse($"--out: the folder of {output} does not exist; make it first.");
        var region = RegionGenerator.Generate(plan);
        try
        {
            Write(region, plan, output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refuse($"--out: {output} cannot be written: {e.Message}");
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{output}: {region.Name}: {region.Townships.Count} townships, {region.VillageAlliances.Count} village alliances, {region.CommandCentres.Count} command centres, {region.Teams.Count} squads, {region.Depots.Count} depots, {region.Roads.Count} roads."));
        return ExitCodes.Done;
    }

    private static GenerationPlan? PlanOf(string source, ulong? seed)
    {
        if (File.Exists(source)) return OfScenario(source, seed);
        if (source.StartsWith(Invented, StringComparison.Ordinal))
            return int.TryParse(source.AsSpan(Invented.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is > 0 and <= GenerationPlan.MostInvented
                ? new GenerationPlan { Invented = count, Seed = seed ?? 1 }
                : Refuse<GenerationPlan>($"{source}: write {Invented} with a number of townships from 1 to {GenerationPlan.MostInvented}.");
        return RegionGenerator.IsSource(source) ? new GenerationPlan { Source = source, Seed = seed ?? 1 }
            : Refuse<GenerationPlan>($"{source}: there is no such scenario, and it is no source; name a scenario file, {GenerationPlan.China}, the code of a province (43), a prefecture (4304) or a county (430422), or {Invented}N.");
    }

    private static GenerationPlan? OfScenario(string file, ulong? seed)
    {
        var plan = ScenarioLoader.LoadPlan(file);
        foreach (var error in plan.Errors) Console.Error.WriteLine(error);
        return plan.Value is { } value && seed is { } other ? value with { Seed = other } : plan.Value;
    }

    private static void Write(RegionData region, GenerationPlan plan, string output)
    {
        using var file = new StreamWriter(output);
        RegionWriter.Write(region, file, remarks:
        [
            "Written by alliance generate; edit it as you like, and name it as the region of a scenario.",
            .. plan.ToText().Split('\n', StringSplitOptions.RemoveEmptyEntries),
        ]);
    }

    private static T? Refuse<T>(string why) where T : class
    {
        Refuse(why);
        return null;
    }

    private static int Refuse(string why)
    {
        Console.Error.WriteLine($"alliance: {why}");
        return ExitCodes.BadInput;
    }
}
