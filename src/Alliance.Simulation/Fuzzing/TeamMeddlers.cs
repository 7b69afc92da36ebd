using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Teams;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Fuzzing;

/// <summary>People who change what was agreed about squads: take promises back before or after departure, report of others' crews that they come later, are
/// stuck, or go on with fewer.</summary>
internal sealed class TeamMeddlers(Loop loop, FuzzRun run) : IMeddler
{
    private const long Minute = 60_000;
    private static readonly Author By = new("旁人", "anywhere");
    private readonly RandomStream _random = new(run.Case.Seed, default, "team-meddlers");
    private readonly List<(ActorId Lender, string Commitment)> _promised = [];
    private readonly List<ActorId> _underWay = [];
    private readonly Dictionary<ActorId, TeamStatus> _status = [];

    public void Plan(long stormMs)
    {
        for (var i = _random.Between(0, 24); i > 0; i--)
        {
            var (at, what) = (_random.Between(10 * Minute, stormMs), (int)_random.Between(0, 2));
            loop.After(at, () => { if (!run.Mischief.IsOver) Meddle(what); });
        }
    }

    /// <summary>Keeps in mind what can be meddled with.</summary>
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

    private void Meddle(int what)
    {
        switch (what)
        {
            // The latest first: it may not have left yet.
            case 0 when _promised.Count > 0:
                var (lender, commitment) = _promised[^(int)_random.Between(1, Math.Min(3, _promised.Count))];
                Issue(lender, new TakeBackCommitment(By, null, commitment, DeclineCode.FloorReached, "自有险情"));
                break;
            case 1 when _underWay.Count > 0:
                Instant? eta = _random.Chance(300) ? null : new Instant(loop.Now + _random.Between(5 * Minute, 300 * Minute));
                Issue(Latest(), new ReportEta(By, null, eta, "改道"));
                break;
            case 2 when _underWay.Count > 0:
                var team = Latest();
                if (Reported(_status[team]) is { } status)
                    Issue(team, new ReportStatus(By, null, status, null, (int)_random.Between(1, run.Region.Teams[team.Key].People)));
                break;
        }
    }

    private ActorId Latest() => _underWay[^(int)_random.Between(1, Math.Min(3, _underWay.Count))];

    private static TeamStatus? Reported(TeamStatus status) =>
        status is TeamStatus.Mobilising or TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Returning ? status : null;

    private void Issue(ActorId to, Command command) => run.Offices.Issue($"team-meddler/{_random.Between(0, 2)}", to, command);
}
