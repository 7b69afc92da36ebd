using Alliance.Host.Output;

namespace Alliance.Host.Commands;

/// <summary>What <c>--data</c> may be.</summary>
internal static class DataOption
{
    /// <summary>Why it cannot be a data folder, made or to be made; null when it can.</summary>
    public static Text? WhyNot(string data) =>
        File.Exists(data)
        ? Text.Of($"--data: {data} is a file; give a folder.", $"--data：{data} 是文件，请给出文件夹。") : null;
}
