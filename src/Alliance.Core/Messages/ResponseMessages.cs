using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>Raises or lowers the response level of a tier. Its headquarters decide.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Level">The level from now on.</param>
/// <param name="Cause">Whether something has happened in the tier's own territory, or may happen.</param>
/// <param name="Basis">The ground for the level.</param>
[GenerateSerializer, Alias("tier.set-response-level")]
public sealed record SetResponseLevel(
    Author By, Instant? OccurredAt, ResponseLevel Level, ResponseCause Cause, string Basis) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Orders townships of a command centre's territory to lend below their reserve floors.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Townships">Codes of the townships; empty: all of the territory.</param>
/// <param name="Floor">Squads that the townships still keep.</param>
/// <param name="Until">When the order ends.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("tier.order-below-floor")]
public sealed record OrderBelowFloor(
    Author By, Instant? OccurredAt, string[] Townships, int Floor, Instant Until,
    string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Takes an order below the floor back. The command centre that gave it decides.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Order">The number of the order.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("tier.revoke-order")]
public sealed record RevokeOrder(Author By, Instant? OccurredAt, string Order, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Ends the time of an order below the floor.</summary>
/// <param name="Order">The number of the order.</param>
[GenerateSerializer, Alias("tier.order-due")]
public sealed record OrderDue(string Order) : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}
