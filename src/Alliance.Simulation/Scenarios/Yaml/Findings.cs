using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Alliance.Simulation.Scenarios.Yaml;

/// <summary>Gathers all errors of one file, each with its place.</summary>
internal sealed class Findings(string file)
{
    private readonly List<FileError> _errors = [];
    private readonly Dictionary<YamlNode, string> _overridden = new(ReferenceEqualityComparer.Instance);

    /// <summary>The number of findings. When it has risen, the value read is a placeholder and is not checked
    /// further.</summary>
    public int Count => _errors.Count;

    public void Add(YamlNode node, string what, string mend)
    {
        if (_overridden.TryGetValue(node, out var flag)) AddTo(flag, what, mend);
        else Add(node.Start, what, mend);
    }

    public void Add(Mark at, string what, string mend) =>
        _errors.Add(new(file, (int)at.Line, (int)at.Column, what, mend));

    /// <summary>Adds an error of the file as a whole.</summary>
    public void Add(string what, string mend) => AddTo(file, what, mend);

    /// <summary>Adds an error of an override.</summary>
    public void AddTo(string flag, string what, string mend) => _errors.Add(new(flag, 0, 0, what, mend));

    /// <summary>Attributes the findings of a node and its children to the override that set it.</summary>
    public void Blame(YamlNode node, string flag)
    {
        foreach (var inner in node.AllNodes) _overridden[inner] = flag;
    }

    /// <summary>Returns the place of a node, for a message about another place that refers to it.</summary>
    public string PlaceOf(YamlNode node) =>
        _overridden.TryGetValue(node, out var flag) ? flag : $"line {node.Start.Line}";

    public IReadOnlyList<FileError> InOrder() => [.. _errors.OrderBy(e => e.Line).ThenBy(e => e.Column)];
}
