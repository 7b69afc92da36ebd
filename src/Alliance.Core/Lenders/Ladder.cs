using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>Who asks whom, as data of the region: local first (属地管理), then the alliances, then upward one tier at a
/// time.</summary>
public static class Ladder
{
    /// <summary>The tiers that a line of that place is put to, in order; cover of its station begins with its
    /// alliances.</summary>
    /// <remarks>An alliance, or a centre without territory, is asked under an agreement that is in force
    /// alone.</remarks>
    public static List<ActorId> Of(
        string place, string? villageAlliance, Region region, Instant now, bool isCover = false)
    {
        List<ActorId> tiers = [];
        if (villageAlliance is not null && !isCover) tiers.Add(new(ActorKind.VillageAlliance, villageAlliance));
        if (!isCover) tiers.Add(new(ActorKind.Township, place));
        foreach (var alliance in region.AlliancesOf(place))
            if (alliance.Terms.MayAsk(Township(place)) && region.Agreements.IsInForce(alliance.Id, now))
                tiers.Add(new(ActorKind.TownshipAlliance, alliance.Id));
        foreach (var centre in region.CentresAbove(place))
            if (centre.HasTerritory || Between(Asked(centre), Asked(centre), place, region, now) is { InForce: true })
                tiers.Add(Asked(centre));
        return tiers;
    }

    /// <summary>The lenders whom a tier calls for a place, ring by ring; rings may be empty. A township where a chain
    /// of cover has been is not called.</summary>
    /// <remarks>The last ring, there only where there are any: those who lend to the tier itself by an agreement of
    /// their own.</remarks>
    public static List<ActorId>[] Rings(ActorId tier, Demand demand, Region region)
    {
        var rings = Own(tier, demand, region);
        if (ByAgreement(tier, demand, region) is { Count: > 0 } agreed) rings = [.. rings, agreed];
        if (demand.Backfill is { } backfill)
            foreach (var ring in rings)
                ring.RemoveAll(lender => lender.Kind == ActorKind.Township && backfill.Visited.Contains(lender.Key));
        return rings;
    }

    /// <summary>The agreement by which a tier asks a lender for a place: one in force before another; null where none
    /// is needed, or there is none.</summary>
    public static AgreementId? AgreementWith(ActorId lender, ActorId tier, string place, Region region, Instant now) =>
        tier.Kind == ActorKind.TownshipAlliance ? new AgreementId(tier.Key)
        : IsOneTerritory(lender, tier, place, region) ? null
        : Between(lender, tier, place, region, now)?.Id;

    /// <summary>Whether a lender needs no agreement to send aid there: the place is its own, or a superior of both
    /// asks.</summary>
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

    /// <summary>Whether the tier may ask under it, or the township of the place, or a centre above that.</summary>
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
            [[tier], [.. region.VillageAlliancesOf(demand.Place)
                .Select(v => new ActorId(ActorKind.VillageAlliance, v.Code))]],
        ActorKind.TownshipAlliance => AllianceRings(region.TownshipAlliances[tier.Key], demand.Place, region),
        ActorKind.CommandCentre => CentreRings(tier, demand.Place, region),
        _ => throw new ArgumentException($"{tier} is no tier.", nameof(tier)),
    };

    private static List<ActorId>[] AllianceRings(TownshipAllianceData alliance, string place, Region region)
    {
        var others = alliance.Members.Where(m => m != place && alliance.Terms.MayLend(Township(m)))
            .Order(StringComparer.Ordinal).ToLookup(m => region.AreNeighbours(m, place));
        return [[.. others[true].Select(Township)], [.. others[false].Select(Township)]];
    }

    /// <summary>A county calls its townships; a city or a province, the centres under it that were not asked on the way
    /// up.</summary>
    private static List<ActorId>[] CentreRings(ActorId tier, string place, Region region)
    {
        List<ActorId> townships = [.. region.TownshipsUnder(tier.Key).Where(code => code != place).Select(Township)];
        List<ActorId> centres = [.. region.CentresUnder(tier.Key)
            .Select(code => new ActorId(ActorKind.CommandCentre, code)).Where(c => !region.IsInTerritory(place, c))];
        return centres.Count == 0 ? [[tier], townships] : [[tier], townships, centres];
    }

    private static ActorId Township(string code) => new(ActorKind.Township, code);
}
