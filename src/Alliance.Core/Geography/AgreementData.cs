using Alliance.Core.Identifiers;

namespace Alliance.Core.Geography;

/// <summary>An agreement: who has signed what. A township alliance has one of its own id; others bind villages,
/// townships, counties and regional centres directly.</summary>
/// <param name="Id">Its id; that of the alliance, where it is an alliance's.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Parties">Who signs it, at least two: tiers, but no township alliance.</param>
/// <param name="Terms">What they have agreed.</param>
public sealed record AgreementData(string Id, string Name, IReadOnlyList<ActorId> Parties, AgreementTerms Terms)
{
    private const int LongestId = 40;

    public bool MayAsk(ActorId party) => Parties.Contains(party) && Terms.MayAsk(party);
    public bool MayLend(ActorId party) => Parties.Contains(party) && Terms.MayLend(party);

    /// <summary>What is wrong with it as a new one of a region, as the field and the mend; null when nothing
    /// is.</summary>
    /// <param name="region">Where its parties are.</param>
    /// <param name="isAlliance">Whether it is a township alliance's.</param>
    public (string Field, string Mend)? Fault(Region region, bool isAlliance)
    {
        if (Id.Length is 0 or > LongestId || !Id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return ("id",
                $"'{Id}' cannot name an agreement: up to {LongestId} letters, digits and dashes can, such as TA-07.");
        if (Parties.Count < 2) return ("parties", "an agreement binds two at least; name another.");
        if (Parties.Distinct().Count() < Parties.Count) return ("parties", "one is named twice; name each once.");
        foreach (var party in Parties)
            if (!region.IsTier(party))
                return ("parties", $"{party} is no township, village alliance or command centre of the region.");
            else if (isAlliance && party.Kind != ActorKind.Township)
                return ("parties", $"{party} is no township; a township alliance has townships alone.");
        return FaultOfTerms(isAlliance);
    }

    /// <summary>Why its parties cannot have these terms, as the field and the mend; null when they can.</summary>
    public (string Field, string Mend)? FaultOfTerms(bool isAlliance) =>
        Outsider("askers", Terms.Askers) ?? Outsider("lenders", Terms.Lenders)
        ?? (Terms.CapsTheWhole && !isAlliance ? (Terms.MaxTeamsInAll is null ? "maxTeamsPerBorrower" : "maxTeamsInAll",
            "is counted by an alliance, and this is no alliance's agreement; set maxTeamsPerMember or maxTeamsPerPair.")
                : null);

    private (string Field, string Mend)? Outsider(string field, ActorId[]? named)
    {
        foreach (var one in named ?? [])
            if (!Parties.Contains(one))
                return (field, $"{one} is no party of the agreement; its parties are {string.Join(", ", Parties)}.");
        return null;
    }

    /// <summary>The alliance whose agreement it is.</summary>
    /// <param name="last">As it was in the version before; null where it is new.</param>
    internal TownshipAllianceData OfAlliance(TownshipAllianceData? last) =>
        last is null ? new(Id, Name, [.. Parties.Select(p => p.Key)], Terms) : last.Terms == Terms ? last
        : last with { Terms = Terms };

    internal static AgreementData Of(TownshipAllianceData alliance) =>
        new(alliance.Id, alliance.Name, [.. alliance.Members.Select(m => new ActorId(ActorKind.Township, m))],
            alliance.Terms);
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
