namespace Alliance.Host.Serving.Logs;

/// <summary>How a server writes its log.</summary>
internal enum LogFormat
{
    /// <summary>A line for each message, for people.</summary>
    Plain,
    /// <summary>A JSON object for each message, for programs.</summary>
    Json,
}
