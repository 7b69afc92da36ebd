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

        var difference = JournalDiff.FirstDifference(a, b);
        if (json) Console.WriteLine(JsonSerializer.Serialize(new { same = difference is null, difference }, Json.Options));
        else if (difference is null) Console.WriteLine("The journals are the same.");
        else Console.WriteLine($"They differ first at line {difference.Line}:\n- {difference.A ?? "(ends before)"}\n+ {difference.B ?? "(ends before)"}");
        return difference is null ? ExitCodes.Done : ExitCodes.Failed;
    }
}
