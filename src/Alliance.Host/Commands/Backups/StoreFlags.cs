using System.CommandLine;
using Alliance.Grains.Hosting;
using Alliance.Host.Commands.Clusters;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Backups;

/// <summary>The flags of commands that copy a store: <c>--data</c> and <c>--redis</c> name it,
/// <c>--archives</c> names what was moved from it, <c>--quiet</c> and <c>--json</c> say what is written.</summary>
internal sealed class StoreFlags
{
    private readonly Terminal _terminal;
    private readonly Option<string> _data;
    private readonly Option<string?> _redis, _archives;
    private readonly Option<bool> _quiet, _json;

    /// <summary>The values of the flags.</summary>
    /// <param name="Store">The store.</param>
    /// <param name="IsQuiet">Whether no progress is shown.</param>
    /// <param name="IsJson">Whether results are written as JSON.</param>
    public sealed record Given(AllianceOptions Store, bool IsQuiet, bool IsJson);

    /// <summary>Creates the flags, with descriptions in the language of the terminal.</summary>
    public StoreFlags(Terminal terminal, Text data, Text redis)
    {
        _terminal = terminal;
        _data = new("--data") { Description = terminal.In(data), DefaultValueFactory = _ => "data" };
        _redis = new("--redis") { Description = terminal.In(redis) };
        _archives = CommonFlags.Archives(terminal);
        (_quiet, _json) = (CommonFlags.Quiet(terminal), CommonFlags.Json(terminal));
    }

    /// <summary>Adds the flags to a command, and sets what it does once they are read.</summary>
    /// <param name="command">The command.</param>
    /// <param name="run">Runs it, and returns the exit code.</param>
    public void AddTo(Command command, Func<ParseResult, Given, CancellationToken, Task<int>> run)
    {
        foreach (var option in (Option[])[_data, _redis, _archives, _quiet, _json]) command.Add(option);
        command.SetAction((parsed, cancellation) =>
            Read(parsed, out var why) is var store && why is not null ? Task.FromResult(_terminal.Refuse(why))
                : run(parsed, new Given(store, parsed.GetValue(_quiet), parsed.GetValue(_json)), cancellation));
    }

    /// <summary>Reads which store is named.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="why">Why none is; null where one is.</param>
    private AllianceOptions Read(ParseResult parsed, out Text? why)
    {
        var (data, redis) = (parsed.GetValue(_data)!, parsed.GetValue(_redis));
        var (access, wrong) = ClusterSettings.Read(new(redis, null, null), Environment.GetEnvironmentVariable);
        why = wrong ?? (redis is null ? DataOption.WhyNot(data) : null);
        return new AllianceOptions
        {
            DataFolder = data, Redis = redis, Access = access, Archives = parsed.GetValue(_archives),
        };
    }
}
