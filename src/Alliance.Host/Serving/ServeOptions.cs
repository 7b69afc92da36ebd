using System.Net;
using System.Security.Cryptography.X509Certificates;
using Alliance.Grains.Clusters;
using Alliance.Grains.Hosting;
using Alliance.Host.Access;
using Alliance.Host.Access.Rates;
using Alliance.Host.Alerts.Channels;
using Alliance.Host.Serving.Logs;
using Alliance.Host.Situations;

namespace Alliance.Host.Serving;

/// <summary>The options of serving.</summary>
internal sealed record ServeOptions
{
    public const int DefaultPort = 5080;
    public const string DefaultRegion = "scenarios/regions/hengnan.yaml";
    private const string MarkName = "journal.mark";

    /// <summary>The URL to listen on. Port 0 takes a free port.</summary>
    public required string Url { get; init; }
    /// <summary>The folder of the embedded store.</summary>
    public required string DataFolder { get; init; }
    /// <summary>The folder with the archives into which records were moved; null (default): that of the data
    /// folder.</summary>
    public string? Archives { get; init; }
    /// <summary>The Redis server of a cluster as <c>HOST:PORT</c>; null for the embedded store.</summary>
    public required string? Redis { get; init; }
    /// <summary>How this process proves itself to the cluster. Default: not at all.</summary>
    public ClusterAccess Access { get; init; } = new();
    /// <summary>The kinds of work that this silo may host. Default: live actors.</summary>
    public SiloRole Role { get; init; } = SiloRole.Live;
    /// <summary>The address at which the other machines of a cluster reach this one. Default: loopback.</summary>
    public IPAddress Advertise { get; init; } = IPAddress.Loopback;
    /// <summary>The file of the region from which the live realm is created at the first start.</summary>
    public required string RegionFile { get; init; }
    /// <summary>The URL of the Orleans dashboard; null for no dashboard.</summary>
    public string? DashboardUrl { get; init; }
    /// <summary>Whether a person has decided to go on without records that the store lacks.</summary>
    public bool AcceptsLoss { get; init; }
    /// <summary>A city's single sign-on; null for none.</summary>
    public IdentityProvider? Identity { get; init; }
    /// <summary>How the people on duty are called. Default: by web push.</summary>
    public AlertSettings Alerts { get; init; } = new();
    /// <summary>The certificate of the server; null: without TLS.</summary>
    public X509Certificate2? Certificate { get; init; }
    /// <summary>The addresses of the proxies that give TLS in front of this server. Only they may call it; none: anyone
    /// may.</summary>
    public IReadOnlyList<IPAddress> Proxies { get; init; } = [];
    /// <summary>How the log is written. Default: as lines.</summary>
    public LogFormat Log { get; init; }
    /// <summary>How many calls a client may make in a minute.</summary>
    public RateSettings Rates { get; init; } = new();
    /// <summary>Further names by which the server is called.</summary>
    public IReadOnlyList<string> HostNames { get; init; } = [];
    /// <summary>The interval at which an idle event stream sends a sign of life. Default: 15 s.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The limits of a realm's situation in memory.</summary>
    public SituationLimits Situation { get; init; } = new();

    /// <summary>The file that says how far the journal has come. Servers of a cluster on one machine have one each; a
    /// server of a cluster on whatever port is free has none.</summary>
    public string? MarkFile =>
        Redis is null ? MarkIn(DataFolder)
        : new Uri(Url).Port is var port and not 0 ? Path.Combine(DataFolder, MarkNameOf(Redis, $"{port}")) : null;

    /// <summary>The file, in the data folder of the embedded store, that says how far its journal has come.</summary>
    public static string MarkIn(string dataFolder) => Path.Combine(dataFolder, MarkName);

    /// <summary>Lists the files that say how far the journal of a store has come: that of the embedded store, or those
    /// of all servers of a Redis that keep theirs in the data folder.</summary>
    public static IReadOnlyList<string> MarksOf(AllianceOptions store) =>
        store.Redis is not { } redis ? [MarkIn(store.DataFolder)]
        : Directory.Exists(store.DataFolder) ? Directory.GetFiles(store.DataFolder, MarkNameOf(redis, "*")) : [];

    /// <summary>The path of the region file: in the working directory, else next to the program.</summary>
    public string RegionPath =>
        !File.Exists(RegionFile) && Path.Combine(AppContext.BaseDirectory, RegionFile) is var beside
        && File.Exists(beside) ? beside : RegionFile;

    private static string MarkNameOf(string redis, string port) => $"journal-{redis.Replace(':', '-')}-{port}.mark";
}
