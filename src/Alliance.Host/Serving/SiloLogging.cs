using Alliance.Host.Serving.Logs;
using Microsoft.Extensions.Logging.Console;

namespace Alliance.Host.Serving;

/// <summary>The log of a silo on the console: warnings, except those that have no meaning.</summary>
internal static class SiloLogging
{
    public static void Configure(ILoggingBuilder logging, LogFormat format)
    {
        logging.AddConsoleFormatter<PlainLog, ConsoleFormatterOptions>();
        if (format == LogFormat.Plain) logging.AddConsole(console => console.FormatterName = PlainLog.FormatName);
        else
            logging.AddJsonConsole(json =>
            {
                // The scopes have the number of the request, as TraceId.
                (json.IncludeScopes, json.UseUtcTimestamp) = (true, true);
                json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        logging.SetMinimumLevel(LogLevel.Warning);
        // Said once by this program, in its own words.
        logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.None);
        logging.AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        // The guide says what protects the keys of cookies: the folder or the Redis that holds them.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        // Its first check after a start counts from the start of the machine, and cries wolf.
        logging.AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
    }
}
