using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace Alliance.Host.Commands;

/// <summary>What is wrong with a command line, each in one line: the flag first, then what is wrong with it and what would be right.</summary>
internal static class Complaints
{
    /// <summary>All of them; none where it can be carried out. An unknown flag is the only one: what follows it would be taken for something else.</summary>
    public static IReadOnlyList<string> About(ParseResult parsed) =>
        UnknownFlag(parsed) is { } unknown ? [$"{unknown}: there is no such flag."] : [.. parsed.Errors.Select(InWords)];

    /// <summary>A word with a dash that is no flag would be taken for an argument, such as a file; one with a digit behind its dash is a number.</summary>
    private static string? UnknownFlag(ParseResult parsed)
    {
        var known = WithParents(parsed.CommandResult).SelectMany(c => c.Command.Options).SelectMany(o => o.Aliases.Append(o.Name)).ToHashSet(StringComparer.Ordinal);
        return parsed.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash)
            .FirstOrDefault(t => t.Type == TokenType.Argument && t.Value is ['-', not (>= '0' and <= '9'), ..] && !known.Contains(t.Value))?.Value;
    }

    private static IEnumerable<CommandResult> WithParents(CommandResult? command)
    {
        for (; command is not null; command = command.Parent as CommandResult) yield return command;
    }

    private static string InWords(ParseError error) => error.SymbolResult switch
    {
        // It was said by this program, with its flag.
        _ when error.Message.StartsWith("--", StringComparison.Ordinal) => error.Message,
        OptionResult given => OfFlag(given),
        ArgumentResult { Parent: OptionResult given } => OfFlag(given),
        ArgumentResult { Argument: var argument, Tokens.Count: 0 } => $"{argument.Name}: it is missing. {argument.Description}",
        _ => error.Message,
    };

    private static string OfFlag(OptionResult given)
    {
        var (flag, values) = (given.Option, given.Tokens.Select(t => t.Value).ToList());
        if (values.Count == 0) return $"{flag.Name}: {(given.IdentifierToken is null ? "it is missing" : "give it a value")}. {flag.Description}";
        var choices = flag.GetCompletions(CompletionContext.Empty).Select(c => c.Label).ToList();
        return choices.Count == 0 ? $"{flag.Name}: '{values[^1]}' is {NoneOf(flag.ValueType)}."
            : $"{flag.Name}: '{values.Find(v => !choices.Contains(v))}' is unknown; choose one of {string.Join(", ", choices)}.";
    }

    private static string NoneOf(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        TypeCode.Double => "no number",
        TypeCode.UInt64 => "no whole number from 0 on",
        TypeCode.Int32 or TypeCode.Int64 => "no whole number, or too large",
        _ => "not what it takes",
    };
}
