namespace Alliance.LoadTesting.Calls;

/// <summary>A load cannot go on: the message says why, and what to do.</summary>
internal sealed class LoadFailedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The kind of error as it is counted.</summary>
    public string Kind { get; init; } = "connection";
}
