using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Changes what was agreed about squads: takes promises back, and reports delays, blocked roads and smaller
/// crews.</summary>
internal sealed class TeamFaultInjector(InjectorContext context) : IFaultInjector
{
    private const long Minute = 60_000;
    private static readonly Author By = new("旁人", "anywhere");
    private readonly RandomStream _random = new(context.Case.Seed, default, "team-meddlers");
    private readonly List<(ActorId Lender, string Commitment)> _promised = [];
    private readonly List<ActorId> _underWay = [];
    private readonly Dictionary<ActorId, TeamStatus> _status = [];

    public void Plan(long faultPhaseMs)
    {
        for (var i = _random.Between(0, 24); i > 0; i--)
        {
            var (at, choice) = (_random.Between(10 * Minute, faultPhaseMs), (int)_random.Between(0, 2));
            context.Loop.After(at, () => { if (!context.Faults.IsOver) Act(choice); });
        }
    }

    /// <summary>Remembers what the injector can act on later.</summary>
    public void Landed(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case LenderCommitted committed: _promised.Add((entry.Actor, committed.Commitment)); break;
            case TeamStatusChanged changed:
                _status[entry.Actor] = changed.Status;
                if (changed.Status == TeamStatus.EnRoute) _underWay.Add(entry.Actor);
                break;
        }
    }

    private void Act(int choice)
    {
        switch (choice)
        {
            // The latest first: it may not have left yet.
            case 0 when _promised.Count > 0:
                var (lender, commitment) = _promised[^(int)_random.Between(1, Math.Min(3, _promised.Count))];
                Issue(lender, new TakeBackCommitment(
                    By, null, new CommitmentId(commitment), DeclineCode.FloorReached, "自有险情"));
                break;
            case 1 when _underWay.Count > 0:
                Instant? eta = _random.Chance(300)
                    ? null
                    : new Instant(context.Loop.Now + _random.Between(5 * Minute, 300 * Minute));
                Issue(Latest(), new ReportEta(By, null, eta, "改道"));
                break;
            case 2 when _underWay.Count > 0:
                var team = Latest();
                if (Reported(_status[team]) is { } status)
                    Issue(
                        team,
                        new ReportStatus(
                            By, null, status, null, (int)_random.Between(1, context.Region.Teams[team.Key].People)));
                break;
        }
    }

    private ActorId Latest() => _underWay[^(int)_random.Between(1, Math.Min(3, _underWay.Count))];

    private static TeamStatus? Reported(TeamStatus status) =>
        status is TeamStatus.Mobilising or TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Returning
            ? status
            : null;

    private void Issue(ActorId to, Command command) =>
        context.Desks.Issue($"team-meddler/{_random.Between(0, 2)}", to, command);
}
