namespace Alliance.Simulation.Scenarios;

/// <summary>One error in a scenario, a region file or an override.</summary>
/// <param name="Source">The file as it was named, or the override with its flag (<c>--set PATH=VALUE</c>).</param>
/// <param name="Line">The line, from 1; 0 for an error without a line.</param>
/// <param name="Column">The column, from 1; 0 for an error without a line.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Mend">How to mend it.</param>
public sealed record FileError(string Source, int Line, int Column, string What, string Mend)
{
    /// <summary>Returns <c>file:line:column: what is wrong; how to mend it</c>.</summary>
    public override string ToString() =>
        Line == 0 ? $"{Source}: {What}; {Mend}" : $"{Source}:{Line}:{Column}: {What}; {Mend}";
}
