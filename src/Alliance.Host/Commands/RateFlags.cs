using System.CommandLine;
using Alliance.Host.Access.Rates;
using Alliance.Host.Output;

namespace Alliance.Host.Commands;

/// <summary>The flags that say how many calls a client may make in a minute.</summary>
internal sealed class RateFlags
{
    private static readonly RateSettings Usual = new();
    private readonly Option<int> _reads, _commands, _anonymous;

    /// <summary>Creates the flags, with descriptions in the language of the terminal.</summary>
    public RateFlags(Terminal terminal)
    {
        Option<int> Flag(string name, int usual, Text description) => new Option<int>(name)
        {
            Description = terminal.In(description), DefaultValueFactory = _ => usual,
        }.From(1, RateSettings.Most);
        _reads = Flag("--reads-per-minute", Usual.Reads, Text.Of(
            "The most reads of an account in a minute.", "每个账户每分钟最多读取的次数。"));
        _commands = Flag("--commands-per-minute", Usual.Commands, Text.Of(
            "The most commands of an account in a minute. Vital ones are never refused for it.",
            "每个账户每分钟最多发出的命令数；事关生命的命令不受此限。"));
        _anonymous = Flag("--anonymous-per-minute", Usual.Anonymous, Text.Of(
            "The most calls in a minute of an address that nobody has signed in for.",
            "每个地址在未登录时每分钟最多调用的次数。"));
    }

    /// <summary>All flags.</summary>
    public IReadOnlyList<Option> All => [_reads, _commands, _anonymous];

    /// <summary>Reads the values of the flags.</summary>
    public RateSettings Read(ParseResult parsed) => new()
    {
        Reads = parsed.GetValue(_reads), Commands = parsed.GetValue(_commands),
        Anonymous = parsed.GetValue(_anonymous),
    };
}
