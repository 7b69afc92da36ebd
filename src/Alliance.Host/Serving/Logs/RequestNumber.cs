using System.Diagnostics;
using Alliance.Grains.Telemetry;

namespace Alliance.Host.Serving.Logs;

/// <summary>The number of a request: the id of its trace. The answer has it in a header, a problem in its body, and so
/// does each line of the log about the request, also those of the grains that serve it.</summary>
internal static class RequestNumber
{
    /// <summary>The header with the number.</summary>
    public const string Header = "X-Request-Id";

    /// <summary>The number of the request that is being answered here or by a grain; null outside of
    /// requests.</summary>
    public static string? Current => OfTrace ?? CallNumber.Current;

    private static string? OfTrace =>
        Activity.Current is { IdFormat: ActivityIdFormat.W3C } trace ? trace.TraceId.ToHexString() : null;

    /// <summary>Gives each answer its number. Call it before everything else.</summary>
    public static void UseRequestNumbers(this WebApplication app) => app.Use((http, next) =>
    {
        var number = OfTrace ?? http.TraceIdentifier;
        http.Response.Headers[Header] = number;
        CallNumber.Set(number);
        return next(http);
    });
}
