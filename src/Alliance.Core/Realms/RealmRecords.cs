using Alliance.Core.Geography;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Realms;

[GenerateSerializer, Alias("realm.road-changed")]
public sealed record RoadChanged(string A, string B, bool Open) : RegionChange
{
    /// <inheritdoc/>
    public override Region Apply(Region region) => region.WithRoad(new RoadKey(A, B), Open);
}

[GenerateSerializer, Alias("realm.agreement-changed")]
public sealed record AgreementChanged(AgreementId Alliance, bool InForce, string Reason) : RegionChange
{
    /// <inheritdoc/>
    public override Region Apply(Region region) => region.WithAgreement(Alliance, InForce);
}

[GenerateSerializer, Alias("realm.agreement-concluded")]
public sealed record AgreementConcluded(AgreementId Agreement, string Name, bool IsAlliance, ActorId[] Parties,
    AgreementTerms Terms, string Reason) : RegionChange
{
    /// <inheritdoc/>
    public override Region Apply(Region region) =>
        region.WithAgreement(new AgreementData(Agreement, Name, Parties, Terms), IsAlliance);
}

[GenerateSerializer, Alias("realm.agreement-amended")]
public sealed record AgreementAmended(AgreementId Agreement, AgreementTerms Terms, string Reason) : RegionChange
{
    /// <inheritdoc/>
    public override Region Apply(Region region) => region.WithAgreement(Agreement, Terms);
}

[GenerateSerializer, Alias("realm.agreement-terminated")]
public sealed record AgreementTerminated(AgreementId Agreement, string Reason) : RegionChange
{
    /// <inheritdoc/>
    public override Region Apply(Region region) => region.WithoutAgreement(Agreement);
}
