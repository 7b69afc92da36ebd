using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Changes what was agreed about squads: takes promises back, diverts them, and reports delays, blocked roads,
/// crews of any size, and what happened long ago, late, twice and out of order.</summary>
internal sealed class TeamFaultInjector(InjectorContext context) : IFaultInjector
{
    private const long Minute = 60_000;
    private static readonly Author By = new("旁人", "anywhere");
    private readonly RandomStream _random = new(context.Case.Seed, default, "team-meddlers");
    private readonly List<(ActorId Lender, string Commitment)> _promised = [];
    private readonly List<ActorId> _underWay = [];
    private readonly Dictionary<ActorId, TeamStatus> _status = [];
    private readonly Dictionary<ActorId, CommitmentId> _task = [];
    private readonly List<LineId> _lines = [];

    public void Plan(long faultPhaseMs)
    {
        for (var i = _random.Between(0, 24); i > 0; i--)
        {
            var (at, choice) = (_random.Between(10 * Minute, faultPhaseMs), (int)_random.Between(0, 5));
            context.Loop.After(at, () => { if (!context.Faults.IsOver) Act(choice); });
        }
    }

    /// <summary>Remembers what the injector can act on later.</summary>
    public void Landed(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case LenderCommitted committed: _promised.Add((entry.Actor, committed.Commitment)); break;
            case LineSolicited solicited: _lines.Add(solicited.Line); break;
            case TeamStatusChanged changed:
                _status[entry.Actor] = changed.Status;
                if (changed.Commitment is { } task) _task[entry.Actor] = task;
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
                            By, null, status, null,
                            (int)_random.Between(0, 2 * context.Versions[^1].Teams[team.Key].People)));
                break;
            case 3 when _task.Count > 0 && _lines.Count > 0:
                Divert();
                break;
            case 4 or 5 when _task.Count > 0:
                SayLate();
                break;
        }
    }

    /// <summary>Sends a squad to one of the last lines, on the word of its lender or of somebody else.</summary>
    private void Divert()
    {
        var (team, leaves) = _task.ElementAt((int)_random.Between(0, _task.Count - 1));
        var line = _lines[^(int)_random.Between(1, Math.Min(5, _lines.Count))];
        var onBehalfOf = _random.Chance(800) ? context.Versions[^1].Teams[team.Key].Owner
            : new ActorId(ActorKind.Township, line.Request.Township);
        Instant? decided = _random.Chance(250)
            ? new Instant(Math.Max(0, context.Loop.Now - _random.Between(1, 180) * Minute)) : null;
        Issue(line.Request.ToAidRequest(),
            new DivertSquad(By, decided, line.Line, team.Key, leaves, onBehalfOf, "改派"));
    }

    /// <summary>Reports one or two things that happened up to ten hours ago, in any order.</summary>
    private void SayLate()
    {
        var team = _task.ElementAt((int)_random.Between(0, _task.Count - 1)).Key;
        for (var i = _random.Between(1, 2); i > 0; i--)
        {
            var at = context.Loop.Before(_random, 600 * Minute);
            Issue(team, new ReportStatus(By, at, Late[_random.Between(0, Late.Length - 1)], null,
                _random.Chance(200) ? (int)_random.Between(1, 12) : null));
        }
    }

    private static readonly TeamStatus[] Late =
    [
        TeamStatus.Committed, TeamStatus.Mobilising, TeamStatus.EnRoute, TeamStatus.OnScene, TeamStatus.Returning,
        TeamStatus.Available,
    ];

    private ActorId Latest() => _underWay[^(int)_random.Between(1, Math.Min(3, _underWay.Count))];

    private static TeamStatus? Reported(TeamStatus status) =>
        status is TeamStatus.Mobilising or TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Returning
            ? status
            : null;

    private void Issue(ActorId to, Command command) =>
        context.Desks.Issue($"team-meddler/{_random.Between(0, 2)}", to, command);
}
