using System.CommandLine;
using System.Text.Json.Nodes;
using Alliance.Host.Commands.Access;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Checkups;

/// <summary><c>alliance doctor</c>: looks at a running server for what an operator has to mend.</summary>
internal static class DoctorCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(Terminal terminal) => new AccessFlags(terminal).Make(
        "doctor",
        Text.Of(
            "Look at a running server: store, archives, clock, disk, cluster, certificate, accounts, rosters. Each "
                + "finding comes with its mend. Exit code: 0 no errors, 1 an error or no answer.",
            "检查运行中的服务：存储、归档、时钟、磁盘、集群、证书、账户、排班；每项发现都给出处理办法。"
                + "退出码：0 无错误，1 有错误或无应答。"),
        [], _ => ("/api/v1/checkup", null), answer => Write(answer, terminal));

    private static int Write(JsonNode answer, Terminal terminal)
    {
        var findings = answer.AsArray();
        foreach (var finding in findings)
        {
            var severity = $"{finding!["severity"]}";
            terminal.Say(Text.Of(
                $"{severity}: {finding["what"]} Mend: {finding["mend"]} [{finding["code"]}]",
                $"{Word(severity)}：{finding["whatZh"]}处理：{finding["mendZh"]}[{finding["code"]}]"));
        }

        if (findings.Count == 0) terminal.Say(Text.Of("Nothing was found.", "未发现问题。"));
        return findings.Any(f => $"{f!["severity"]}" == "error") ? ExitCodes.Failed : ExitCodes.Done;
    }

    private static string Word(string severity) => severity switch
    {
        "error" => "错误",
        "warning" => "警告",
        _ => "提示",
    };
}
