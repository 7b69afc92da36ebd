using System.Net;
using Alliance.Grains.Storage;
using Alliance.Host.Access;
using Alliance.Host.Access.Addresses;
using Alliance.Host.Api.Problems;
using Alliance.Host.Output;
using Alliance.Host.Regions;
using Alliance.Host.Serving;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Alliance.Host.Servers;

/// <summary>Writes the lines that a server prints once it has started. Redirected output without <c>--lang</c> is in
/// English on every machine, because programs wait for it.</summary>
internal static class StartLines
{
    /// <summary>Writes the guarantee of the store and the addresses at which the server listens.</summary>
    public static void Write(Terminal terminal, WebApplication app, ServeOptions options, ICommitStore store)
    {
        var folder = Path.GetFullPath(options.DataFolder);
        var where = options.Redis is { } redis
            ? Text.Of($"Redis at {redis}", $"Redis（{redis}）中的存储")
            : Text.Of($"the embedded store in {folder}", $"{folder} 中的内嵌存储");
        var guarantee = Guarantee(store.Guarantee);
        Write(terminal, Text.Of(
            $"{where.In(Language.English)}: {guarantee.In(Language.English)}.",
            $"{where.In(Language.Chinese)}：{guarantee.In(Language.Chinese)}。"));
        WriteCluster(terminal, options);
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        foreach (var url in addresses.Where(u => u != options.DashboardUrl))
        {
            var live = $"{url}{ApiPaths.Realms}/{RealmId.Live}";
            Write(terminal, Text.Of(
                $"serving at {url} (guides at {url}/docs, API reference at {url}/, live realm at {live})",
                $"服务地址 {url} （指南 {url}/docs ，API 说明 {url}/ ，实战域 {live} ）"));
        }

        if (app.Services.GetRequiredService<AccessDirectory>().IsOpen)
            Write(terminal, Text.Of(
                "it is open: whoever uses this machine may do everything. No other machine and no page of another "
                    + "server is let in.",
                "服务未设账户：使用本机的任何人都可进行一切操作；其他机器和其他服务的网页不能访问。"));
        else WriteNames(terminal, app, options);
        if (options.DashboardUrl is { } dashboard)
            Write(terminal, Text.Of(
                $"the dashboard of Orleans is at {dashboard}{Dashboard.Path}/; it asks nobody who they are.",
                $"Orleans 面板位于 {dashboard}{Dashboard.Path}/ ；它不验证身份。"));
    }

    /// <summary>Returns that the store lacks records, and what a person can do.</summary>
    public static Text Lost(JournalLostException lost) => Text.Of(
        $"the journal in the store ends at record {lost.Has}, but record {lost.Seen} was acknowledged, as "
            + $"{lost.Mark} says. A file of the store is missing, or an older copy was put in its place. Put the whole "
            + "store back. If those records are lost for good, start once with --accept-loss: their numbers are then "
            + "given again.",
        $"存储中的日志止于第 {lost.Has} 条，而据 {lost.Mark}，第 {lost.Seen} 条已确认。存储缺少文件，或换成了旧的副本。"
            + "请放回完整的存储。如果这些记录确已无法恢复，请用 --accept-loss 启动一次：其编号将被重新使用。");

    /// <summary>Writes that the region file and the live realm differ, and how to see in what. The realm goes on with
    /// its own region.</summary>
    public static void WriteDifferences(Terminal terminal, string file, RegionComparison differences, string url)
    {
        var (added, changed, retired) = (differences.Added, differences.Changed, differences.Retired);
        var (kept, see) = (differences.Kept.Count, $"alliance region diff {file} --url {url}");
        Write(terminal, Text.Of(
            $"{file} differs from the region of {RealmId.Live}, which goes on with its own: {added} new, {changed} "
                + $"changed, {retired} retired, {kept} that a running realm keeps; see them with {see}",
            $"{file} 与 {RealmId.Live} 的区域不同（域沿用自己的区域）：新增 {added}，修改 {changed}，停用 {retired}，"
                + $"运行中不变 {kept}；查看：{see}"));
    }

    /// <summary>Returns that a silo of the cluster has another secret or certificate than this one.</summary>
    public static Text Stranger(IPEndPoint silo) => Text.Of(
        $"the silo at {silo} does not know this one: they have not the same cluster secret, or no certificates of one "
            + "authority. Give this one what the others have (ALLIANCE_CLUSTER_SECRET_FILE, or --cluster-certificate "
            + "and --cluster-ca).",
        $"节点 {silo} 不认识本节点：两者的集群密钥不同，或证书不属于同一 CA。请使用其他节点所用的密钥或证书"
            + "（ALLIANCE_CLUSTER_SECRET_FILE，或 --cluster-certificate 和 --cluster-ca）。");

    /// <summary>Writes that a simulation silo has joined its cluster.</summary>
    public static void WriteJoined(Terminal terminal, string silo, ServeOptions options)
    {
        WriteCluster(terminal, options);
        Write(terminal, Text.Of(
            $"silo {silo} has joined the cluster of Redis at {options.Redis}; it works off runs and serves nothing "
                + "else.",
            $"节点 {silo} 已加入 Redis（{options.Redis}）的集群；它只做推演，不提供其他服务。"));
    }

    /// <summary>Writes that a cluster without a secret is open to its machine.</summary>
    private static void WriteCluster(Terminal terminal, ServeOptions options)
    {
        if (options.Redis is null || options.Access.Identity is not null) return;
        Write(terminal, Text.Of(
            "the cluster has no secret: any process of this machine may join it. Set ALLIANCE_CLUSTER_SECRET_FILE.",
            "集群没有密钥：本机任何进程都可加入。请设置 ALLIANCE_CLUSTER_SECRET_FILE。"));
    }

    /// <summary>Writes which names the server answers to, where nobody has said by which ones people call
    /// it.</summary>
    private static void WriteNames(Terminal terminal, WebApplication app, ServeOptions options)
    {
        if (options.HostNames.Count > 0 || !(HostNames.IsWildcard(new Uri(options.Url)) || options.Proxies.Count > 0))
            return;
        var names = app.Services.GetRequiredService<AccessSettings>().Names.Words;
        Write(terminal, Text.Of(
            $"it answers to {names.In(Language.English)}. Name others by which people call it with --host-names "
                + "a.example,b.example.",
            $"它只接受以下主机名的访问：{names.In(Language.Chinese)}。"
                + "其他名称请用 --host-names a.example,b.example 指明。"));
    }

    private static Text Guarantee(StoreGuarantee guarantee) => guarantee switch
    {
        StoreGuarantee.PowerLoss => Text.Of(
            "what is acknowledged survives the end of any process and a power cut",
            "已确认的内容在进程终止和断电后都不会丢失"),
        StoreGuarantee.ProcessKill => Text.Of(
            "what is acknowledged survives the end of any process; a power cut may cost the last second (appendfsync "
                + "always would not)",
            "已确认的内容在进程终止后不会丢失；断电可能丢失最后一秒（设 appendfsync always 则不会）"),
        _ => Text.Of(
            "nothing survives a restart of the store: switch its persistence on (appendonly yes)",
            "存储重启后内容全部丢失：请开启持久化（appendonly yes）"),
    };

    private static void Write(Terminal terminal, Text text) =>
        terminal.Out.Paragraph(terminal.In(text), first: "alliance: ", indent: "alliance: ".Length);
}
