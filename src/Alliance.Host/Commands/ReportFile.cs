namespace Alliance.Host.Commands;

/// <summary>Where a report is to be written.</summary>
internal static class ReportFile
{
    /// <summary>Why nothing can be written there; null where it can. It is tried, so that nobody learns of it after a
    /// run of minutes.</summary>
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
