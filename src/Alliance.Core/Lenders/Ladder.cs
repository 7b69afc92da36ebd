using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>Gives the order in which tiers and lenders are asked, as data of the region. Local tiers come first
/// (属地管理), then the alliances, then the tiers above, one at a time.</summary>
public static class Ladder
{
    /// <summary>Returns the tiers that a line of a place is put to, in order. Cover of the place's station begins with
    /// its alliances.</summary>
    /// <param name="place">The code of the township that needs the aid.</param>
    /// <param name="villageAlliance">The code of the village alliance that is first at the scene; null for
    /// none.</param>
    /// <param name="region">The region as the request sees it.</param>
    /// <param name="now">The present time.</param>
    /// <param name="isCover">Whether the line asks for move-up cover.</param>
    /// <returns>The tiers, the first to be asked first.</returns>
    /// <remarks>An alliance, or a centre without territory, is asked only under an agreement that is in
    /// force.</remarks>
    public static List<ActorId> Of(
        string place, string? villageAlliance, Region region, Instant now, bool isCover = false)
    {
        List<ActorId> tiers = [];
        if (villageAlliance is not null && !isCover) tiers.Add(new(ActorKind.VillageAlliance, villageAlliance));
        var township = Township(region.Standing(place));
        if (!isCover) tiers.Add(township);
        foreach (var alliance in region.AlliancesOf(place))
            if (alliance.Terms.MayAsk(township) && region.Agreements.IsInForce(alliance.Id, now))
                tiers.Add(new(ActorKind.TownshipAlliance, alliance.Id));
        foreach (var centre in region.CentresAbove(place))
            if (centre.HasTerritory || Between(Asked(centre), Asked(centre), place, region, now) is { InForce: true })
                tiers.Add(Asked(centre));
        return tiers;
    }

    /// <summary>Returns the lenders that a tier calls for a demand, ring by ring. Rings may be empty. A township where
    /// a chain of cover has been is not called.</summary>
    /// <param name="tier">The tier that calls.</param>
    /// <param name="demand">The open remainder of the line.</param>
    /// <param name="region">The region as the tier sees it.</param>
    /// <returns>The rings, the first to be called first.</returns>
    /// <remarks>The last ring holds the lenders that lend to the tier itself by an agreement of their own. It is there
    /// only if there are any.</remarks>
    /// <exception cref="ArgumentException">The actor is not a tier.</exception>
    public static List<ActorId>[] Rings(ActorId tier, Demand demand, Region region)
    {
        var rings = Own(tier, demand, region);
        if (ByAgreement(tier, demand, region) is { Count: > 0 } agreed) rings = [.. rings, agreed];
        if (demand.Backfill is { } backfill)
            foreach (var ring in rings)
                ring.RemoveAll(lender => lender.Kind == ActorKind.Township && backfill.Visited.Contains(lender.Key));
        return rings;
    }

    /// <summary>Returns the agreement by which a tier asks a lender for a place. An agreement in force goes before
    /// another.</summary>
    /// <param name="lender">The lender that is asked.</param>
    /// <param name="tier">The tier that asks.</param>
    /// <param name="place">The code of the township that needs the aid.</param>
    /// <param name="region">The region as the tier sees it.</param>
    /// <param name="now">The present time.</param>
    /// <returns>The id of the agreement; null where none is needed, or there is none.</returns>
    public static AgreementId? AgreementWith(ActorId lender, ActorId tier, string place, Region region, Instant now) =>
        tier.Kind == ActorKind.TownshipAlliance ? new AgreementId(tier.Key)
        : IsOneTerritory(lender, tier, place, region) ? null
        : Between(lender, tier, place, region, now)?.Id;

    /// <summary>Returns the tier that keeps the ledger of aid that goes to a place without a round: the first of the
    /// ladder that could have asked the lender for it.</summary>
    /// <param name="lender">The lender.</param>
    /// <param name="place">The code of the township that needs the aid.</param>
    /// <param name="region">The region as the lender sees it.</param>
    /// <param name="now">The present time.</param>
    /// <returns>The tier; null where none could have asked.</returns>
    public static ActorId? KeeperOf(ActorId lender, string place, Region region, Instant now) =>
        Of(place, null, region, now).Where(tier => CouldAsk(tier, lender, region, now))
            .Select(tier => (ActorId?)tier).FirstOrDefault();

    private static bool CouldAsk(ActorId tier, ActorId lender, Region region, Instant now) =>
        tier.Kind == ActorKind.TownshipAlliance
            ? region.TownshipAlliances[tier.Key] is var alliance && alliance.Terms.MayLend(lender)
                && alliance.Members.Any(m => Township(m) == lender)
            : tier == lender || region.IsSuperior(tier, lender) || region.Agreements.LentBy(lender)
                .Any(a => a.MayAsk(tier) && region.Agreements.IsInForce(a.Id, now));

