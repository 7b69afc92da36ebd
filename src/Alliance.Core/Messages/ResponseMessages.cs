using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Messages;

/// <summary>The headquarters of a tier raise or lower its response level.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When, if earlier than its entry.</param>
/// <param name="Level">The level from now on.</param>
/// <param name="Cause">Whether something has happened there or may.</param>
/// <param name="Basis">On what ground.</param>
[GenerateSerializer, Alias("tier.set-response-level")]
public sealed record SetResponseLevel(
    Author By, Instant? OccurredAt, ResponseLevel Level, ResponseCause Cause, string Basis) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>A command centre orders townships of its territory to lend below their reserve floors.</summary>
/// <param name="By">Who.</param>
/// <param name="OccurredAt">When, if earlier than its entry.</param>
/// <param name="Townships">Codes; none: all of its territory.</param>
/// <param name="Floor">Squads down to which they are to go.</param>
/// <param name="Until">When the order ends.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Alias("tier.order-below-floor")]
public sealed record OrderBelowFloor(
    Author By, Instant? OccurredAt, string[] Townships, int Floor, Instant Until,
    string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>A command centre takes an order back.</summary>
[GenerateSerializer, Alias("tier.revoke-order")]
public sealed record RevokeOrder(Author By, Instant? OccurredAt, string Order, string Reason) : Command(By, OccurredAt)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>An order has had its time.</summary>
[GenerateSerializer, Alias("tier.order-due")]
public sealed record OrderDue(string Order) : Due
{
    public override Subject About => Subject.None;
}
