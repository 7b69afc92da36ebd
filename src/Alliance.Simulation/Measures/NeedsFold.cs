using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;

namespace Alliance.Simulation.Measures;

/// <summary>Integrates needed and present people at the scenes over time, in people × milliseconds, by tier.</summary>
public sealed class NeedsFold(Region region) : IRecordFold
{
    private const double HourInMilliseconds = 3_600_000;
    private readonly Dictionary<(string Incident, ResourceKind Kind), Standing> _needs = [];
    private readonly Dictionary<string, ActorId> _awardedBy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Instant Since, int People)> _working = new(StringComparer.Ordinal);
    private readonly long[] _byTier = new long[5];
    private readonly List<long> _firstTeam = [];
    private int _unanswered;

    public NeedsMeasure Needs
    {
        get
        {
            var asked = _needs.Values.Sum(n => n.Asked);
            var met = _needs.Values.Sum(n => n.Met);
            return new(Hours(asked), Hours(met), asked == 0 ? 0 : Math.Round(1 - ((double)met / asked), 4));
        }
    }

    public AidByTier ByTier =>
        new(Hours(_byTier[0]), Hours(_byTier[1]), Hours(_byTier[2]), Hours(_byTier[3]), Hours(_byTier[4]));

    /// <summary>The times to the first team. Needs that are unanswered at the end count as unanswered.</summary>
    public Distribution FirstTeam =>
        Distribution.Of(_firstTeam, _unanswered + _needs.Values.Count(n => n.RoseAt is not null));

    /// <inheritdoc/>
    public void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case NeedReported need when !need.Kind.IsSupply: On(need, entry); break;
            case TeamAtWork work: On(work, entry); break;
            case CommitmentAccepted accepted: _awardedBy[accepted.Commitment] = Tier(accepted); break;
        }
    }

    private static ActorId Tier(CommitmentAccepted accepted) =>
        accepted.Lender.Kind == ActorKind.VillageAlliance || accepted.ArrangedByTelephone
            ? accepted.Lender
            : accepted.Tier;

    private void On(NeedReported need, in JournalEntry entry)
    {
        var standing = At(entry.Actor.Key, need.Kind, entry.At);
        if (standing.Needed == 0 && need.Quantity > 0) standing.RoseAt = entry.At;
        if (need.Quantity == 0 && standing.RoseAt is not null)
        {
            _unanswered++;
            standing.RoseAt = null;
        }

        standing.Needed = need.Quantity;
        if (standing.Working > 0) Answer(standing, entry.At);
    }

    private void On(TeamAtWork work, in JournalEntry entry)
    {
        var standing = At(work.Incident, work.Task.Kind, entry.At);
        standing.Working += work.Working ? work.People : -work.People;
        if (work.Working)
        {
            Answer(standing, entry.At);
            _working[work.Task.Commitment] = (entry.At, work.People);
        }
        else if (_working.Remove(work.Task.Commitment, out var since))
        {
            _byTier[TierIndex(work.Task.Commitment)] += (entry.At - since.Since).Milliseconds * since.People;
        }
    }

    private int TierIndex(string commitment) => _awardedBy[commitment] switch
    {
        { Kind: ActorKind.VillageAlliance } => 0,
        { Kind: ActorKind.Township } => 1,
        { Kind: ActorKind.TownshipAlliance } => 2,
        var centre => region.CommandCentres[centre.Key].HasTerritory ? 3 : 4,
    };

    private void Answer(Standing standing, Instant now)
    {
        if (standing.RoseAt is not { } rose) return;
        _firstTeam.Add((now - rose).Milliseconds);
        standing.RoseAt = null;
    }

    /// <summary>Returns the standing, updated to <paramref name="now"/>.</summary>
    private Standing At(string incident, ResourceKind kind, Instant now)
    {
        if (!_needs.TryGetValue((incident, kind), out var standing))
            _needs.Add((incident, kind), standing = new Standing { Since = now });
        var span = (now - standing.Since).Milliseconds;
        standing.Asked += standing.Needed * span;
        standing.Met += Math.Min(standing.Needed, standing.Working) * span;
        standing.Since = now;
        return standing;
    }

    private static double Hours(long peopleMilliseconds) => Math.Round(peopleMilliseconds / HourInMilliseconds, 1);

    private sealed class Standing
    {
        public int Needed;
        public int Working;
        public Instant Since;
        public Instant? RoseAt;
        public long Asked;
        public long Met;
    }
}
