using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Alliance.Host.Output;

namespace Alliance.Host.Commands;

/// <summary>Writes the help of <c>--help</c>, in the language and width of the terminal, without broken
/// words.</summary>
internal sealed class Help(Terminal terminal) : SynchronousCommandLineAction
{
    private const int WidestName = 22;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Sets this help on a root command, and describes its own flags in the language of the
    /// terminal.</summary>
    public static void AttachTo(RootCommand root, Terminal terminal)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Action = new Help(terminal);
                help.Description = terminal.In(Text.Of("Show this help.", "显示本帮助。"));
            }
            else if (option is VersionOption)
            {
                option.Description = terminal.In(Text.Of("Show the version.", "显示版本。"));
            }
        }
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        terminal.Out.Paragraph(command.Description ?? "");
        terminal.Out.Line();
        Heading(Text.Of("Usage", "用法"));
        terminal.Out.Paragraph(Usage(command), first: "  ", indent: 4);
        List<(string, string)> arguments =
            [.. command.Arguments.Where(a => !a.Hidden).Select(a => (a.Name, a.Description ?? ""))];
        List<(string, string)> options = [.. Options(command).Select(o => (NameOf(o), DescriptionOf(o)))];
        List<(string, string)> commands =
            [.. command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description ?? ""))];
        // The commands come first: what stands last is read first, and nobody scrolls up to learn what there is.
        Section(Text.Of("Commands", "命令"), commands);
        Section(Text.Of("Arguments", "参数"), arguments);
        Section(Text.Of("Options", "选项"), options);
        return ExitCodes.Done;
    }

    /// <summary>Lists the options of a command: its own, then those that all commands share.</summary>
    private static IEnumerable<Option> Options(Command command)
    {
        var own = command.Options.Where(o => !o.Hidden);
        var shared = command.Parents.OfType<Command>().SelectMany(p =>
            p.Options.Where(o => o is { Recursive: true, Hidden: false }));
        return own.Concat(shared).DistinctBy(o => o.Name).OrderBy(o => o.Recursive);
    }

    private static string Usage(Command command)
    {
        var name = command is RootCommand ? "alliance" : $"alliance {PathOf(command)}";
        var arguments = string.Concat(
            command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $" [{a.Name}]" : $" <{a.Name}>"));
        var required = string.Concat(command.Options.Where(o => o.Required).Select(o => $" {o.Name} <{ValueOf(o)}>"));
        return $"{name}{(command.Subcommands.Count > 0 ? " [command]" : "")}{arguments}{required} [options]";
    }

    /// <summary>Returns the words that name a command, below the program.</summary>
    private static string PathOf(Command command) => string.Join(
        ' ', command.Parents.OfType<Command>().Where(c => c is not RootCommand).Select(PathOf).Append(command.Name));

    private static string NameOf(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(a => a is ['-', not '-']).Append(option.Name));
        return option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? names
            : $"{names} <{ValueOf(option)}>";
    }

    private static string ValueOf(Option option) =>
        option.HelpName ?? (option.ValueType == typeof(string) || option.ValueType == typeof(string[]) ? "text" : "n");

    private string DescriptionOf(Option option)
    {
        if (!option.HasDefaultValue || option.ValueType == typeof(bool) || option.GetDefaultValue() is not { } usual)
            return option.Description ?? "";
        return terminal.In(Text.Of($"{option.Description} Default: {usual}.", $"{option.Description}默认：{usual}。"));
    }

    private void Heading(Text text) => terminal.Out.Line(new Piece(terminal.In(text), Tone.Strong));

    private void Section(Text heading, IReadOnlyList<(string Name, string Description)> entries)
    {
        if (entries.Count == 0) return;
        terminal.Out.Line();
        Heading(heading);
        var column = 2 + Math.Min(WidestName, entries.Max(e => e.Name.Length)) + 2;
        foreach (var (name, description) in entries)
        {
            var isWide = name.Length > column - 4;
            if (isWide && terminal.Out.IsTerminal) terminal.Out.Line(new Piece($"  {name}"));
            var first = isWide && terminal.Out.IsTerminal ? new string(' ', column)
                : Wrapping.PadRight($"  {name}", column - 2) + "  ";
            terminal.Out.Paragraph(description, first: first, indent: column);
        }
    }
}
