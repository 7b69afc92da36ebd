using System.Text.Json.Serialization;

namespace Alliance.LoadTesting.Results;

/// <summary>What the audit found.</summary>
/// <param name="Lost">Acknowledged commands that are not in the journal as they should be, and numbers that the journal
/// lacks.</param>
/// <param name="PromisedTwice">Times that a team was bound to a second commitment while it was to a first, or was
/// promised without being bound.</param>
/// <param name="Stuck">Requests and teams left open that should have ended.</param>
/// <param name="Commands">Acknowledged commands that were looked up.</param>
/// <param name="Records">Records that were read.</param>
/// <param name="First">What was found, in words; the first few.</param>
internal sealed record AuditResult(
    int Lost,
    int PromisedTwice,
    int Stuck,
    int Commands,
    long Records,
    IReadOnlyList<string> First)
{
    [JsonIgnore]
    public bool IsClean => Lost == 0 && PromisedTwice == 0 && Stuck == 0;
}
