using System.Text.Json.Serialization;
using Alliance.Core.Stories;

namespace Alliance.LoadTesting.Results;

/// <summary>The findings of the audit.</summary>
/// <param name="Lost">The number of acknowledged commands that the journal lacks or records differently, and of numbers
/// that the journal lacks.</param>
/// <param name="PromisedTwice">How often a team was bound to a second commitment while it was bound to another, or was
/// promised without being bound.</param>
/// <param name="Stuck">The number of requests and teams that should have ended and are still open.</param>
/// <param name="Commands">The number of acknowledged commands that were checked.</param>
/// <param name="Records">The number of records that were read.</param>
/// <param name="First">The first few findings, in words.</param>
internal sealed record AuditResult(
    int Lost,
    int PromisedTwice,
    int Stuck,
    int Commands,
    long Records,
    IReadOnlyList<Telling> First)
{
    [JsonIgnore]
    public bool IsClean => Lost == 0 && PromisedTwice == 0 && Stuck == 0;
}