    /// <summary>Tells whether a lender needs no agreement to send aid to a place. Either the place is its own, or a
    /// superior of both asks.</summary>
    /// <param name="lender">The lender that is asked.</param>
    /// <param name="tier">The tier that asks.</param>
    /// <param name="place">The code of the township that needs the aid.</param>
    /// <param name="region">The region as the tier sees it.</param>
    public static bool IsOneTerritory(ActorId lender, ActorId tier, string place, Region region) =>
        region.IsInTerritory(place, lender) || (region.IsSuperior(tier, lender) && region.IsInTerritory(place, tier));

    private static (AgreementId Id, bool InForce)? Between(
        ActorId lender, ActorId tier, string place, Region region, Instant now)
    {
        (AgreementId Id, bool InForce)? found = null;
        foreach (var agreement in region.Agreements.LentBy(lender))
        {
            if (!MayAskFor(agreement, tier, place, region)) continue;
            if (region.Agreements.IsInForce(agreement.Id, now)) return (new AgreementId(agreement.Id), true);
            found ??= (new AgreementId(agreement.Id), false);
        }

        return found;
    }

    /// <summary>Tells whether the tier may ask under an agreement, or the township of the place, or a centre above
    /// that.</summary>
    private static bool MayAskFor(AgreementData agreement, ActorId tier, string place, Region region) =>
        agreement.MayAsk(tier) || agreement.MayAsk(Township(place))
        || region.CentresAbove(place).Any(c => agreement.MayAsk(Asked(c)));

    private static List<ActorId> ByAgreement(ActorId tier, Demand demand, Region region) =>
        region.Agreements.AskedBy(tier) is { Count: 0 } ? []
        : [.. region.Agreements.AskedBy(tier).Where(a => a.Terms.Covers(demand.Kind))
            .SelectMany(a => a.Parties.Where(p => p != tier && a.MayLend(p)))
            .Where(p => !region.CentresAbove(demand.Place).Any(c => Asked(c) == p)
                && !region.IsInTerritory(demand.Place, p)).Distinct().Order()];

    private static ActorId Asked(CommandCentreData centre) => new(ActorKind.CommandCentre, centre.Code);

    private static List<ActorId>[] Own(ActorId tier, Demand demand, Region region) => tier.Kind switch
    {
        ActorKind.VillageAlliance => [[tier]],
        ActorKind.Township =>
            [[tier, .. Keepers(tier.Key, demand, region)], [.. region.VillageAlliancesOf(demand.Place)
                .Select(v => new ActorId(ActorKind.VillageAlliance, v.Code))]],
        ActorKind.TownshipAlliance => AllianceRings(region.TownshipAlliances[tier.Key], demand, region),
        ActorKind.CommandCentre => CentreRings(tier, demand, region),
        _ => throw new ArgumentException($"{tier} is no tier.", nameof(tier)),
    };

    private static List<ActorId>[] AllianceRings(TownshipAllianceData alliance, Demand demand, Region region)
    {
        var (place, standing) = (demand.Place, region.Standing(demand.Place));
        var others = alliance.Members.Where(m => m != standing && alliance.Terms.MayLend(Township(m)))
            .Order(StringComparer.Ordinal)
            .ToLookup(m => region.AreNeighbours(m, place) || region.AreNeighbours(m, standing));
        return [Lenders(others[true], demand, region), Lenders(others[false], demand, region)];
    }

    /// <summary>Returns townships, each with those that keep depots for it.</summary>
    private static List<ActorId> Lenders(IEnumerable<string> townships, Demand demand, Region region) =>
        [.. townships.SelectMany(t => Keepers(t, demand, region).Prepend(Township(t)))];

    /// <summary>Returns the actors that keep a township's depots under codes before. They have no squads.</summary>
    private static IEnumerable<ActorId> Keepers(string township, Demand demand, Region region) =>
        demand.Kind.IsSupply ? region.FormerKeepers(township) : [];

    /// <summary>Returns the rings of a command centre. A county calls its townships. A city or a province calls the
    /// centres under it that were not asked on the way up.</summary>
    private static List<ActorId>[] CentreRings(ActorId tier, Demand demand, Region region)
    {
        var place = demand.Place;
        var standing = region.Standing(place);
        var townships = Lenders(
            region.TownshipsUnder(tier.Key)
                .Where(code => code != standing && region.Townships[code].MergedInto is null),
            demand, region);
        List<ActorId> centres = [.. region.CentresUnder(tier.Key)
            .Select(code => new ActorId(ActorKind.CommandCentre, code)).Where(c => !region.IsInTerritory(place, c))];
        return centres.Count == 0 ? [[tier], townships] : [[tier], townships, centres];
    }

    private static ActorId Township(string code) => new(ActorKind.Township, code);
}
