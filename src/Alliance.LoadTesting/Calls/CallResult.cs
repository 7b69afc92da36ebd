using System.Net;

namespace Alliance.LoadTesting.Calls;

/// <summary>What came of a call.</summary>
/// <param name="Status">The HTTP status; 0 where none came.</param>
/// <param name="Error">The kind of failure; null where an answer came that is none.</param>
/// <param name="Number">The number of what was created.</param>
/// <param name="Record">The number of the command's first record.</param>
/// <param name="RetryAfter">How long a refused caller is to wait.</param>
internal readonly record struct CallResult(
    int Status,
    string? Error,
    string? Number,
    long? Record,
    TimeSpan? RetryAfter)
{
    /// <summary>Who answered; null where nobody did.</summary>
    public Uri? Server { get; init; }
    public bool IsDone => Status is 200 or 201;
    public bool IsRefusedForNow => Status == (int)HttpStatusCode.TooManyRequests;
    /// <summary>Nobody can say that it was refused: another try under the same key may find it done.</summary>
    public bool IsWorthRepeating => Status is 0 or 429 or >= 500;
}
