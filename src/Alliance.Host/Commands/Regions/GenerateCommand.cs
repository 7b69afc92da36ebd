using System.CommandLine;
using System.Globalization;
using Alliance.Core.Geography;
using Alliance.Host.Output;
using Alliance.Simulation.Regions;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Commands.Regions;

/// <summary><c>alliance generate SOURCE --out FILE</c>: writes a generated region as a region file, for reading and
/// editing.</summary>
internal sealed class GenerateCommand
{
    private const string Invented = "invented:";
    private const long LargestSeed = 9_007_199_254_740_991;

    private readonly Terminal _terminal;
    private readonly ulong? _seed;

    private GenerateCommand(Terminal terminal, ulong? seed) => (_terminal, _seed) = (terminal, seed);

    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        var source = new Argument<string>("source")
        {
            Description = terminal.In(Text.Of(
                $"A scenario whose region is generated, or {GenerationPlan.China}, the code of a province (43), a "
                    + $"prefecture (4304) or a county "
                    + $"(430422), or {Invented}N for N townships.",
                $"区域由程序生成的情景；或 {GenerationPlan.China}；或省（43）、市（4304）、县（430422）的代码；或 "
                    + $"{Invented}N，虚构 N 个乡镇。")),
        };
        var output = new Option<string>("--out")
        {
            Description = terminal.In(Text.Of("The region file to write (YAML).", "要写的区域文件（YAML）。")),
            Required = true,
        };
        var seed = new Option<ulong?>("--seed")
        {
            Description = terminal.In(
                Text.Of("Another seed than the scenario's, or than 1.", "替换情景的种子，或默认的 1。")),
        };
        var command =
            new Command("generate",
                terminal.In(Text.Of("Generate a region and write it as a file.", "生成一个区域并写成文件。")))
        {
            source, output, seed,
        };
        command.SetAction(parsed => new GenerateCommand(terminal, parsed.GetValue(seed)).Run(parsed.GetValue(source)!,
            parsed.GetValue(output)!));
        return command;
    }

    private int Run(string source, string output)
    {
        if (_seed > LargestSeed) return _terminal.Refuse(
            Text.Of($"--seed: give a number up to {LargestSeed}.", $"--seed：请给出不超过 {LargestSeed} 的数。"));
        if (PlanOf(source) is not { } plan) return ExitCodes.BadInput;
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(output))))
            return _terminal.Refuse(Text.Of(
                $"--out: the folder of {output} does not exist; make it first.",
                $"--out：{output} 所在的文件夹不存在，请先建立。"));
        var region = RegionGenerator.Generate(plan);
        try
        {
            Write(region, plan, output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return _terminal.Refuse(
                Text.Of($"--out: {output} cannot be written: {e.Message}", $"--out：无法写入 {output}：{e.Message}"));
        }

        Say(region, output);
        return ExitCodes.Done;
    }

    private void Say(RegionData region, string output)
    {
        var numbers = _terminal.Numbers;
        var (townships, villages) =
            (numbers.Count(region.Townships.Count), numbers.Count(region.VillageAlliances.Count));
        var (centres, squads) = (numbers.Count(region.CommandCentres.Count), numbers.Count(region.Teams.Count));
        var (depots, roads) = (numbers.Count(region.Depots.Count), numbers.Count(region.Roads.Count));
        _terminal.Say(Text.Of(
            $"{output}: {region.Name}: {townships} townships, {villages} village alliances, {centres} command centres, "
                + $"{squads} squads, "
                + $"{depots} depots, {roads} roads.",
            $"{output}：{region.Name}：{townships} 个乡镇，{villages} 个村级联盟，{centres} 个指挥中心，{squads} "
                + $"支救援队，{depots} "
                + $"个仓库，{roads} 条道路。"));
    }

    private GenerationPlan? PlanOf(string source)
    {
        if (File.Exists(source)) return OfScenario(source);
        if (source.StartsWith(Invented, StringComparison.Ordinal))
            return int.TryParse(source.AsSpan(Invented.Length), NumberStyles.None, CultureInfo.InvariantCulture,
                out var count)
                && count is > 0 and <= GenerationPlan.MostInvented
                ? new GenerationPlan { Invented = count, Seed = _seed ?? 1 }
                : Refuse(Text.Of(
                    $"{source}: write {Invented} with a number of townships from 1 to {GenerationPlan.MostInvented}.",
                    $"{source}：请在 {Invented} 后写 1 到 {GenerationPlan.MostInvented} 的乡镇数。"));
        return RegionGenerator.IsSource(source)
            ? new GenerationPlan { Source = source, Seed = _seed ?? 1 }
            : Refuse(Text.Of(
                $"{source}: there is no such scenario, and it is no source; name a scenario file, "
                    + $"{GenerationPlan.China}, the code of a province (43), "
                    + $"a prefecture (4304) or a county (430422), or {Invented}N.",
                $"{source}：没有这个情景，也不是可用的来源；请给出情景文件、{GenerationPlan.China}、省（43）、市"
                    + $"（4304）、县（430422）的代码，或 {Invented}N。"));
    }

    private GenerationPlan? OfScenario(string file)
    {
        var plan = ScenarioLoader.LoadPlan(file);
        FileErrors.Tell(_terminal, plan.Errors);
        return plan.Value is { } value && _seed is { } other ? value with { Seed = other } : plan.Value;
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

    private GenerationPlan? Refuse(Text why)
    {
        _terminal.Refuse(why);
        return null;
    }
}
