namespace Alliance.Host.Output;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    /// <summary>Violations, requests open at rest, a used port, an unreachable store, a difference, a limit
    /// missed.</summary>
    public const int Failed = 1;
    /// <summary>A flag, a file or a code that is wrong.</summary>
    public const int BadInput = 2;
}
