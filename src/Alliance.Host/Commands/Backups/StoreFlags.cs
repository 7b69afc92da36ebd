using System.CommandLine;
using Alliance.Grains.Hosting;
using Alliance.Host.Commands.Clusters;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Backups;

/// <summary>The flags that name a store: <c>--data</c> and <c>--redis</c>.</summary>
internal sealed class StoreFlags
{
    private readonly Option<string> _data;
    private readonly Option<string?> _redis;

    /// <summary>Creates the flags, with descriptions in the language of the terminal.</summary>
    public StoreFlags(Terminal terminal, Text data, Text redis)
    {
        _data = new("--data") { Description = terminal.In(data), DefaultValueFactory = _ => "data" };
        _redis = new("--redis") { Description = terminal.In(redis) };
    }

    /// <summary>Adds the flags to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_data);
        command.Add(_redis);
    }

    /// <summary>Reads the flags.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="why">Why they name no store; null where they do.</param>
    public AllianceOptions Read(ParseResult parsed, out Text? why)
    {
        var (data, redis) = (parsed.GetValue(_data)!, parsed.GetValue(_redis));
        var (access, wrong) = ClusterSettings.Read(new(redis, null, null), Environment.GetEnvironmentVariable);
        why = wrong ?? (redis is null ? DataOption.WhyNot(data) : null);
        return new AllianceOptions { DataFolder = data, Redis = redis, Access = access };
    }
}
