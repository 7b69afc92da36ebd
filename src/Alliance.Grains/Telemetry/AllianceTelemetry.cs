using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Alliance.Grains.Telemetry;

/// <summary>What is seen of Alliance from outside goes by one name, for metrics and traces alike.</summary>
public static class AllianceTelemetry
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "Alliance";

    /// <summary>Where the instruments of this process are made. One for the process: a store is opened before there is
    /// a host.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>Where spans begin; it costs a comparison while nobody listens.</summary>
    public static ActivitySource Source { get; } = new(Name);
}
