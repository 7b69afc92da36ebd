using System.Net;
using Alliance.Core.Mailboxes;
using Alliance.Grains.Admissions;

namespace Alliance.Grains.Hosting;

/// <summary>How a silo is hosted.</summary>
public sealed class AllianceOptions
{
    /// <summary>The data folder of the embedded store. Default: <c>./data</c>.</summary>
    public string DataFolder { get; set; } = "data";
    /// <summary><c>HOST:PORT</c> of the Redis of a cluster; null (default): this process alone, with the embedded store.</summary>
    public string? Redis { get; set; }
    /// <summary>The address by which the other silos of a cluster reach this one. Default: loopback, for silos of one machine.</summary>
    public IPAddress Advertise { get; set; } = IPAddress.Loopback;
    /// <summary>The port for other silos; keep it stable over restarts. Default: 11111.</summary>
    public int SiloPort { get; set; } = 11_111;
    /// <summary>The port for clients of the cluster. Default: 30000.</summary>
    public int GatewayPort { get; set; } = 30_000;
    /// <summary>Names the cluster. Default: <c>alliance</c>.</summary>
    public string ClusterId { get; set; } = "alliance";
    /// <summary>How often due actors are looked for. Default: 10 s.</summary>
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(10);
    /// <summary>At start, actors due within this are woken too, so that their open rounds ask again in good time. Default: 15 min.</summary>
    public TimeSpan WakeAhead { get; set; } = TimeSpan.FromMinutes(15);
    /// <summary>How long a commit may wait that only empties an outbox. Default: 500 ms.</summary>
    public TimeSpan LazyCommit { get; set; } = TimeSpan.FromMilliseconds(500);
    /// <summary>How long a commit may wait for further turns when nobody but a sender waits for it, as when a tier has called and gets its answers. Default: 20 ms.</summary>
    public TimeSpan HoldCommit { get; set; } = TimeSpan.FromMilliseconds(20);
    /// <summary>The first wait before mail is sent again; it doubles up to <see cref="RedeliverAtMost"/>. Default: 200 ms.</summary>
    public TimeSpan RedeliverAfter { get; set; } = TimeSpan.FromMilliseconds(200);
    /// <summary>The longest wait before mail is sent again. Default: 15 s.</summary>
    public TimeSpan RedeliverAtMost { get; set; } = TimeSpan.FromSeconds(15);
    /// <summary>How long an actor that was just read back lets mail come in before its overdue timers fire. Default: 1 s.</summary>
    public TimeSpan OverdueGrace { get; set; } = TimeSpan.FromSeconds(1);
    /// <summary>How long idempotency keys are kept. Default: 24 h.</summary>
    public TimeSpan KeyLifetime { get; set; } = TimeSpan.FromHours(24);
    /// <summary>What this silo holds before it refuses calls.</summary>
    public AdmissionLimits Admission { get; set; } = new();
    /// <summary>The bounds of every mailbox.</summary>
    public MailboxLimits Mailbox { get; set; } = MailboxLimits.Default;
}
