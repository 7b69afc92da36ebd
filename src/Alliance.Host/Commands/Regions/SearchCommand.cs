using System.CommandLine;
using Alliance.Core.Geography;
using Alliance.Host.Output;
using Alliance.Simulation.Lookups;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Commands.Regions;

/// <summary><c>alliance search TEXT</c>: finds places and kinds of a region by what people type.</summary>
internal static class SearchCommand
{
    private const int Most = 20;

    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        var text = new Argument<string>("text")
        {
            Description = terminal.In(Text.Of(
                "A name, part of a name, pinyin or its first letters, a former name, or a code.",
                "名称、名称的一部分、拼音或首字母、曾用名，或代码。")),
        };
        var region = new Option<string>("--region")
        {
            Description = terminal.In(Text.Of("The region file to look in.", "在哪个区域文件中查找。")),
            DefaultValueFactory = _ => "scenarios/regions/hengnan.yaml",
        };
        var json = CommonFlags.Json(terminal);
        var command = new Command("search", terminal.In(Text.Of(
            "Find places, squads, depots and kinds by what people type.",
            "按人们输入的文字查找地点、队伍、仓库和类别。")))
        {
            text, region, json,
        };
        command.SetAction(parsed =>
            Run(terminal, parsed.GetValue(text)!, parsed.GetValue(region)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string text, string file, bool json)
    {
        var loaded = RegionLoader.Load(file);
        FileErrors.Tell(terminal, loaded.Errors);
        if (loaded.Value is not { } data) return ExitCodes.BadInput;
        var found = LookupIndex.Of(new Region(data)).Search(text, Most);
        if (json) Write(terminal, text, found);
        else if (found.Count == 0)
            return terminal.Refuse(Text.Of(
                $"Nothing in {file} fits '{text}'.", $"{file} 中没有与“{text}”相符的内容。"));
        else
            foreach (var hit in found)
            {
                var why = terminal.In(Text.Of(LookupReasons.Why(hit, text)));
                terminal.Out.Paragraph($"{hit.Entry.Code}  {hit.Entry.Name}  {why}", indent: 4);
            }

        return ExitCodes.Done;
    }

    private static void Write(Terminal terminal, string text, IReadOnlyList<LookupHit> found) =>
        Json.Write(terminal, new
    {
        text,
        items = found.Select(h => new
        {
            kind = h.Entry.Kind,
            code = h.Entry.Code,
            name = h.Entry.Name,
            place = h.Entry.Place,
            matchedBy = h.By,
            matched = h.Term.Text,
            why = LookupReasons.Why(h, text).En,
        }),
    });
}
