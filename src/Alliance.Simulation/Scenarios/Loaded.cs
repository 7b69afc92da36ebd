namespace Alliance.Simulation.Scenarios;

/// <summary>The result of reading a file: its value, or all its errors.</summary>
/// <param name="Value">The value; null when there are errors.</param>
/// <param name="Errors">The errors in the order of the file. Errors of overrides come first.</param>
public sealed record Loaded<T>(T? Value, IReadOnlyList<FileError> Errors) where T : class;
