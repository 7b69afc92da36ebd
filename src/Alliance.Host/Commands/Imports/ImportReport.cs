using System.Text.Json.Nodes;
using Alliance.Host.Commands.Servers;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Imports;

/// <summary>Writes what came of an import.</summary>
internal static class ImportReport
{
    private const int FirstOfServer = 500;

    /// <summary>Writes each change as <c>id field: before → after</c>, then the sums.</summary>
    public static void Show(Terminal terminal, JsonObject view)
    {
        foreach (var change in view["changes"]!.AsArray())
        {
            var before = change!["before"] is { } was ? $"{Or(was, "–")} → " : "+ ";
            terminal.Out.Paragraph(
                $"{change["id"]} {change["field"]}: {before}{Or(change["after"], "–")}", indent: 4);
        }

        var rows = view["rows"]!;
        var (read, added, changed, same) = (rows["read"], rows["added"], rows["changed"], rows["unchanged"]);
        terminal.Say(Text.Of(
            $"{read} rows: {added} add, {changed} change, {same} change nothing.",
            $"共 {read} 行：新增 {added}，修改 {changed}，无变化 {same}。"));
        if (view["counts"] is JsonArray { Count: > 0 } counts)
            terminal.Say(Text.Of($"{counts.Count} counts of stock.", $"{counts.Count} 项盘点。"));
        terminal.Say(view["dryRun"]!.GetValue<bool>()
            ? Text.Of("A dry run: nothing was changed.", "这是试导，没有任何改动。")
            : Text.Of($"Region version {view["regionVersion"]}.", $"区域版本 {view["regionVersion"]}。"));
    }

    /// <summary>Writes why nothing was done, each cell as <c>file:cell: what is wrong</c>.</summary>
    /// <returns>The exit code.</returns>
    public static int Refuse(Terminal terminal, string file, ServerReply reply)
    {
        var exit = reply.Status < FirstOfServer ? ExitCodes.BadInput : ExitCodes.Failed;
        if (reply.Json is not JsonObject problem)
            return terminal.Refuse(Text.Of($"The server answered {reply.Status}.", $"服务答复 {reply.Status}。"), exit);
        var errors = problem["errors"] as JsonObject ?? [];
        var cells = problem["cells"] as JsonArray ?? [];
        HashSet<string> named = [.. cells.Select(c => c!["cell"]!.ToString())];
        foreach (var cell in cells)
            terminal.Error.Paragraph($"{file}:{cell!["cell"]}: {cell["sentence"]}", indent: 2);
        foreach (var (field, mends) in errors)
            if (!named.Contains(field))
                terminal.Error.Paragraph(
                    $"{(field == "$" ? file : field)}: {string.Join(" ", mends!.AsArray())}", indent: 2);
        if (cells.Count + errors.Count == 0) terminal.Error.Paragraph($"{problem["detail"]}", indent: 2);
        return problem["code"]?.ToString() == "import-stopped"
            ? terminal.Refuse(Text.Of($"{problem["detail"]}", $"导入中途停止：{problem["detail"]}"), ExitCodes.Failed)
            : terminal.Refuse(Text.Of("Nothing was changed.", "没有任何改动。"), exit);
    }

    private static string Or(JsonNode? value, string none) => value?.ToString() is { Length: > 0 } text ? text : none;
}
