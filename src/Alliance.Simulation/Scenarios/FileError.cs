namespace Alliance.Simulation.Scenarios;

/// <summary>One thing wrong in a scenario, a region file or an override.</summary>
/// <param name="Source">The file as it was named, or the override with its flag (<c>--set PATH=VALUE</c>).</param>
/// <param name="Line">Counts from 1; 0 where no line is to blame.</param>
/// <param name="Column">Counts from 1; 0 where no line is to blame.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Mend">What to do about it.</param>
public sealed record FileError(string Source, int Line, int Column, string What, string Mend)
{
    /// <summary><c>file:line:column: what is wrong; the mend</c></summary>
    public override string ToString() =>
        Line == 0 ? $"{Source}: {What}; {Mend}" : $"{Source}:{Line}:{Column}: {What}; {Mend}";
}
