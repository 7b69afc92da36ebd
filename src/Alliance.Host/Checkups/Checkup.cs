using System.Security.Cryptography.X509Certificates;
using Alliance.Grains.Hosting;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Grains.Storage.Archives;
using Alliance.Host.Access;
using Alliance.Host.Output;
using Alliance.Host.Serving;
using Orleans.Runtime;

namespace Alliance.Host.Checkups;

/// <summary>Looks at everything that an operator answers for: store, clock, disk, cluster, certificate, accounts and
/// rosters.</summary>
internal sealed class Checkup(
    ICommitStore store, AllianceOptions alliance, RealmDirectory realms, ServeOptions options,
    AccessDirectory directory, IGrainFactory grains)
{
    private const long LeastFreeBytes = 1L << 30;
    private static readonly TimeSpan MostDrift = TimeSpan.FromMinutes(1),
        LeastOfCertificate = TimeSpan.FromDays(30);

    /// <summary>Returns all findings, the worst first.</summary>
    public async Task<IReadOnlyList<Finding>> Look(CancellationToken cancellation)
    {
        List<Finding> found = [];
        found.AddRange(await OfStore(cancellation));
        found.AddRange(await OfArchives());
        found.AddRange(await OfClock());
        found.AddRange(OfDisk());
        found.AddRange(await OfCluster());
        if (options.Certificate is { } certificate) found.AddRange(OfCertificate(certificate));
        found.AddRange(AccessCheckup.Look(directory, options.Alerts, (await realms.Get(RealmId.Live)).Region));
        return [.. found.OrderByDescending(f => f.Severity)];
    }

    private async Task<List<Finding>> OfStore(CancellationToken cancellation)
    {
        if (await StoreProbe.WhyNot(store, cancellation) is { } why)
            return [new("store-not-writable", Severity.Error,
                Text.Of($"The store does not take a durable write: {why.In(Language.English)}",
                    $"存储不能持久写入：{why.In(Language.Chinese)}"),
                Text.Of("See that it runs, and that its disk has room and may be written.",
                    "请检查存储是否运行、磁盘是否有空间且可写。"))];
        return store.Guarantee switch
        {
            StoreGuarantee.PowerLoss => [],
            StoreGuarantee.ProcessKill => [new("store-second", Severity.Warning,
                Text.Of("A power cut may cost the last second of what was acknowledged.",
                    "断电可能丢失最后一秒已确认的内容。"),
                Text.Of("Set appendfsync always in Redis.", "请在 Redis 中设置 appendfsync always。"))],
            _ => [new("store-memory", Severity.Error,
                Text.Of("Nothing survives a restart of the store.", "存储重启后内容全部丢失。"),
                Text.Of("Set appendonly yes in Redis, and no eviction.",
                    "请在 Redis 中设置 appendonly yes 并禁止逐出。"))],
        };
    }

    private async Task<List<Finding>> OfArchives()
    {
        await using var folder = alliance.OpenArchives();
        return await folder.FindMissing(store) is { } missing
            ? [new("archive-missing", Severity.Error, MissingArchive.What(missing), MissingArchive.Mend)] : [];
    }

    private async Task<List<Finding>> OfClock()
    {
        var (drift, behind) = (realms.ClockDrift.Duration(), await realms.ClockBehind(RealmId.Live));
        return drift <= MostDrift && behind <= MostDrift ? [] : [new("clock", Severity.Error,
            Text.Of($"The machine's clock is {(drift > behind ? drift : behind):c} away from the server's time.",
                $"本机时钟与服务时间相差 {(drift > behind ? drift : behind):c}。"),
            Text.Of("Set the clock right, and keep it right with NTP.", "请校准时钟，并用 NTP 保持同步。"))];
    }

    private List<Finding> OfDisk()
    {
        if (options.Redis is not null) return [];
        var disk = new DriveInfo(Path.GetFullPath(options.DataFolder));
        if (disk.AvailableFreeSpace >= LeastFreeBytes) return [];
        var left = disk.AvailableFreeSpace >> 20;
        return [new("disk", left < 100 ? Severity.Error : Severity.Warning,
            Text.Of($"The disk of the data folder has {left} MiB left.", $"数据文件夹所在磁盘仅剩 {left} MiB。"),
            Text.Of("Make room, or move the data folder to a larger disk.",
                "请清理磁盘，或将数据文件夹移到更大的磁盘。"))];
    }

    private async Task<List<Finding>> OfCluster()
    {
        if (options.Redis is null) return [];
        var hosts = await grains.GetGrain<IManagementGrain>(0).GetHosts();
        var (active, other) = (hosts.Count(h => h.Value == SiloStatus.Active),
            hosts.Count(h => h.Value is SiloStatus.Joining or SiloStatus.ShuttingDown or SiloStatus.Stopping));
        if (active > 1 && other == 0) return [];
        return active > 1
            ? [new("cluster-moves", Severity.Note,
                Text.Of($"{other} silos are joining or leaving; {active} work.",
                    $"{other} 个节点正在加入或离开，{active} 个在工作。"),
                Text.Of("Wait until they have.", "请等待其完成。"))]
            : [new("cluster-single", Severity.Warning,
                Text.Of("The cluster has one silo: when it ends, nobody serves.",
                    "集群只有一个节点：它停止后无人服务。"),
                Text.Of("Start another with the same --redis.", "请用同样的 --redis 再启动一个节点。"))];
    }

    private static List<Finding> OfCertificate(X509Certificate2 certificate)
    {
        var left = certificate.NotAfter.ToUniversalTime() - DateTime.UtcNow;
        if (left > LeastOfCertificate) return [];
        return [new("certificate", left <= TimeSpan.Zero ? Severity.Error : Severity.Warning,
            Text.Of($"The certificate ends at {certificate.NotAfter:yyyy-MM-dd}.",
                $"证书到期日为 {certificate.NotAfter:yyyy-MM-dd}。"),
            Text.Of("Get a new one, and restart the server with it.", "请更换证书并重新启动服务。"))];
    }
}
