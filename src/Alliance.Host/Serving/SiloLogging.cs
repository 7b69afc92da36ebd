namespace Alliance.Host.Serving;

/// <summary>The log filters of a silo: warnings, except those that have no meaning.</summary>
internal static class SiloLogging
{
    public static void Quieten(ILoggingBuilder logging)
    {
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
