using System.Net;
using Alliance.Host.Situations;

namespace Alliance.Host.Serving;

/// <summary>How to serve.</summary>
internal sealed record ServeOptions
{
    public const int DefaultPort = 5080;
    public const string DefaultRegion = "scenarios/regions/hengnan.yaml";

    /// <summary>Where to listen; port 0 takes a free one.</summary>
    public required string Url { get; init; }
    /// <summary>The folder of the embedded store.</summary>
    public required string DataFolder { get; init; }
    /// <summary><c>HOST:PORT</c> of a cluster's Redis; null for the embedded store.</summary>
    public required string? Redis { get; init; }
    /// <summary>What this silo may host.</summary>
    public SiloRole Role { get; init; } = SiloRole.Live;
    /// <summary>The address by which the other machines of a cluster reach this one.</summary>
    public IPAddress Advertise { get; init; } = IPAddress.Loopback;
    /// <summary>The region that the live realm is made from at the first start.</summary>
    public required string RegionFile { get; init; }
    /// <summary>Where the dashboard of Orleans listens; null: there is none.</summary>
    public string? DashboardUrl { get; init; }
    /// <summary>How often an event stream that has nothing to say shows that it is alive.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How much of a realm's situation stays in memory.</summary>
    public SituationLimits Situation { get; init; } = new();

    /// <summary>The region file as it is found: from the working directory, else next to the program.</summary>
    public string RegionPath =>
        !File.Exists(RegionFile) && Path.Combine(AppContext.BaseDirectory, RegionFile) is var beside
        && File.Exists(beside) ? beside : RegionFile;
}
