using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Injects incidents that are put right: corrected, reopened, merged within and across borders, unmerged,
/// split, linked, verified, with later calls.</summary>
internal sealed class IncidentFaultInjector(InjectorContext context) : IFaultInjector
{
    private const long Minute = 60_000;
    private static readonly long[] Closings = [0, 30, 120, 360, 720, 1_440];
    private static readonly Author By = new("值班长", "anywhere");
    private readonly RandomStream _random = new(context.Case.Seed, default, "mending");
    private readonly List<string> _incidents = [];
    private readonly List<RequestNumber> _requests = [];
    private readonly List<(ActorId Township, IncidentsMerged Merge)> _merged = [];
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    public void Plan(long faultPhaseMs)
    {
        for (var i = _random.Between(0, 24); i > 0; i--)
        {
            var (at, choice) = (_random.Between(10 * Minute, faultPhaseMs), (int)_random.Between(0, 9));
            context.Loop.After(at, () => { if (!context.Faults.IsOver && _incidents.Count > 0) Act(choice); });
        }
    }

    /// <summary>Remembers what the injector can act on later.</summary>
    public void Landed(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case IncidentReported reported when !reported.Incident.IsCover: _incidents.Add(reported.Incident); break;
            case IncidentCorrected corrected: _places[entry.Actor.Key] = corrected.After.Place; break;
            case RequestSubmitted: _requests.Add(RequestNumber.Of(entry.Actor)); break;
            case IncidentsMerged merge: _merged.Add((entry.Actor, merge)); break;
        }
    }

    /// <summary>Closes all incidents, again and again: one may be reopened by mail that is still on its way.</summary>
    public void End()
    {
        foreach (var minutes in Closings)
            context.Loop.After(minutes * Minute, () =>
            {
                foreach (var number in _incidents.ToList())
                    Issue(number.ToIncident(), new CloseIncident(By, null, "全部结束"));
            });
    }

    private void Act(int choice)
    {
        var number = Any(_incidents);
        var other = new IncidentNumber(Any(_incidents));
        switch (choice)
        {
            case 0: Issue(number.ToIncident(), Correction()); break;
            case 1 or 2: Issue(number.ToIncident(), new ReopenIncident(By, null, "险情反复")); break;
            case 3 when _merged.Count > 0:
                var (township, merge) = Any(_merged);
                Issue(township, new UnmergeIncidents(By, null, merge.Younger, "并非同一险情"));
                break;
            case 4 or 5:
                Issue(TownshipOf(number), new MergeIncidents(
                    By, null, new IncidentNumber(number), other, "跨镇同一险情"));
                break;
            case 6: Split(new IncidentNumber(number)); break;
            case 7:
                Issue(number.ToIncident(), new LinkIncident(By, null, other, _random.Chance(300), "同一流域"));
                break;
            case 8:
                Issue(number.ToIncident(), new VerifyIncident(
                    By, null, _random.Chance(150) ? Verification.FalseAlarm : Verification.Verified, "到场核实"));
                break;
            default: Issue(number.ToIncident(), new AddCall(By, null, RandomCall(), null)); break;
        }
    }

    private CorrectIncident Correction() => new(
        By, null, _random.Chance(500) ? "更名" : null, _random.Chance(300) ? "flood" : null,
        _random.Chance(500) ? Any(context.Region.Data.Townships).Code : null,
        _random.Chance(300) ? new Instant(Math.Max(0, context.Loop.Now - _random.Between(0, 600) * Minute)) : null,
        _random.Chance(300) ? RandomCall() : null, "误录");

    private CallDetails RandomCall() => new(
        Trapped: (int)_random.Between(-1, 30), Injured: _random.Chance(500) ? (int)_random.Between(0, 9) : null);

    private void Split(IncidentNumber incident)
    {
        RequestNumber[] requests = [.. _requests.Where(r => r.Incident == incident && _random.Chance(500))];
        Issue(TownshipOf(incident), new SplitIncident(
            By, null, incident, requests, "另一处", "flood", null, _random.Chance(500), "两处险情"));
    }

    private ActorId TownshipOf(string incident) => new(ActorKind.Township,
        _places.GetValueOrDefault(incident) ?? new IncidentNumber(incident).Township);

    private void Issue(ActorId to, Command command) =>
        context.Desks.Issue($"mender/{_random.Between(0, 2)}", to, command);

    private T Any<T>(IReadOnlyList<T> list) => list[(int)_random.Between(0, list.Count - 1)];
}
