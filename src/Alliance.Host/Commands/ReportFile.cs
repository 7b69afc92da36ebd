namespace Alliance.Host.Commands;

/// <summary>Checks the file to which a report is to be written.</summary>
internal static class ReportFile
{
    /// <summary>Returns why the file cannot be written; null where it can. It tries to write, so that the error shows
    /// before a run of minutes and not after it.</summary>
    public static string? WhyNot(string path)
    {
        if (path.Length == 0) return "it is empty; name a file.";
        if (Directory.Exists(path)) return $"{path} is a folder; name a file in it.";
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
            return $"the folder of {path} does not exist; make it first.";
        try
        {
            var isNew = !File.Exists(path);
            File.Open(path, FileMode.OpenOrCreate, FileAccess.Write).Dispose();
            if (isNew) File.Delete(path);
            return null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be written ({refused.Message}); choose another place.";
        }
    }
}
