using System.Reflection;
using System.Text;

namespace Alliance.Host.Guides;

/// <summary>Reads text files that are embedded in this program.</summary>
internal static class EmbeddedText
{
    /// <summary>The whole file.</summary>
    /// <param name="path">In the repository, with slashes.</param>
    /// <exception cref="InvalidOperationException">The program has no such file: a bug of its build.</exception>
    public static string Read(string path)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"{path} is not embedded.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
