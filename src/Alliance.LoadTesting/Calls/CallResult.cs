using System.Net;

namespace Alliance.LoadTesting.Calls;

/// <summary>The result of a call.</summary>
/// <param name="Status">The HTTP status; 0 where no answer came.</param>
/// <param name="Error">The kind of failure; null for a successful answer.</param>
/// <param name="Number">The number of the incident, request or other thing that was created; null for none.</param>
/// <param name="Record">The number of the command's first record.</param>
/// <param name="RetryAfter">How long a refused caller is told to wait; null where the answer does not say.</param>
internal readonly record struct CallResult(
    int Status,
    string? Error,
    string? Number,
    long? Record,
    TimeSpan? RetryAfter)
{
    /// <summary>The server that answered; null where none did.</summary>
    public Uri? Server { get; init; }
    public bool IsDone => Status is 200 or 201;
    public bool IsRefusedForNow => Status == (int)HttpStatusCode.TooManyRequests;
    /// <summary>Whether the call is worth repeating: it is not certain that the command was refused. A repeat with the
    /// same key may find it carried out.</summary>
    public bool IsWorthRepeating => Status is 0 or 429 or >= 500;
}
