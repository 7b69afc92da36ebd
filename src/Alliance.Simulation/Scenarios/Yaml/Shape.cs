namespace Alliance.Simulation.Scenarios.Yaml;

/// <summary>The keys of one kind of mapping.</summary>
/// <param name="Name">Its name in messages and in the JSON Schema.</param>
/// <param name="Required">The required keys.</param>
/// <param name="Optional">The optional keys.</param>
internal sealed record Shape(string Name, string[] Required, string[] Optional)
{
    public IEnumerable<string> Keys => Required.Concat(Optional);
}
