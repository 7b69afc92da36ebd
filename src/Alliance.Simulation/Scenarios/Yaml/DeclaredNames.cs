using YamlDotNet.RepresentationModel;

namespace Alliance.Simulation.Scenarios.Yaml;

/// <summary>Names that must be unique and to which other places in the files may refer.</summary>
internal sealed class DeclaredNames(string kind, Findings findings)
{
    private readonly Dictionary<string, YamlNode> _first = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Known => _first.Keys;

    /// <summary>Adds a name, with a finding when it is already there.</summary>
    public void Declare(string name, YamlNode? at)
    {
        if (name == "" || at is null || _first.TryAdd(name, at))
            return;
        findings.Add(
            at,
            $"the {kind} {name} is there twice, first on {findings.PlaceOf(_first[name])}",
            "give one of the two another, or remove it");
    }

    /// <summary>Checks a name, with a finding when nothing has it.</summary>
    public bool Check(string name, YamlNode? at) => Check(kind, _first.Keys, name, at, findings);

    public static bool Check(
        string kind, IReadOnlyCollection<string> known, string name, YamlNode? at, Findings findings)
    {
        if (name == "" || at is null || known.Contains(name)) return true;
        findings.Add(at, $"no {kind} has the code {name}", Nearest.Hint(name, known));
        return false;
    }
}
