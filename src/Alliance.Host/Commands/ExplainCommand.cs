using System.CommandLine;
using System.Text.Json;
using Alliance.Core.Geography;
using Alliance.Core.Journals;
using Alliance.Core.Stories;
using Alliance.Grains.Journals;
using Alliance.Host.Api;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Commands;

/// <summary><c>alliance explain REQUEST --journal FILE</c>: one request's, or incident's, journal as a story.</summary>
internal static class ExplainCommand
{
    public static Command Create()
    {
        var request = new Argument<string>("request") { Description = "The number of an aid request, such as 430422119-01-R01, or of an incident, such as 430422119-01." };
        var journal = new Option<string>("--journal") { Description = "A journal written by 'alliance replay --journal' (.jsonl, .jsonl.gz or .jsonl.zst).", Required = true };
        var region = new Option<string>("--region") { Description = "Where names are looked up.", DefaultValueFactory = _ => "scenarios/regions/hengnan.yaml" };
        var language = new Option<string>("--lang") { Description = "zh or en, or a tag that begins so, such as zh-CN.", DefaultValueFactory = _ => "zh" };
        language.Validators.Add(given =>
        {
            if (given.GetValueOrDefault<string>() is { } tag && Languages.Of(tag) is null) given.AddError($"--lang: '{tag}' is no language of the stories; give zh or en.");
        });
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var command = new Command("explain", "Tell the journal of one aid request, or incident, as a story.") { request, journal, region, language, json };
        command.SetAction(parsed => Run(
            parsed.GetValue(request)!, parsed.GetValue(journal)!, parsed.GetValue(region)!, Languages.Of(parsed.GetValue(language)!)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string request, string journal, string regionFile, string language, bool json)
    {
        if (!File.Exists(journal)) return Bad($"{journal}: no such file; name a journal written by 'alliance replay --journal'.");
        var loaded = RegionLoader.Load(regionFile);
        if (loaded.Value is null) return Bad(string.Join('\n', loaded.Errors));
        List<StoryLine> lines = [];
        try
        {
            var names = new Names(new Region(loaded.Value));
            if (request.Contains("-R", StringComparison.Ordinal)) lines.AddRange(RequestStory.Of(request, names, JournalFile.Read(journal)));
            else
            {
                var incident = new IncidentStory(request, names);
                foreach (var entry in JournalFile.Read(journal))
                    if (incident.Tell(entry) is { } line) lines.Add(line);
            }
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Bad(failure.Message);
        }

        if (lines.Count == 0) return Bad($"{journal} has no record of request {request}; its requests are those of its request.submitted records.");
        if (json) Console.WriteLine(JsonSerializer.Serialize(new { request, story = lines.Select(l => new { l.Number, at = l.At.Milliseconds, by = l.By?.Name, text = l.What.In(language) }) }, Json.Options));
        else foreach (var line in lines) Console.WriteLine($"{Clock(line.At.Milliseconds)}  {line.What.In(language)}{(line.By is { } by ? $"  — {by.Name}，{by.Office}" : "")}");
        return ExitCodes.Done;
    }

    private static int Bad(string message)
    {
        Console.Error.WriteLine(message);
        return ExitCodes.BadInput;
    }

    /// <summary>Hours, minutes and seconds since the run began.</summary>
    private static string Clock(long milliseconds) => $"{milliseconds / 3_600_000:00}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1_000 % 60:00}";
}
