using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Alliance.Host.Output;

namespace Alliance.Host.Commands;

/// <summary>Describes the errors of a command line, each in one line: first the flag, then the error and a correct
/// form.</summary>
internal static class Complaints
{
    /// <summary>Lists all errors; none for a correct command line. An unknown flag is reported alone, because the words
    /// after it could be misread.</summary>
    public static IReadOnlyList<Text> About(ParseResult parsed) =>
        UnknownFlag(parsed) is { } unknown
            ? [NoSuchFlag(unknown.Split('=')[0])]
            : [.. parsed.Errors.Select(InWords)];

    /// <summary>Returns that there is no such flag. What is given to it is not repeated, since it may be a
    /// password.</summary>
    private static Text NoSuchFlag(string flag) =>
        flag.Contains("password", StringComparison.OrdinalIgnoreCase)
            || flag.Contains("secret", StringComparison.OrdinalIgnoreCase)
            ? Text.Of(
                $"{flag}: there is no such flag, since others see the command line. Passwords and secrets are read "
                    + "from the environment or from a file: ALLIANCE_REDIS_PASSWORD, ALLIANCE_CLUSTER_SECRET, and both "
                    + "with _FILE.",
                $"{flag}：没有这个选项，因为命令行会被他人看到。密码和密钥从环境变量或文件读取："
                    + "ALLIANCE_REDIS_PASSWORD、ALLIANCE_CLUSTER_SECRET，以及加 _FILE 的变量。")
            : Text.Of($"{flag}: there is no such flag.", $"{flag}：没有这个选项。");

    /// <summary>Finds a word with a dash that is not a flag. The parser would take it for an argument, such as a file.
    /// A word with a digit after its dash is a number.</summary>
    private static string? UnknownFlag(ParseResult parsed)
    {
        var known = WithParents(parsed.CommandResult)
            .SelectMany(c => c.Command.Options.Where(o => o.Recursive || c.Command == parsed.CommandResult.Command))
            .SelectMany(o => o.Aliases.Append(o.Name)).ToHashSet(StringComparer.Ordinal);
        return parsed.Tokens.TakeWhile(t => t.Type != TokenType.DoubleDash)
            .FirstOrDefault(t => t.Type == TokenType.Argument && t.Value is ['-', not (>= '0' and <= '9'), ..]
                && !known.Contains(t.Value))?.Value;
    }

    private static IEnumerable<CommandResult> WithParents(CommandResult? command)
    {
        for (; command is not null; command = command.Parent as CommandResult) yield return command;
    }

    private static Text InWords(ParseError error) => error.SymbolResult switch
    {
        // It was said by this program, with its flag.
        _ when error.Message.StartsWith("--", StringComparison.Ordinal) => Text.Verbatim(error.Message),
        OptionResult given => OfFlag(given),
        ArgumentResult { Parent: OptionResult given } => OfFlag(given),
        ArgumentResult { Argument: var argument, Tokens.Count: 0 } =>
            Text.Of($"{argument.Name}: it is missing. {argument.Description}",
                $"{argument.Name}：缺少此参数。{argument.Description}"),
        CommandResult { Tokens.Count: 0 } command when Unmatched(error.Message) is { } word => Text.Of(
            $"'{word}': {command.Command.Name} does not take this word; is a command or a flag missing before it?",
            $"“{word}”：{command.Command.Name} 不接受这个词；它前面是否缺少命令或选项？"),
        _ => Text.Verbatim(error.Message),
    };

    /// <summary>Returns the word that the parser's message quotes.</summary>
    private static string? Unmatched(string message) => message.Split('\'') is [_, var word, _] ? word : null;

    private static Text OfFlag(OptionResult given)
    {
        var (flag, values) = (given.Option, given.Tokens.Select(t => t.Value).ToList());
        if (values.Count == 0 && given.IdentifierToken is null)
            return Text.Of(
                $"{flag.Name}: it is missing. {flag.Description}", $"{flag.Name}：缺少此选项。{flag.Description}");
        if (values.Count == 0)
            return Text.Of(
                $"{flag.Name}: give it a value. {flag.Description}", $"{flag.Name}：请给出值。{flag.Description}");
        var choices = flag.GetCompletions(CompletionContext.Empty).Select(c => c.Label).ToList();
        if (choices.Count > 0)
        {
            var (wrong, all) = (values.Find(v => !choices.Contains(v)), string.Join(", ", choices));
            return Text.Of($"{flag.Name}: '{wrong}' is unknown; choose one of {all}.",
                $"{flag.Name}：没有“{wrong}”，请从 {all} 中选择。");
        }

        var none = NoneOf(flag.ValueType);
        return Text.Of($"{flag.Name}: '{values[^1]}' is {none.In(Language.English)}.",
            $"{flag.Name}：给出的“{values[^1]}”{none.In(Language.Chinese)}。");
    }

    private static Text NoneOf(Type type) => Type.GetTypeCode(Nullable.GetUnderlyingType(type) ?? type) switch
    {
        TypeCode.Double => Text.Of("no number", "不是数字"),
        TypeCode.UInt64 => Text.Of("no whole number from 0 on", "不是非负整数"),
        TypeCode.Int32 or TypeCode.Int64 => Text.Of("no whole number, or too large", "不是整数，或数值过大"),
        _ => Text.Of("not what it takes", "不符合要求"),
    };
}
