namespace Alliance.Simulation.Scenarios.Yaml;

/// <summary>The keys of one kind of mapping.</summary>
/// <param name="Name">What it is called in messages and in the JSON Schema.</param>
/// <param name="Required">Keys that must be there.</param>
/// <param name="Optional">Keys that may be there.</param>
internal sealed record Shape(string Name, string[] Required, string[] Optional)
{
    public IEnumerable<string> Keys => Required.Concat(Optional);
}
