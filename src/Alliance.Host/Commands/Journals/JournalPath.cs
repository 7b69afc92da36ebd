using Alliance.Host.Output;

namespace Alliance.Host.Commands.Journals;

/// <summary>Checks the path of a journal.</summary>
internal static class JournalPath
{
    /// <summary>Returns why no journal can be read there; null where there is a file.</summary>
    public static Text? WhyNot(string path) => File.Exists(path) ? null : Text.Of(
        $"{path}: no such file; name a journal written by 'alliance replay --journal'.",
        $"{path}：没有这个文件；请给出由 alliance replay --journal 写成的日志。");
}
