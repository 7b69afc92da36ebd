using System.CommandLine;
using System.Text.Json;
using Alliance.Simulation.Journals;

namespace Alliance.Host.Commands;

/// <summary><c>alliance diff A B</c>: the first record in which two journals differ.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var a = new Argument<string>("a") { Description = "A journal (.jsonl, .jsonl.gz or .jsonl.zst)." };
        var b = new Argument<string>("b") { Description = "Another." };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var command = new Command("diff", "Show the first record in which two journals differ.") { a, b, json };
        command.SetAction(parsed => Run(parsed.GetValue(a)!, parsed.GetValue(b)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string a, string b, bool json)
    {
        foreach (var path in new[] { a, b })
            if (!File.Exists(path)) return Bad($"{path}: no such file; name a journal written by 'alliance replay --journal'.");
        try
        {
            return Show(JournalDiff.Compare(a, b), json);
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return Bad(failure.Message);
        }
    }

    private static int Show(JournalDifference difference, bool json)
    {
        if (json) Console.WriteLine(JsonSerializer.Serialize(new { same = difference.IsNone, difference.Header, difference.Record }, Json.Options));
        else Show(difference);

        return difference.IsNone ? ExitCodes.Done : ExitCodes.Failed;
    }

    private static void Show(JournalDifference difference)
    {
        if (difference.Header is { } header) Console.WriteLine($"The headers differ:\n{Lines(header)}");
        Console.WriteLine(difference.Record is { } record
            ? $"The first record that differs is on line {record.Line}:\n{Lines(record)}"
            : "All records are the same.");
    }

    private static int Bad(string why)
    {
        Console.Error.WriteLine($"alliance: {why}");
        return ExitCodes.BadInput;
    }

    private static string Lines(LineDifference difference) => $"- {difference.A ?? "(ends before)"}\n+ {difference.B ?? "(ends before)"}";
}
