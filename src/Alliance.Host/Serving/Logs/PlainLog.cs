using System.Diagnostics;
using Alliance.Host.Output;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace Alliance.Host.Serving.Logs;

/// <summary>Writes a message of the log as one line, with the number of its request. Lines of an exception follow,
/// indented. What somebody typed can neither begin a line nor steer a terminal.</summary>
internal sealed class PlainLog() : ConsoleFormatter(FormatName)
{
    /// <summary>The name of the format.</summary>
    public const string FormatName = "plain";
    private const string Indent = "      ";

    /// <inheritdoc/>
    public override void Write<TState>(
        in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var message = logEntry.Formatter(logEntry.State, logEntry.Exception);
        var request = RequestNumber.Current is { } number ? $" [{number}]" : "";
        textWriter.WriteLine($"{NameOf(logEntry.LogLevel)}: {logEntry.Category}{request} {Harmless.Of(message)}");
        if (logEntry.Exception is not { } failure) return;
        foreach (var line in failure.ToString().Split('\n'))
            textWriter.WriteLine($"{Indent}{Harmless.Of(line.TrimEnd('\r'))}");
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trce",
        LogLevel.Debug => "dbug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warn",
        LogLevel.Error => "fail",
        _ => "crit",
    };
}
