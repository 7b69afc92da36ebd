using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Revisions;

namespace Alliance.Core.Realms;

/// <summary>A road was cut or opened again.</summary>
/// <param name="A">Code of the township at one end.</param>
/// <param name="B">Code of the township at the other end.</param>
/// <param name="Open">Whether the road is open from now on.</param>
[GenerateSerializer, Alias("realm.road-changed")]
public sealed record RoadChanged(string A, string B, bool Open) : RegionChange
{
    /// <inheritdoc/>
    public override Region Apply(Region region) => region.WithRoad(new RoadKey(A, B), Open);
}

/// <summary>The master data of the region were revised.</summary>
/// <param name="Patch">The entries that are new or different.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("realm.region-revised")]
public sealed record RegionRevised(RegionPatch Patch, string Reason) : RegionChange
{
    /// <inheritdoc/>
    public override Region Apply(Region region) => region.With(Patch.ApplyTo(region.Data), Patch.SplitFrom);
}

/// <summary>An agreement was suspended, or was signed or put in force again.</summary>
/// <param name="Alliance">Id of the agreement.</param>
/// <param name="InForce">Whether the agreement is in force from now on.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("realm.agreement-changed")]
public sealed record AgreementChanged(AgreementId Alliance, bool InForce, string Reason) : RegionChange
{
    /// <inheritdoc/>
    public override Region Apply(Region region) => region.WithAgreement(Alliance, InForce);
}

/// <summary>An agreement was concluded.</summary>
/// <param name="Agreement">Id of the agreement.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="IsAlliance">Whether it is the agreement of a township alliance.</param>
/// <param name="Parties">The tiers that sign it.</param>
/// <param name="Terms">Its terms.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("realm.agreement-concluded")]
public sealed record AgreementConcluded(AgreementId Agreement, string Name, bool IsAlliance, ActorId[] Parties,
    AgreementTerms Terms, string Reason) : RegionChange
{
    /// <inheritdoc/>
    public override Region Apply(Region region) =>
        region.WithAgreement(new AgreementData(Agreement, Name, Parties, Terms), IsAlliance);
}

/// <summary>An agreement has other terms from now on.</summary>
/// <param name="Agreement">Id of the agreement.</param>
/// <param name="Terms">The new terms.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("realm.agreement-amended")]
public sealed record AgreementAmended(AgreementId Agreement, AgreementTerms Terms, string Reason) : RegionChange
{
    /// <inheritdoc/>
    public override Region Apply(Region region) => region.WithAgreement(Agreement, Terms);
}

/// <summary>An agreement was terminated for good.</summary>
/// <param name="Agreement">Id of the agreement.</param>
/// <param name="Reason">Why, as text.</param>
[GenerateSerializer, Alias("realm.agreement-terminated")]
public sealed record AgreementTerminated(AgreementId Agreement, string Reason) : RegionChange
{
    /// <inheritdoc/>
    public override Region Apply(Region region) => region.WithoutAgreement(Agreement);
}
