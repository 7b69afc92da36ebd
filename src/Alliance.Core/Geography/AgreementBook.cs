using System.Collections.Immutable;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Geography;

/// <summary>All agreements of a version of the region, with what has become of each.</summary>
public sealed class AgreementBook
{
    private readonly ImmutableSortedDictionary<string, AgreementData> _all;
    private readonly ImmutableHashSet<string> _suspended, _terminated;
    private readonly Dictionary<ActorId, AgreementData[]> _lentBy, _askedBy;

    internal AgreementBook(RegionData data, IEnumerable<string> suspended) : this(
        data.TownshipAlliances.Select(AgreementData.Of).Concat(data.Agreements)
            .ToImmutableSortedDictionary(a => a.Id, a => a, StringComparer.Ordinal),
        suspended.ToImmutableHashSet(StringComparer.Ordinal), ImmutableHashSet.Create<string>(StringComparer.Ordinal),
        data.TownshipAlliances.Select(a => a.Id).ToHashSet(StringComparer.Ordinal))
    {
    }

    private AgreementBook(
        ImmutableSortedDictionary<string, AgreementData> all, ImmutableHashSet<string> suspended,
        ImmutableHashSet<string> terminated, IReadOnlySet<string> alliances)
    {
        (_all, _suspended, _terminated, Alliances) = (all, suspended, terminated, alliances);
        _lentBy = Direct((a, party) => a.MayLend(party));
        _askedBy = Direct((a, party) => a.MayAsk(party));
    }

    /// <summary>In order of id.</summary>
    public IEnumerable<AgreementData> All => _all.Values;
    /// <summary>Ids of those that are a township alliance's.</summary>
    public IReadOnlySet<string> Alliances { get; }
    public IReadOnlySet<string> Suspended => _suspended;

    /// <summary>An agreement of the region, in force or not.</summary>
    /// <exception cref="KeyNotFoundException">There is none of that id.</exception>
    public AgreementData this[string id] => _all[id];

    public AgreementData? Find(string id) => _all.GetValueOrDefault(id);

    /// <summary>How an agreement of the region stands at a moment.</summary>
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

    public bool IsInForce(string id, Instant now) => StandingOf(id, now) == AgreementStanding.InForce;

    /// <summary>The agreements, township alliances' apart, under which a tier lends, in order of id.</summary>
    public IReadOnlyList<AgreementData> LentBy(ActorId lender) => _lentBy.GetValueOrDefault(lender) ?? [];

    /// <summary>The agreements, township alliances' apart, under which a tier asks, in order of id.</summary>
    public IReadOnlyList<AgreementData> AskedBy(ActorId asker) => _askedBy.GetValueOrDefault(asker) ?? [];

    /// <summary>Signed, and not suspended any more; or suspended.</summary>
    internal AgreementBook With(string id, bool inForce) => inForce
        ? new(_all.SetItem(id, _all[id] with { Terms = _all[id].Terms with { Signed = true } }), _suspended.Remove(id),
            _terminated, Alliances)
        : new(_all, _suspended.Add(id), _terminated, Alliances);

    /// <summary>One that was concluded.</summary>
    internal AgreementBook With(AgreementData agreement, bool isAlliance) => new(
        _all.Add(agreement.Id, agreement), _suspended, _terminated,
        isAlliance ? new HashSet<string>(Alliances, StringComparer.Ordinal) { agreement.Id } : Alliances);

    internal AgreementBook Without(string id) => new(_all, _suspended, _terminated.Add(id), Alliances);

    internal AgreementBook With(string id, AgreementTerms terms) =>
        new(_all.SetItem(id, _all[id] with { Terms = terms }), _suspended, _terminated, Alliances);

    private Dictionary<ActorId, AgreementData[]> Direct(Func<AgreementData, ActorId, bool> may) =>
        _all.Values.Where(a => !Alliances.Contains(a.Id))
        .SelectMany(a => a.Parties.Where(p => may(a, p)).Select(p => (Party: p, Agreement: a)))
        .GroupBy(p => p.Party).ToDictionary(g => g.Key, g => g.Select(p => p.Agreement).ToArray());
}
