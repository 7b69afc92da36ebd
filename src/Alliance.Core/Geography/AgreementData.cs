using Alliance.Core.Actors;

namespace Alliance.Core.Geography;

/// <summary>An agreement: who has signed what. A township alliance has one of its own id; others bind villages, townships, counties and regional
/// centres directly.</summary>
/// <param name="Id">Its id; that of the alliance, where it is an alliance's.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Parties">Who signs it, at least two: tiers, but no township alliance.</param>
/// <param name="Terms">What they have agreed.</param>
public sealed record AgreementData(string Id, string Name, IReadOnlyList<ActorId> Parties, AgreementTerms Terms)
{
    public bool MayAsk(ActorId party) => Parties.Contains(party) && Terms.MayAsk(party);
    public bool MayLend(ActorId party) => Parties.Contains(party) && Terms.MayLend(party);

    internal static AgreementData Of(TownshipAllianceData alliance) =>
        new(alliance.Id, alliance.Name, [.. alliance.Members.Select(m => new ActorId(ActorKind.Township, m))], alliance.Terms);
}

/// <summary>How an agreement stands at a moment.</summary>
public enum AgreementStanding
{
    InForce,
    Unsigned,
    /// <summary>Signed, but its first day has not come.</summary>
    NotYetValid,
    Suspended,
    Expired,
    Terminated,
}
