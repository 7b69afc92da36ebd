using Alliance.Core.Actors;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Requests;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Fuzzing;

/// <summary>People at desks who change what was written: they amend requests and merge what was asked or reported twice, rightly and wrongly.</summary>
internal sealed class Clerks(Loop loop, FuzzRun run)
{
    private const long Minute = 60_000;
    private static readonly Author By = new("文书", "anywhere");
    private readonly RandomStream _random = new(run.Case.Seed, default, "clerks");
    private readonly List<(string Number, int Lines)> _requests = [];
    private readonly List<DuplicateSuspected> _askedTwice = [];
    private readonly List<(ActorId Township, SameIncidentSuspected Pair)> _reportedTwice = [];

    public void Plan(long stormMs)
    {
        for (var i = _random.Between(0, 24); i > 0; i--)
        {
            var (at, what) = (_random.Between(10 * Minute, stormMs), (int)_random.Between(0, 5));
            loop.After(at, () => { if (!run.Mischief.IsOver) Act(what); });
        }
    }

    /// <summary>Keeps in mind what can be acted upon.</summary>
    public void Landed(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case RequestSubmitted submitted: _requests.Add((entry.Actor.Key, submitted.Lines.Length)); break;
            case DuplicateSuspected pair: _askedTwice.Add(pair); break;
            case SameIncidentSuspected pair: _reportedTwice.Add((entry.Actor, pair)); break;
        }
    }

    private void Act(int what)
    {
        switch (what)
        {
            case <= 3 when Any(_requests, out var r): Issue(r.Number.ToAidRequest(), Amendment(r.Lines)); break;
            case 4 when Any(_askedTwice, out var pair):
                Issue(Numbers.IncidentOf(pair.Younger.Request).ToIncident(), new MergeRequests(By, null, pair.Younger.Request, pair.Older.Request, "重复"));
                break;
            case 5 when Any(_reportedTwice, out var twice):
                Issue(twice.Township, new MergeIncidents(By, null, twice.Pair.Younger, twice.Pair.Older, "同一险情"));
                break;
        }
    }

    private AmendLine Amendment(int lines) => new(
        By, null, (int)_random.Between(1, lines),
        _random.Chance(700) ? (int)_random.Between(0, 60) : null,
        _random.Chance(300) ? (Priority)_random.Between(0, 2) : null,
        _random.Chance(300) ? new Instant(loop.Now + _random.Between(-10 * Minute, 600 * Minute)) : null,
        "情况有变");

    private void Issue(ActorId to, Command command) => run.Offices.Issue($"clerk/{_random.Between(0, 2)}", to, command);

    private bool Any<T>(IReadOnlyList<T> list, out T one)
    {
        one = list.Count == 0 ? default! : list[(int)_random.Between(0, list.Count - 1)];
        return list.Count > 0;
    }
}
