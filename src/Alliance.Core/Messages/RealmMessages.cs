using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Revisions;

namespace Alliance.Core.Messages;

/// <summary>Reports that a road between two seats is cut, or open again.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="A">The code of one seat.</param>
/// <param name="B">The code of the other seat.</param>
/// <param name="Open">Whether the road is open.</param>
[GenerateSerializer, Alias("realm.report-road")]
public sealed record ReportRoad(Author By, Instant? OccurredAt, string A, string B, bool Open) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Vital;
}

/// <summary>Revises the master data of the region: squads, depots, village alliances, townships, roads, centres and
/// contacts. All entries hold from one version of the region on.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it was decided, if earlier than its entry; null: now.</param>
/// <param name="Patch">The entries to add, or to put in place of those with the same codes.</param>
/// <param name="Reason">The reason, in a few words.</param>
/// <param name="Adds">Whether the last entry must be new: nobody else's may have its code. The answer gives that
/// code.</param>
/// <param name="Basis">The version of the region from which the entries were made. What was revised since is not
/// overwritten. Zero: whatever there is.</param>
[GenerateSerializer, Alias("realm.revise-region")]
public sealed record ReviseRegion(
    Author By, Instant? OccurredAt, RegionPatch Patch, string Reason, bool Adds = false, int Basis = 0)
        : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Suspends an agreement, or puts it in force: it is signed, or signed again.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Alliance">The id of the agreement.</param>
/// <param name="InForce">Whether the agreement is in force from now on.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("realm.set-agreement")]
public sealed record SetAgreement(
    Author By, Instant? OccurredAt, AgreementId Alliance, bool InForce, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Concludes a new agreement between its parties. An agreement of a township alliance makes the alliance
/// too.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it was concluded, if earlier than its entry; null: now.</param>
/// <param name="Agreement">The id of the agreement, which no other has or has had.</param>
/// <param name="Name">The name of the agreement in Chinese.</param>
/// <param name="IsAlliance">Whether it is the agreement of a township alliance.</param>
/// <param name="Parties">The parties that sign the agreement.</param>
/// <param name="Terms">The terms that they have agreed.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("realm.conclude-agreement")]
public sealed record ConcludeAgreement(
    Author By, Instant? OccurredAt, AgreementId Agreement, string Name, bool IsAlliance, ActorId[] Parties,
    AgreementTerms Terms, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Gives an agreement other terms. Resources that are out stay out.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Agreement">The id of the agreement.</param>
/// <param name="Terms">The terms from now on.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("realm.amend-agreement")]
public sealed record AmendAgreement(
    Author By, Instant? OccurredAt, AgreementId Agreement, AgreementTerms Terms, string Reason)
        : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Ends an agreement for good. Resources that are out stay out.</summary>
/// <param name="By">The author of the command: a person and an office.</param>
/// <param name="OccurredAt">When it happened, if earlier than its entry; null: now.</param>
/// <param name="Agreement">The id of the agreement.</param>
/// <param name="Reason">The reason, in a few words.</param>
[GenerateSerializer, Alias("realm.terminate-agreement")]
public sealed record TerminateAgreement(
    Author By, Instant? OccurredAt, AgreementId Agreement, string Reason) : Command(By, OccurredAt)
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
    /// <inheritdoc/>
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

/// <summary>Tells that roads are cut or open again. The region version that comes with it says which. It goes to every
/// actor that has squads, and from there to the squads that are out.</summary>
[GenerateSerializer, Alias("realm.road-news")]
public sealed record RoadNews : Assured
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}

/// <summary>Reminds the realm that roads have changed, and that the region version with the change holds by
/// now.</summary>
[GenerateSerializer, Alias("realm.road-news-due")]
public sealed record RoadNewsDue : Due
{
    /// <inheritdoc/>
    public override Subject About => Subject.None;
}
