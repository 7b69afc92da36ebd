using Alliance.Grains.Telemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Alliance.Host.Serving;

/// <summary>Shows the server from outside: metrics for Prometheus always, and metrics and traces for a collector where
/// one is named.</summary>
internal static class Telemetry
{
    /// <summary>Where Prometheus reads.</summary>
    public const string MetricsPath = "/metrics";

    /// <summary>OpenTelemetry's own variable: the address of a collector. Its others (headers, protocol, sampler) count
    /// too.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Orleans has some sixty instruments by its own name.</summary>
    private static readonly string[] Meters = [AllianceTelemetry.Name, "Microsoft.Orleans",
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>Of one instrument: room for each is set aside beforehand, and every collection of garbage looks through
    /// it.</summary>
    private const int MostSeries = 500;

    public static void AddAllianceTelemetry(this IServiceCollection services)
    {
        var collected = Environment.GetEnvironmentVariable(Collector) is { Length: > 0 };
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("alliance"));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters).AddView(_ => new MetricStreamConfiguration { CardinalityLimit = MostSeries })
                .AddPrometheusExporter();
            if (collected) metrics.AddOtlpExporter();
        });
        // Without a collector nobody listens, and no span is made.
        if (collected)
            telemetry.WithTracing(traces => traces.AddSource(AllianceTelemetry.Name)
                .AddAspNetCoreInstrumentation(calls => calls.Filter = IsCall).AddOtlpExporter());
    }

    /// <summary>A stream that lasts for hours is no call, and who looks after the server is not looked after.</summary>
    private static bool IsCall(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api")
        && !http.Request.Path.Value!.EndsWith("/events", StringComparison.Ordinal);
}
