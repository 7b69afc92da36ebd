using Alliance.Core.Stories;

namespace Alliance.Host.Commands;

/// <summary>Checks the file to which a report is to be written.</summary>
internal static class ReportFile
{
    /// <summary>Returns why the file cannot be written; null where it can. It tries to write, so that the error shows
    /// before a run of minutes and not after it.</summary>
    public static Telling? WhyNot(string path)
    {
        if (path.Length == 0) return new("为空；请给出文件名。", "it is empty; name a file.");
        if (Directory.Exists(path))
            return new($"{path} 是文件夹；请给出其中的文件名。", $"{path} is a folder; name a file in it.");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            return new($"{path} 所在的文件夹不存在；请先建立。",
                $"the folder of {path} does not exist; make it first.");
        try
        {
            var isNew = !File.Exists(path);
            File.Open(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (isNew) File.Delete(path);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return new($"无法写入 {path}（{refused.Message}）；请换一个位置。",
                $"{path} cannot be written ({refused.Message}); choose another place.");
        }
    }
}
