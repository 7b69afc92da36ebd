namespace Alliance.Host.Output;

/// <summary>The exit codes of the program.</summary>
internal static class ExitCodes
{
    public const int Done = 0;
    /// <summary>The work failed: violations, requests open at rest, a used port, an unreachable store, a difference, a
    /// missed limit.</summary>
    public const int Failed = 1;
    /// <summary>A flag, a file or a code is wrong.</summary>
    public const int BadInput = 2;
}
