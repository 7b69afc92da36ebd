using Alliance.Core.Stories;
using Alliance.Host.Output;

namespace Alliance.Host.Commands.Backups;

/// <summary>Checks the file of <c>--to</c>.</summary>
internal static class NewFile
{
    /// <summary>Returns why no new file can be written there; null where it can.</summary>
    public static Text? WhyNot(string file)
    {
        if (File.Exists(file))
            return Text.Of($"--to: {file} exists already; name a new file.", $"--to：{file} 已存在；请给出新文件。");
        return ReportFile.WhyNot(file) is { } why ? Text.Of(new Telling($"--to：{why.Zh}", $"--to: {why.En}")) : null;
    }
}
