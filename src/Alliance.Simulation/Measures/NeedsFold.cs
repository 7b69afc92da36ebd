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
    private readonly Dictionary<(string Incident, ResourceKind Kind), NeedHistory> _needs = [];
    private readonly Dictionary<string, ActorId> _awardedBy = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (Instant Since, int People)> _working = new(StringComparer.Ordinal);
    private readonly long[] _byTier = new long[5];

    public NeedsMeasure Needs
    {
        get
        {
            var (asked, met) = (0L, 0L);
            foreach (var history in _needs.Values)
                foreach (var (_, span, needed, working, _) in history.Steps())
                {
                    asked += needed * span;
                    met += Math.Min(needed, working) * span;
                }

            return new(Hours(asked), Hours(met), asked == 0 ? 0 : Math.Round(1 - ((double)met / asked), 4));
        }
    }

    public AidByTier ByTier =>
        new(Hours(_byTier[0]), Hours(_byTier[1]), Hours(_byTier[2]), Hours(_byTier[3]), Hours(_byTier[4]));

    /// <summary>The times to the first team. Needs that are unanswered at the end count as unanswered.</summary>
    public Distribution FirstTeam
    {
        get
        {
            var (times, unanswered) = (new List<long>(), 0);
            foreach (var history in _needs.Values) unanswered += Answers(history, times);
            return Distribution.Of(times, unanswered);
        }
    }

    /// <inheritdoc/>
    public void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case NeedReported need when !need.Kind.IsSupply:
                Of(entry.Actor.Key, need.Kind).Need(entry.Happened, need.Quantity, 1);
                break;
            case TeamAtWork work: On(work, entry.Happened); break;
            case CommitmentAccepted accepted: _awardedBy[accepted.Commitment] = Tier(accepted); break;
        }
    }

    /// <summary>Adds the times from each rise of a need to the first team at work.</summary>
    /// <returns>The number of rises that no team came for.</returns>
    private static int Answers(NeedHistory history, List<long> times)
    {
        Instant? rose = null;
        var (unanswered, before) = (0, 0);
        foreach (var (at, _, needed, working, _) in history.Steps())
        {
            if (before == 0 && needed > 0) rose = at;
            if (needed == 0 && rose is not null)
            {
                unanswered++;
                rose = null;
            }

            if (working > 0 && rose is { } since)
            {
                times.Add((at - since).Milliseconds);
                rose = null;
            }

            before = needed;
        }

        return unanswered + (rose is null ? 0 : 1);
    }

    private static ActorId Tier(CommitmentAccepted accepted) =>
        accepted.Lender.Kind == ActorKind.VillageAlliance || accepted.ArrangedByTelephone
            ? accepted.Lender
            : accepted.Tier;

    private void On(TeamAtWork work, Instant at)
    {
        Of(work.Incident, work.Task.Kind).Work(at, work.Working ? work.People : -work.People);
        if (work.Working) _working[work.Task.Commitment] = (at, work.People);
        else if (_working.Remove(work.Task.Commitment, out var since))
            _byTier[TierIndex(work.Task.Commitment)] += (at - since.Since).Milliseconds * since.People;
    }

    private int TierIndex(string commitment) => _awardedBy[commitment] switch
    {
        { Kind: ActorKind.VillageAlliance } => 0,
        { Kind: ActorKind.Township } => 1,
        { Kind: ActorKind.TownshipAlliance } => 2,
        var centre => region.CommandCentres[centre.Key].HasTerritory ? 3 : 4,
    };

    private NeedHistory Of(string incident, ResourceKind kind)
    {
        if (!_needs.TryGetValue((incident, kind), out var history))
            _needs.Add((incident, kind), history = new NeedHistory());
        return history;
    }

    private static double Hours(long peopleMilliseconds) => Math.Round(peopleMilliseconds / HourInMilliseconds, 1);
}
