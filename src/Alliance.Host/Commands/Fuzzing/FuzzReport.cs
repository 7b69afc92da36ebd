using Alliance.Host.Output;
using Alliance.Simulation.Fuzzing;
using Alliance.Simulation.Fuzzing.Systems;

namespace Alliance.Host.Commands.Fuzzing;

/// <summary>Writes the result of fuzzing for people.</summary>
internal static class FuzzReport
{
    private const int BarCells = 30;

    /// <summary>The texts for groups of the coverage, by their names in results.</summary>
    private static readonly Dictionary<string, Text> Groups = new(StringComparer.Ordinal)
    {
        ["searchStates"] = Text.Of("search states", "搜寻状态"),
        ["commitmentStates"] = Text.Of("commitment states", "承诺状态"),
        ["teamStates"] = Text.Of("squad states", "救援队状态"),
        ["depotStates"] = Text.Of("depot states", "仓库状态"),
        ["incidentStates"] = Text.Of("incident states", "事件状态"),
        ["clockStates"] = Text.Of("states of reports due", "应报事项状态"),
        ["messageKinds"] = Text.Of("kinds of message", "消息种类"),
    };

    /// <summary>Writes the result.</summary>
    public static void Write(Terminal terminal, FuzzSummary summary)
    {
        var numbers = terminal.Numbers;
        var (seeds, messages, seconds) =
            (numbers.Count(summary.Seeds), numbers.Count(summary.Messages), numbers.Of(summary.ElapsedSeconds));
        terminal.Say(Text.Of(
            $"{seeds} seeds, {messages} messages in {seconds} s; violations: {summary.Violations}",
            $"{seeds} 个种子，{messages} 条消息，用时 {seconds} 秒；违反：{summary.Violations} 处"));
        terminal.Out.Gap();
        WriteFaults(terminal, summary);
        terminal.Out.Gap();
        WriteCoverage(terminal, summary);
    }

    private static void WriteFaults(Terminal terminal, FuzzSummary summary)
    {
        var table = new Table(new(Text.Of("times", "次数")), new(Text.Verbatim(""), IsLeft: true, IsDrawing: true));
        table.Group(Text.Of("Faults injected", "注入的故障"));
        var most = summary.FaultsInjected.Values.DefaultIfEmpty().Max();
        foreach (var (fault, count) in summary.FaultsInjected)
            table.Add(fault, Words(fault), terminal.Numbers.Count(count), Drawing.Bar(count, most, BarCells));
        table.Write(terminal);
    }

    private static void WriteCoverage(Terminal terminal, FuzzSummary summary)
    {
        var table = new Table(new(Text.Of("reached", "已达")), new(Text.Of("of", "总数")));
        table.Group(Text.Of("Coverage", "覆盖"));
        foreach (var (group, reached) in summary.Coverage)
            table.Add(group, Group(group), terminal.Numbers.Count(reached.Count), terminal.Numbers.Count(reached.Of));
        table.Write(terminal);
        foreach (var (group, reached) in summary.Coverage.Where(g => g.Value.Missing.Count > 0))
        {
            var (missing, words) = (string.Join(", ", reached.Missing), Group(group));
            terminal.Out.Paragraph(terminal.In(Text.Of(
                $"not reached of {words.In(Language.English)}: {missing}",
                $"未达到的{words.In(Language.Chinese)}：{missing}")), indent: 2);
        }
    }

    private static Text Group(string name) => Groups.GetValueOrDefault(name) ?? Text.Verbatim(name);

    /// <summary>Returns whether there is a text for a group of the coverage.</summary>
    public static bool Knows(string group) => Groups.ContainsKey(group);

    /// <summary>Returns the text for a fault, with its name in flags and results where that differs. A fault without a
    /// text is shown by that name.</summary>
    public static Text Words(string fault) =>
        Enum.TryParse<Fault>(fault, ignoreCase: true, out var known) ? Words(known) : Text.Verbatim(fault);

    private static Text Words(Fault fault) => fault switch
    {
        Fault.Lost => Text.Of("lost", "丢失（lost）"),
        Fault.Repeated => Text.Of("repeated", "重复（repeated）"),
        Fault.Delayed => Text.Of("delayed", "延迟（delayed）"),
        Fault.Reordered => Text.Of("reordered", "乱序（reordered）"),
        Fault.CommitFailed => Text.Of("commit failed", "提交失败（commitFailed）"),
        Fault.CommitUnknown => Text.Of("commit unknown", "提交结果不明（commitUnknown）"),
        Fault.Crash => Text.Of("crash", "崩溃（crash）"),
        Fault.SilentPeer => Text.Of("silent peer", "对方静默（silentPeer）"),
        Fault.RoadCut => Text.Of("road cut", "道路中断（roadCut）"),
        Fault.SilentPlace => Text.Of("silent place", "地方失联（silentPlace）"),
        Fault.ClockJump => Text.Of("clock jump", "时钟跳变（clockJump）"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault,
            "A fault without words: add them here, in both languages."),
    };
}
