using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Alliance.Grains.Telemetry;

/// <summary>The meter and the activity source of Alliance. Both have the same name.</summary>
public static class AllianceTelemetry
{
    /// <summary>The name of the meter and of the source of activities.</summary>
    public const string Name = "Alliance";

    /// <summary>The meter of this process. It is static because a store is opened before there is a host.</summary>
    public static Meter Meter { get; } = new(Name);

    /// <summary>The source of spans. It costs one comparison while nobody listens.</summary>
    public static ActivitySource Source { get; } = new(Name);
}
