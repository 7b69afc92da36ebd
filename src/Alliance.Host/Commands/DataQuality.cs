using Alliance.Host.Output;

namespace Alliance.Host.Commands;

/// <summary>Writes the quality of a region's data: in one line with every result, and in full on request.</summary>
internal static class DataQuality
{
    /// <summary>The qualities that regions state for their data, the weakest first.</summary>
    private static readonly (string Word, Text Text)[] Qualities =
    [
        ("invented", Text.Of("invented", "虚构")),
        ("generated", Text.Of("generated", "生成")),
        ("assumed", Text.Of("assumed", "假定")),
        ("estimated", Text.Of("estimated", "估算")),
        ("approximate", Text.Of("approximate", "近似")),
        ("reported", Text.Of("reported", "报道")),
        ("published", Text.Of("published", "公开发布")),
        ("official", Text.Of("official", "官方")),
    ];

    /// <summary>Writes the weakest quality of the data, and where to read the rest.</summary>
    /// <param name="terminal">The terminal to write to.</param>
    /// <param name="quality">The quality of each group of facts, from the region.</param>
    /// <param name="file">The scenario.</param>
    public static void WriteLine(Terminal terminal, IReadOnlyDictionary<string, string> quality, string file)
    {
        if (quality.Count == 0) return;
        var line = Line(quality, file);
        // A path that would make a second line is left to the reader, who has just typed it.
        terminal.Say(Wrapping.Cells(terminal.In(line)) <= terminal.Out.Width ? line
            : Line(quality, "FILE"), Tone.Quiet);
    }

    /// <summary>Writes every group of facts with its quality.</summary>
    public static void WriteAll(Terminal terminal, IReadOnlyDictionary<string, string> quality)
    {
        if (quality.Count == 0)
            terminal.Say(Text.Of("The region does not say where its data come from.", "该区域未说明数据来源。"));
        foreach (var (group, words) in quality) terminal.Out.Paragraph(words, first: $"{group}: ", indent: 4);
    }

    private static Text Line(IReadOnlyDictionary<string, string> quality, string file)
    {
        var command = $"alliance validate {file} --data-quality";
        var known = Array.FindAll(Qualities, q =>
            quality.Values.Any(v => v.Contains(q.Word, StringComparison.OrdinalIgnoreCase)));
        return known switch
        {
            [] => Text.Of($"Data: {command}", $"数据来源：{command}"),
            [var only] => Text.Of($"Data {only.Text.In(Language.English)}: {command}",
                $"数据均为{only.Text.In(Language.Chinese)}：{command}"),
            [var weakest, ..] => Text.Of(
                $"Data partly {weakest.Text.In(Language.English)}: {command}",
                $"数据部分为{weakest.Text.In(Language.Chinese)}：{command}"),
        };
    }
}
