using System.CommandLine;
using System.Text.Json;
using Alliance.Simulation.Journals;

namespace Alliance.Host.Commands;

/// <summary><c>alliance diff A B</c>: the first record in which two journals differ.</summary>
internal static class DiffCommand
{
    public static Command Create()
    {
        var a = new Argument<string>("a") { Description = "A journal (JSON lines)." };
        var b = new Argument<string>("b") { Description = "Another." };
        var json = new Option<bool>("--json") { Description = "Write one JSON object to standard output." };
        var command = new Command("diff", "Show the first record in which two journals differ.") { a, b, json };
        command.SetAction(parsed => Run(parsed.GetValue(a)!, parsed.GetValue(b)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(string a, string b, bool json)
    {
        foreach (var path in new[] { a, b })
        {
            if (File.Exists(path)) continue;
            Console.Error.WriteLine($"{path}: no such file; name a journal written by 'alliance replay --journal'.");
            return ExitCodes.BadInput;
        }

        var difference = JournalDiff.Compare(a, b);
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

    private static string Lines(LineDifference difference) => $"- {difference.A ?? "(ends before)"}\n+ {difference.B ?? "(ends before)"}";
}
