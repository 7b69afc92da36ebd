using System.Collections.Immutable;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Geography;

/// <summary>All agreements of a region version, with the standing of each. Immutable. A township that was merged or got
/// another code is party under its present code.</summary>
public sealed class AgreementBook
{
    /// <summary>The agreements with the parties that signed them, under the codes that these had then.</summary>
    private readonly ImmutableSortedDictionary<string, AgreementData> _signed;
    private readonly FormerTownshipCodes _former;
    private readonly ImmutableSortedDictionary<string, AgreementData> _all;
    private readonly ImmutableHashSet<string> _suspended, _terminated;
    private readonly Dictionary<ActorId, AgreementData[]> _lentBy, _askedBy;

    /// <summary>Reads the agreements of a region, none of them terminated.</summary>
    internal AgreementBook(RegionData data, IEnumerable<string> suspended) : this(
        data.TownshipAlliances.Select(AgreementData.Of).Concat(data.Agreements)
            .ToImmutableSortedDictionary(a => a.Id, a => a, StringComparer.Ordinal),
        suspended.ToImmutableHashSet(StringComparer.Ordinal), ImmutableHashSet.Create<string>(StringComparer.Ordinal),
        data.TownshipAlliances.Select(a => a.Id).ToHashSet(StringComparer.Ordinal),
        FormerTownshipCodes.Of(data.Townships.Select(t => (t.Code, t.MergedInto))))
    {
    }

    private AgreementBook(
        ImmutableSortedDictionary<string, AgreementData> signed, ImmutableHashSet<string> suspended,
        ImmutableHashSet<string> terminated, IReadOnlySet<string> alliances, FormerTownshipCodes former)
    {
        (_signed, _suspended, _terminated, Alliances, _former) = (signed, suspended, terminated, alliances, former);
        _all = former.IsEmpty ? signed
            : signed.ToImmutableSortedDictionary(a => a.Key, a => a.Value.Under(former), StringComparer.Ordinal);
        _lentBy = Direct((a, party) => a.MayLend(party));
        _askedBy = Direct((a, party) => a.MayAsk(party));
    }

    /// <summary>All agreements, in order of id.</summary>
    public IEnumerable<AgreementData> All => _all.Values;
    /// <summary>Ids of the agreements of township alliances.</summary>
    public IReadOnlySet<string> Alliances { get; }
    /// <summary>Ids of the agreements that are suspended.</summary>
    public IReadOnlySet<string> Suspended => _suspended;

    /// <summary>Finds an agreement of the region, in force or not.</summary>
    /// <exception cref="KeyNotFoundException">There is no agreement with that id.</exception>
    public AgreementData this[string id] => _all[id];

    /// <summary>Finds an agreement by its id; null for none.</summary>
    public AgreementData? Find(string id) => _all.GetValueOrDefault(id);

    /// <summary>Tells the standing of an agreement at a moment.</summary>
    /// <exception cref="KeyNotFoundException">There is no agreement with that id.</exception>
    public AgreementStanding StandingOf(string id, Instant now)
    {
        var terms = _all[id].Terms;
        return _terminated.Contains(id) ? AgreementStanding.Terminated
            : !terms.Signed ? AgreementStanding.Unsigned
            : terms.Until is { } until && now >= until ? AgreementStanding.Expired
            : _suspended.Contains(id) ? AgreementStanding.Suspended
            : terms.From is { } from && now < from ? AgreementStanding.NotYetValid
            : AgreementStanding.InForce;
    }

    /// <summary>Tells whether an agreement is in force at a moment.</summary>
    /// <exception cref="KeyNotFoundException">There is no agreement with that id.</exception>
    public bool IsInForce(string id, Instant now) => StandingOf(id, now) == AgreementStanding.InForce;

    /// <summary>Lists the agreements under which a tier lends, in order of id. Those of township alliances are left
    /// out.</summary>
    public IReadOnlyList<AgreementData> LentBy(ActorId lender) => _lentBy.GetValueOrDefault(lender) ?? [];

    /// <summary>Lists the agreements under which a tier asks, in order of id. Those of township alliances are left
    /// out.</summary>
    public IReadOnlyList<AgreementData> AskedBy(ActorId asker) => _askedBy.GetValueOrDefault(asker) ?? [];

    /// <summary>Makes a book in which an agreement is signed and not suspended, or is suspended.</summary>
    internal AgreementBook With(string id, bool inForce) => inForce
        ? new(_signed.SetItem(id, _signed[id] with { Terms = _signed[id].Terms with { Signed = true } }),
            _suspended.Remove(id), _terminated, Alliances, _former)
        : new(_signed, _suspended.Add(id), _terminated, Alliances, _former);

    /// <summary>Makes a book with a new agreement.</summary>
    internal AgreementBook With(AgreementData agreement, bool isAlliance) => new(
        _signed.Add(agreement.Id, agreement), _suspended, _terminated,
        isAlliance ? new HashSet<string>(Alliances, StringComparer.Ordinal) { agreement.Id } : Alliances, _former);

    /// <summary>Makes a book in which an agreement is terminated.</summary>
    internal AgreementBook Without(string id) =>
        new(_signed, _suspended, _terminated.Add(id), Alliances, _former);

    /// <summary>Makes a book in which an agreement has other terms.</summary>
    internal AgreementBook With(string id, AgreementTerms terms) =>
        new(_signed.SetItem(id, _signed[id] with { Terms = terms }), _suspended, _terminated, Alliances, _former);

    /// <summary>Makes the book for other townships: those that were merged or got another code since are party under
    /// the code that stands.</summary>
    internal AgreementBook For(IReadOnlyList<TownshipData> townships) =>
        FormerTownshipCodes.Of(townships.Select(t => (t.Code, t.MergedInto))) is var former
        && former.IsEmpty && _former.IsEmpty ? this
        : new(_signed, _suspended, _terminated, Alliances, former);

    /// <summary>Makes a book in which a township that was split off is party of whatever the one is that it comes
    /// from.</summary>
    internal AgreementBook Joining(ActorId part, ActorId from)
    {
        var signed = _signed;
        foreach (var (id, agreement) in _all)
            if (agreement.Parties.Contains(from) && !agreement.Parties.Contains(part) && !_terminated.Contains(id))
                signed = signed.SetItem(id, signed[id].JoinedBy(part, agreement.MayAsk(from), agreement.MayLend(from)));
        return new(signed, _suspended, _terminated, Alliances, _former);
    }

    private Dictionary<ActorId, AgreementData[]> Direct(Func<AgreementData, ActorId, bool> may) =>
        _all.Values.Where(a => !Alliances.Contains(a.Id))
        .SelectMany(a => a.Parties.Concat(a.Formerly.Keys).Where(p => may(a, p)).Select(p => (Party: p, Agreement: a)))
        .GroupBy(p => p.Party).ToDictionary(g => g.Key, g => g.Select(p => p.Agreement).ToArray());
}
