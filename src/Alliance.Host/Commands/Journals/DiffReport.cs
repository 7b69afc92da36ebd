using System.Text.Json;
using System.Text.Json.Nodes;
using Alliance.Host.Output;
using Alliance.Simulation.Journals;

namespace Alliance.Host.Commands.Journals;

/// <summary>Writes the difference of two journals for people: on a terminal the fields that differ, otherwise the whole
/// lines.</summary>
internal sealed class DiffReport(Terminal terminal)
{
    /// <summary>The fields that identify a record.</summary>
    private static readonly string[] Naming = ["n", "actor", "type"];

    /// <summary>Writes the difference.</summary>
    public static void Write(Terminal terminal, JournalDifference difference)
    {
        var report = new DiffReport(terminal);
        if (difference.Header is { } header)
        {
            terminal.Say(Text.Of("The headers differ:", "文件头不同："), Tone.Strong);
            report.Write(header);
        }

        if (difference.Record is not { } record)
        {
            terminal.Say(Text.Of("All records are the same.", "所有记录相同。"));
            return;
        }

        terminal.Say(Text.Of($"The first record that differs is on line {record.Line}:",
            $"第一条不同的记录在第 {record.Line} 行："), Tone.Strong);
        report.Write(record);
        if (terminal.Out.IsTerminal)
            terminal.Say(Text.Of(
                "(The whole lines: add --json, or redirect the output.)", "（查看整行：加 --json，或重定向输出。）"),
                Tone.Quiet);
    }

    private void Write(LineDifference line)
    {
        if (!terminal.Out.IsTerminal)
        {
            terminal.Out.Line(new Piece($"- {line.A ?? Ended}"));
            terminal.Out.Line(new Piece($"+ {line.B ?? Ended}"));
            return;
        }

        if (Fields(line.A) is { } a && Fields(line.B) is { } b) WriteFields(a, b);
        else
        {
            Side("- ", line.A);
            Side("+ ", line.B);
        }
    }

    private string Ended => terminal.In(Text.Of("(ends before)", "（在此之前结束）"));

    private void WriteFields(JsonObject a, JsonObject b)
    {
        List<string> same = [.. Naming
            .Where(n => a.ContainsKey(n) && JsonNode.DeepEquals(a[n], b[n])).Select(n => $"{n} {Shown(a[n])}")];
        if (same.Count > 0) terminal.Out.Paragraph(string.Join(", ", same), first: "  ", indent: 4);
        foreach (var name in a.Select(f => f.Key).Union(b.Select(f => f.Key)))
        {
            if (a.ContainsKey(name) == b.ContainsKey(name) && JsonNode.DeepEquals(a[name], b[name])) continue;
            terminal.Out.Line(new Piece($"  {name}"));
            if (a.ContainsKey(name)) Side("    - ", Shown(a[name]));
            if (b.ContainsKey(name)) Side("    + ", Shown(b[name]));
        }
    }

    private void Side(string mark, string? words) =>
        terminal.Out.Paragraph(words ?? Ended, first: mark, indent: mark.Length);

    private static string Shown(JsonNode? value) => value?.ToJsonString(Json.Options) ?? "null";

    private static JsonObject? Fields(string? line)
    {
        if (line is null) return null;
        try
        {
            return JsonNode.Parse(line) as JsonObject;
        }
        catch (JsonException)
        {
            // A damaged line is shown as it is.
            return null;
        }
    }
}
