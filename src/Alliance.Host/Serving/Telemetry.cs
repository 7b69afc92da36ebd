using Alliance.Grains.Telemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Alliance.Host.Serving;

/// <summary>Exports telemetry: metrics for Prometheus always, and metrics and traces for a collector where one is
/// configured.</summary>
internal static class Telemetry
{
    /// <summary>The path from which Prometheus reads metrics.</summary>
    public const string MetricsPath = "/metrics";

    /// <summary>The environment variable of OpenTelemetry with the address of a collector. The other variables
    /// (headers, protocol, sampler) work too.</summary>
    private const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>The meters to export. Orleans has about sixty instruments under its own name.</summary>
    private static readonly string[] Meters = [AllianceTelemetry.Name, "Microsoft.Orleans",
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];

    /// <summary>The most series of one instrument. Memory for each is allocated beforehand, and every garbage
    /// collection scans it.</summary>
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

    /// <summary>Returns whether a request is traced as a call. A stream that lasts for hours is not, nor is a request
    /// for health or metrics.</summary>
    private static bool IsCall(HttpContext http) =>
        http.Request.Path.StartsWithSegments("/api")
        && !http.Request.Path.Value!.EndsWith("/events", StringComparison.Ordinal);
}
