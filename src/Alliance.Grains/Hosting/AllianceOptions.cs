using System.Net;
using Alliance.Core.Runtimes;
using Alliance.Grains.Admissions;
using Alliance.Grains.Clusters;
using Alliance.Grains.Storage.Archives;

namespace Alliance.Grains.Hosting;

/// <summary>The options of a silo.</summary>
public sealed class AllianceOptions
{
    /// <summary>The data folder of the embedded store. Default: <c>./data</c>.</summary>
    public string DataFolder { get; set; } = "data";
    /// <summary>The name, in the data folder, of the folder with the keys that encrypt cookies.</summary>
    public const string KeysName = "keys";
    /// <summary>The name, in the data folder, of the folder with the archive files into which records are
    /// moved.</summary>
    public const string ArchivesName = "archive";
    /// <summary>The folder with the archive files into which records are moved; null (default): that of the data
    /// folder.</summary>
    public string? Archives { get; set; }
    /// <summary>The Redis server of a cluster as <c>HOST:PORT</c>; null (default) for this process alone, with the
    /// embedded store.</summary>
    public string? Redis { get; set; }
    /// <summary>How this process proves itself to the Redis server and the other silos. Default: not at all.</summary>
    public ClusterAccess Access { get; set; } = new();
    /// <summary>The file that says how far the journal has come (<see cref="Storage.JournalMark"/>), for this silo
    /// alone; null (default): none is kept.</summary>
    public string? MarkFile { get; set; }
    /// <summary>Whether a person has decided to go on without records that the mark knows and the store
    /// lacks.</summary>
    public bool AcceptsLoss { get; set; }
    /// <summary>The address at which the other silos of a cluster reach this one. Default: loopback, for silos on one
    /// machine.</summary>
    public IPAddress Advertise { get; set; } = IPAddress.Loopback;
    /// <summary>The port for other silos. Keep it the same across restarts. Default: 11111.</summary>
    public int SiloPort { get; set; } = 11_111;
    /// <summary>The port for clients of the cluster. Default: 30000.</summary>
    public int GatewayPort { get; set; } = 30_000;
    /// <summary>The name of the cluster. Default: <c>alliance</c>.</summary>
    public string ClusterId { get; set; } = "alliance";
    /// <summary>What the names of all keys in Redis begin with.</summary>
    public string RedisPrefix => $"{ClusterId}:";
    /// <summary>Whether this silo wakes actors that are due. Default: it does. Without it, only those actors act that
    /// are called.</summary>
    public bool WakesDueActors { get; set; } = true;
    /// <summary>The intervals and limits of the actor runtime.</summary>
    public RuntimeOptions Runtime { get; set; } = new();
    /// <summary>How long idempotency keys are kept. Default: 24 h.</summary>
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromHours(24);
    /// <summary>The limits beyond which this silo refuses calls.</summary>
    public AdmissionLimits Admission { get; set; } = new();

    /// <summary>Returns the folder with the archive files into which records are moved. Nothing of it is opened
    /// yet.</summary>
    public ArchiveFolder OpenArchives() => new(Archives ?? Path.Combine(DataFolder, ArchivesName));
}
