namespace Alliance.Simulation.Scenarios;

/// <summary>What came of reading a file: its value, or everything that is wrong with it.</summary>
/// <param name="Value">Null when there are errors.</param>
/// <param name="Errors">In the order of the file; those of overrides first.</param>
public sealed record Loaded<T>(T? Value, IReadOnlyList<FileError> Errors) where T : class;
