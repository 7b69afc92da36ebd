using Alliance.Core.Stories;

namespace Alliance.LoadTesting.Calls;

/// <summary>A load test cannot continue. The text says why and what to do; the message is the English of it.</summary>
internal sealed class LoadFailedException(Telling text, Exception? inner = null) : Exception(text.En, inner)
{
    /// <summary>Why, and what to do, in both languages.</summary>
    public Telling Text { get; } = text;

    /// <summary>The kind of error by which it is counted.</summary>
    public string Kind { get; init; } = "connection";
}
