using System.CommandLine;
using Alliance.Host.Output;

namespace Alliance.Host.Commands;

/// <summary>The help of <c>alliance load</c> in Chinese. The English texts are in its flags.</summary>
internal static class LoadHelp
{
    private const string About = "像一个区域的人们那样使用一套系统，测量它，并核查结果。";

    private static readonly Dictionary<string, string> Chinese = new(StringComparer.Ordinal)
    {
        ["target"] = "正在运行的系统，写成 http://HOST:PORT；用 --start 时省略。",
        ["--start"] = "为本次测试启动若干节点，结束后停止；多于一个须加 --redis。",
        ["--redis"] = "与 --start 合用：使用自带的 redis-server，不用内嵌存储。",
        ["--profile"] = "steady：匀速；ramp：逐级加速直到跟不上；surge：中途 30 秒为十倍速率；soak："
            + "长时间，按分钟统计；"
            + "scenario：按 --scenario 的灾害进程提出请求。",
        ["--scenario"] = "与 --profile scenario 合用的情景文件（YAML）。先推演一遍，"
            + "再把其中人们的报告和请求按时送给被测系统，使用情景的区域。",
        ["--speed"] = "与 --profile scenario 合用：比实际时间快多少倍，各时限同样压缩；1 为实际时间。",
        ["--region"] = "synthetic：由 --seed 生成的测试区域，为默认；server：被测服务 live 域的区域。",
        ["--rate"] = "每秒请求数；ramp 时为第一级的速率。",
        ["--seconds"] = "每级的秒数：一般 30，ramp 为 10，scenario 为 60，soak 总共 600。",
        ["--warmup"] = "第一级之前不计入测量的秒数。",
        ["--arrivals"] = "poisson：像电话那样随机到达；uniform：均匀到达。",
        ["--watchers"] = "观看的事件流数：每 200 个中五个看全部，其余各看一个乡镇。",
        ["--cycle"] = "从下令到队伍返回的秒数；其间报告出发和到达。",
        ["--mix"] = "各优先级的比例、每百个请求的读取数，以及协议要求的审批中每百个批准多少。",
        ["--squads"] = "测试区域的救援队总数；默认使同时出动的不超过一半。",
        ["--seed"] = "决定区域、到达时刻和故障对象；默认为 1，情景用自己的种子。",
        ["--realm"] = "为本次测试建立的域；默认为 load- 加一个数。不可用 live，否则会派出真实队伍。",
        ["--keep"] = "测试后保留该域。",
        ["--limit"] = "必须达到的指标，例如 'ack.p99<=20ms'；未达到或测试无效时退出码为 1。可多次给出。",
        ["--fault"] =
            "与 --start 合用：kill-silo@20s、pause-silo@10s,5s；加 --redis 时还有 slow-store@10s,5s 和 "
                + "restart-store@15s。"
            + "不写 @ 则时刻由种子决定；结束前未发生则测试失败。可多次给出。",
        ["--json"] = "向标准输出写一个 JSON 对象。",
        ["--quiet"] = "不显示进度。",
        ["--report"] = "把带图的报告写入此文件（HTML）。",
        ["--compare"] = "与以前的测试比较：其 --json 输出所存的文件。",
    };

    /// <summary>Sets the Chinese descriptions of the command, its argument and its flags, where the language is
    /// Chinese.</summary>
    public static void Translate(Command root, Terminal terminal)
    {
        if (terminal.Language != Language.Chinese) return;
        if (root.Subcommands.FirstOrDefault(c => c.Name == "load") is not { } load) return;
        load.Description = About;
        foreach (var symbol in load.Options.Cast<Symbol>().Concat(load.Arguments))
            symbol.Description = Chinese.GetValueOrDefault(symbol.Name) ?? symbol.Description;
    }
}
