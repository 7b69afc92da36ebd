using Alliance.Core.Actors;

namespace Alliance.Core.Responses;

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

/// <summary>An order below a reserve floor, as calls and requisitions carry it.</summary>
/// <param name="Id">Its number.</param>
/// <param name="By">Who gave it.</param>
/// <param name="Townships">Whom it binds.</param>
/// <param name="Floor">Squads down to which they are to go.</param>
/// <param name="Until">When it ends.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Alias("floor-order")]
public sealed record FloorOrder(string Id, Author By, string[] Townships, int Floor, Instant Until, string Reason);

/// <summary>What a command centre may demand of those under it, told with each call: its level, and its order to that lender.</summary>
[GenerateSerializer, Alias("mandate")]
public sealed record Mandate(ResponseLevel Level, FloorOrder? Order);

/// <param name="Level">From now on.</param>
/// <param name="Before">Until now.</param>
/// <param name="Because">Whether something has happened there or may.</param>
/// <param name="Basis">On what ground.</param>
/// <param name="OnDuty">Squads on duty from now on.</param>
[GenerateSerializer, Alias("tier.response-level")]
public sealed record ResponseLevelChanged(
    ResponseLevel Level, ResponseLevel Before, ResponseCause Because, string Basis, int OnDuty) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

[GenerateSerializer, Alias("tier.floor-ordered")]
public sealed record FloorOrdered(FloorOrder Order) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

/// <summary>An order has run out, or was taken back.</summary>
[GenerateSerializer, Alias("tier.floor-order-ended")]
public sealed record FloorOrderEnded(string Order, string Reason) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}
