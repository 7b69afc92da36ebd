using System.ComponentModel;
using System.Text.Json.Serialization;
using Alliance.Grains.Hosting;

namespace Alliance.Host.Api.Endpoints;

/// <summary>The answer to a command. A repeat with the same Idempotency-Key gets the same answer.</summary>
/// <param name="Number">The number of the incident, request or other thing that was created; null for none.</param>
/// <param name="Version">The version of the actor that carried it out.</param>
/// <param name="Record">The number of its first record in the journal; null where nothing changed.</param>
/// <param name="Records">The number of records that it wrote; 0 where all was so already.</param>
/// <param name="TakenAsNow">The time that a fast clock gave for it; it was taken as of now. Left out where none
/// did.</param>
[Description("How a command went.")]
internal sealed record Accepted(
    string? Number,
    long Version,
    long? Record,
    int Records,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? TakenAsNow)
{
    public static Accepted Of(CommandResult result, DateTimeOffset? takenAsNow) => new(
        result.Number, result.Version, result.Records > 0 ? result.FirstRecord : null, result.Records, takenAsNow);
}
