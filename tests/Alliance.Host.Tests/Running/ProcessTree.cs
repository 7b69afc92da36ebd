using System.Globalization;

namespace Alliance.Host.Tests.Running;

/// <summary>Who started whom, as <c>/proc</c> has it.</summary>
internal static class ProcessTree
{
    /// <summary>Those that a process started, and those that they started.</summary>
    public static IReadOnlyList<int> Below(int ancestor)
    {
        var parents =
            Directory.GetDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _))
            .Select(name => int.Parse(name!, CultureInfo.InvariantCulture))
            .Select(id => (Id: id, Parent: Stat(id)?.Parent)).ToList();
        List<int> below = [ancestor];
        for (var i = 0; i < below.Count; i++)
            below.AddRange(parents.Where(p => p.Parent == below[i]).Select(p => p.Id));
        return below[1..];
    }

    /// <summary>Whether it runs; one that has ended and that nobody has asked about does not.</summary>
    public static bool IsAlive(int id) => Stat(id) is { State: not 'Z' };

    public static IReadOnlyList<string> Arguments(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline").Split('\0');
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static (char State, int Parent)? Stat(int id)
    {
        try
        {
            // Behind the name, which may have brackets of its own.
            var fields = File.ReadAllText($"/proc/{id}/stat") is var text
                ? text[(text.LastIndexOf(')') + 2)..].Split(' ') : [];
            return (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null;
        }
    }
}
