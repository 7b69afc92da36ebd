using System.CommandLine;
using Alliance.Host.Output;
using Alliance.Simulation.Journals;

namespace Alliance.Host.Commands.Journals;

/// <summary><c>alliance diff A B</c>: finds the first record in which two journals differ.</summary>
internal static class DiffCommand
{
    /// <summary>Creates the command with its flags.</summary>
    public static Command Create(Terminal terminal)
    {
        var a = new Argument<string>("a")
        {
            Description = terminal.In(
                Text.Of("A journal (.jsonl, .jsonl.gz or .jsonl.zst).",
                    "一个日志（.jsonl、.jsonl.gz 或 .jsonl.zst）。")),
        };
        var b = new Argument<string>("b") { Description = terminal.In(Text.Of("Another.", "另一个日志。")) };
        var json = CommonFlags.Json(terminal);
        var command = new Command("diff", terminal.In(Text.Of(
            "Show the first record in which two journals differ.", "找出两个日志中第一条不同的记录。")))
        {
            a, b, json,
        };
        command.SetAction(parsed => Run(terminal, parsed.GetValue(a)!, parsed.GetValue(b)!, parsed.GetValue(json)));
        return command;
    }

    private static int Run(Terminal terminal, string a, string b, bool json)
    {
        foreach (var path in new[] { a, b })
            if (JournalPath.WhyNot(path) is { } why) return terminal.Refuse(why);
        try
        {
            var difference = JournalDiff.Compare(a, b);
            if (json) Json.Write(terminal, new { same = difference.IsNone, difference.Header, difference.Record });
            else DiffReport.Write(terminal, difference);
            return difference.IsNone ? ExitCodes.Done : ExitCodes.Failed;
        }
        catch (Exception failure) when (failure is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return terminal.Refuse(Text.Verbatim(failure.Message));
        }
    }
}
