using System.CommandLine;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Stories;
using Alliance.Host.Output;
using Alliance.Journals;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Commands.Journals;

/// <summary><c>alliance explain REQUEST --journal FILE</c>: tells the journal of one request or incident as a
/// story.</summary>
internal static class ExplainCommand
{
    private sealed record Given(string Request, string Journal, string Region, Language Language, bool Json);

    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        var request = new Argument<string>("request")
        {
            Description = terminal.In(Text.Of(
                "The number of an aid request, such as 430422119-01-R01, or of an incident, such as 430422119-01.",
                "求援请求的编号，例如 430422119-01-R01；或事件的编号，例如 430422119-01。")),
        };
        var journal = new Option<string>("--journal")
        {
            Description = terminal.In(Text.Of(
                "A journal written by 'alliance replay --journal' (.jsonl, .jsonl.gz or .jsonl.zst).",
                "由 alliance replay --journal 写成的日志（.jsonl、.jsonl.gz 或 .jsonl.zst）。")),
            Required = true,
        };
        var region = new Option<string>("--region")
        {
            Description = terminal.In(Text.Of("Where names are looked up.", "从哪个区域文件查名称。")),
            DefaultValueFactory = _ => "scenarios/regions/hengnan.yaml",
        };
        var json = CommonFlags.Json(terminal);
        var command = new Command("explain", terminal.In(Text.Of(
            "Tell the journal of one aid request, or incident, as a story; in Chinese unless --lang says otherwise.",
            "把一个求援请求或事件的日志讲成故事；--lang 未另行指定时用中文。")))
        {
            request, journal, region, json,
        };
        command.SetAction(parsed =>
        {
            // Stories are told in Chinese where nobody chose a language, as their names and reasons are Chinese.
            var language = parsed.GetValue<string?>(LanguageTags.Flag) is { } tag ? LanguageTags.Of(tag)!.Value
                : Language.Chinese;
            var given = new Given(
                parsed.GetValue(request)!, parsed.GetValue(journal)!, parsed.GetValue(region)!, language,
                parsed.GetValue(json));
            return Run(terminal, given);
        });
        return command;
    }

    private static int Run(Terminal terminal, Given given)
    {
        if (JournalPath.WhyNot(given.Journal) is { } why) return terminal.Refuse(why);
        var loaded = RegionLoader.Load(given.Region);
        FileErrors.Tell(terminal, loaded.Errors);
        if (loaded.Value is null) return ExitCodes.BadInput;
        IReadOnlyList<StoryLine> lines;
        try
        {
            lines = LinesOf(given, new Names(new Region(loaded.Value)));
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return terminal.Refuse(Text.Verbatim(failure.Message));
        }

        if (lines.Count == 0)
            return terminal.Refuse(Text.Of(
                $"{given.Journal} has no record of request {given.Request}; its requests are those of its "
                    + $"request.submitted records.",
                $"{given.Journal} 中没有请求 {given.Request} 的记录；其中的请求见 request.submitted 记录。"));
        if (given.Json) WriteJson(terminal, given, lines);
        else Write(terminal, given.Language, lines);
        return ExitCodes.Done;
    }

    private static IReadOnlyList<StoryLine> LinesOf(Given given, Names names)
    {
        if (given.Request.Contains("-R", StringComparison.Ordinal))
            return [.. RequestStory.Of(new RequestNumber(given.Request), names, JournalFile.Read(given.Journal))];
        var incident = new IncidentStory(new IncidentNumber(given.Request), names);
        return [.. JournalFile.Read(given.Journal).Select(entry => incident.Tell(entry)).OfType<StoryLine>()];
    }

    private static void WriteJson(Terminal terminal, Given given, IReadOnlyList<StoryLine> lines) =>
        Json.Write(terminal, new
    {
        request = given.Request,
        story = lines.Select(l =>
            new { l.Number, at = l.At.Milliseconds, by = l.By?.Name, text = l.What.In(given.Language.Tag()) }),
    });

    private static void Write(Terminal terminal, Language language, IReadOnlyList<StoryLine> lines)
    {
        foreach (var line in lines)
        {
            var comma = language == Language.Chinese ? "，" : ", ";
            var by = line.By is { } author ? $"  — {author.Name}{comma}{author.Office}" : "";
            var clock = $"{Clock(line.At.Milliseconds)}  ";
            terminal.Out.Paragraph($"{line.What.In(language.Tag())}{by}", first: clock, indent: clock.Length);
        }
    }

    /// <summary>Formats the time since the run began as hours, minutes and seconds.</summary>
    private static string Clock(long milliseconds) =>
        $"{milliseconds / 3_600_000:00}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1_000 % 60:00}";
}
