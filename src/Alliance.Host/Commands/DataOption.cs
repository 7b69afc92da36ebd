using Alliance.Host.Output;

namespace Alliance.Host.Commands;

/// <summary>Checks the value of <c>--data</c>.</summary>
internal static class DataOption
{
    /// <summary>Returns why the path cannot be an existing or new data folder; null when it can.</summary>
    public static Text? WhyNot(string data) =>
        File.Exists(data)
        ? Text.Of($"--data: {data} is a file; give a folder.", $"--data：{data} 是文件，请给出文件夹。") : null;
}
