using Alliance.Core.Identifiers;

namespace Alliance.Core.Geography;

/// <summary>An agreement: its parties and their terms. Each township alliance has one with the id of the alliance.
/// Others bind villages, townships, counties and regional centres directly.</summary>
/// <param name="Id">Its id; the id of the alliance for an alliance's agreement.</param>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Parties">The tiers that sign it, at least two. A township alliance cannot sign.</param>
/// <param name="Terms">Its terms.</param>
public sealed record AgreementData(string Id, string Name, IReadOnlyList<ActorId> Parties, AgreementTerms Terms)
{
    private const int LongestId = 40;

    /// <summary>Tells whether a tier may ask for aid under the agreement.</summary>
    public bool MayAsk(ActorId party) => Parties.Contains(party) && Terms.MayAsk(party);
    /// <summary>Tells whether a tier may lend under the agreement.</summary>
    public bool MayLend(ActorId party) => Parties.Contains(party) && Terms.MayLend(party);

    /// <summary>Finds the first fault of a new agreement of a region: the field and how to mend it; null for
    /// none.</summary>
    /// <param name="isAlliance">Whether it is a township alliance's.</param>
    /// <param name="region">The region of its parties.</param>
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

    /// <summary>Finds the first fault in the terms for these parties: the field and how to mend it; null for
    /// none.</summary>
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

    /// <summary>Makes the data of the alliance whose agreement this is.</summary>
    /// <param name="last">The alliance in the version before; null where it is new.</param>
    internal TownshipAllianceData OfAlliance(TownshipAllianceData? last) =>
        last is null ? new(Id, Name, [.. Parties.Select(p => p.Key)], Terms) : last.Terms == Terms ? last
        : last with { Terms = Terms };

    /// <summary>Makes the agreement of a township alliance.</summary>
    internal static AgreementData Of(TownshipAllianceData alliance) =>
        new(alliance.Id, alliance.Name, [.. alliance.Members.Select(m => new ActorId(ActorKind.Township, m))],
            alliance.Terms);
}

/// <summary>The standing of an agreement at a moment.</summary>
public enum AgreementStanding
{
    /// <summary>In force.</summary>
    InForce,
    /// <summary>Not signed yet.</summary>
    Unsigned,
    /// <summary>Signed, but its start is still to come.</summary>
    NotYetValid,
    /// <summary>Suspended until it is signed again.</summary>
    Suspended,
    /// <summary>Its end has passed.</summary>
    Expired,
    /// <summary>Terminated for good.</summary>
    Terminated,
}
