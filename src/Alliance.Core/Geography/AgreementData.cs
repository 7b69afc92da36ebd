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

    /// <summary>The parties that stand for townships which were merged or got another code, by the actor of the code
    /// before. That actor ends what it has begun, and keeps the depots.</summary>
    internal IReadOnlyDictionary<ActorId, ActorId> Formerly { get; init; } = NoFormer;

    private static readonly Dictionary<ActorId, ActorId> NoFormer = [];

    /// <summary>Tells whether a tier may ask for aid under the agreement.</summary>
    public bool MayAsk(ActorId party) => Now(party) is var now && Parties.Contains(now) && Terms.MayAsk(now);
    /// <summary>Tells whether a tier may lend under the agreement.</summary>
    public bool MayLend(ActorId party) => Now(party) is var now && Parties.Contains(now) && Terms.MayLend(now);

    private ActorId Now(ActorId party) => Formerly.TryGetValue(party, out var now) ? now : party;

    /// <summary>Returns the agreement with its parties under the codes that stand. Parties that became one are one
    /// party.</summary>
    internal AgreementData Under(FormerTownshipCodes former)
    {
        ActorId[] parties = [.. Parties.Select(former.Now).Distinct()];
        return this with
        {
            Parties = parties.SequenceEqual(Parties) ? Parties : parties,
            Terms = Terms with { Askers = former.Now(Terms.Askers), Lenders = former.Now(Terms.Lenders) },
            Formerly = former.Of(parties),
        };
    }

    /// <summary>Returns the agreement with one party more.</summary>
    /// <param name="party">The party.</param>
    /// <param name="asks">Whether it may ask.</param>
    /// <param name="lends">Whether it may lend.</param>
    internal AgreementData JoinedBy(ActorId party, bool asks, bool lends) => this with
    {
        Parties = [.. Parties, party],
        Terms = Terms with
        {
            Askers = Terms.Askers is { } askers && asks ? [.. askers, party] : Terms.Askers,
            Lenders = Terms.Lenders is { } lenders && lends ? [.. lenders, party] : Terms.Lenders,
        },
    };

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
    internal TownshipAllianceData OfAlliance(TownshipAllianceData? last)
    {
        string[] members = [.. Parties.Select(p => p.Key)];
        return last is null ? new(Id, Name, members, Terms)
            : !last.Members.SequenceEqual(members) ? last with { Members = members, Terms = Terms }
            : last.Terms == Terms ? last : last with { Terms = Terms };
    }

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
