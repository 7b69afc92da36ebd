namespace Alliance.LoadTesting.Calls;

/// <summary>A load test cannot continue. The message says why and what to do.</summary>
internal sealed class LoadFailedException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The kind of error by which it is counted.</summary>
    public string Kind { get; init; } = "connection";
}
