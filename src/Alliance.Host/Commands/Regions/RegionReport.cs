using System.Text.Json.Nodes;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Regions;

/// <summary>Writes the differences of a region for people, a line each.</summary>
/// <param name="terminal">The terminal.</param>
/// <param name="differences">The differences, as the server tells them.</param>
internal sealed class RegionReport(Terminal terminal, JsonNode differences)
{
    /// <summary>Whether the regions are alike.</summary>
    public bool IsSame => differences["same"]!.GetValue<bool>();

    /// <summary>Whether a revision would change something.</summary>
    public bool Changes => differences["differences"]!.AsArray().Count > 0;

    /// <summary>Writes them.</summary>
    /// <param name="file">The region file.</param>
    /// <param name="realm">The name of the realm.</param>
    public void Write(string file, string realm)
    {
        var version = differences["regionVersion"]!.GetValue<int>();
        if (IsSame)
        {
            terminal.Say(Text.Of(
                $"{file} and the region of {realm} (version {version}) are the same.",
                $"{file} 与 {realm} 的区域（第 {version} 版）相同。"));
            return;
        }

        foreach (var line in differences["differences"]!.AsArray()) Line(line!);
        var kept = differences["kept"]!.AsArray();
        if (kept.Count > 0)
            terminal.Say(
                Text.Of("A running realm keeps what it has of the following:", "以下各项运行中的域保持不变："),
                Tone.Strong);
        foreach (var line in kept) Line(line!);
        var (added, changed, retired) = (Count("added"), Count("changed"), Count("retired"));
        terminal.Say(Text.Of(
            $"{file} against version {version} of {realm}: {added} new, {changed} changed, {retired} retired, "
                + $"{kept.Count} kept.",
            $"{file} 对照 {realm} 第 {version} 版：新增 {added}，修改 {changed}，停用 {retired}，不变 {kept.Count}。"));
    }

    private string Count(string field) => terminal.Numbers.Count(differences[field]!.GetValue<int>());

    private void Line(JsonNode line)
    {
        var mark = line["change"]!.ToString() switch
        {
            "added" => "+ ",
            "retired" => "- ",
            "kept" => "= ",
            _ => "~ ",
        };
        terminal.Out.Paragraph(
            line[terminal.Language == Language.Chinese ? "zh" : "en"]!.ToString(), first: mark, indent: mark.Length);
    }
}
