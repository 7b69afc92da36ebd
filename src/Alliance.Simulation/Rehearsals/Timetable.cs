using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Silos;

namespace Alliance.Simulation.Rehearsals;

/// <summary>The reports, requests and orders of a scenario with their times, without their effects.</summary>
/// <param name="Events">The events in order of time.</param>
public sealed record Timetable(IReadOnlyList<TimetableEvent> Events)
{
    /// <summary>Gathers the timetable from a rehearsal of the scenario.</summary>
    /// <remarks>Scenes ask again when they did not receive enough, so the requests depend on the resources of the
    /// rehearsed townships. The same scenario, seed and policy give the same timetable.</remarks>
    /// <param name="scenario">The scenario, whose seed and policy are those of the rehearsal.</param>
    /// <param name="cancellation">Stops the rehearsal.</param>
    /// <exception cref="RunFailedException">An actor threw.</exception>
    /// <exception cref="OperationCanceledException">The rehearsal was stopped before its end.</exception>
    public static Timetable Of(Scenario scenario, CancellationToken cancellation = default)
    {
        var asked = new TimetableFold();
        _ = Replay.RunHere(new Rehearsal(scenario, [], null).Setup, folds: [asked], cancellation: cancellation);
        cancellation.ThrowIfCancellationRequested();
        IEnumerable<TimetableEvent> orders =
        [
            .. scenario.Roads.SelectMany(r =>
                new[] { new RoadChanges(r.Cut, r.Road, false), new RoadChanges(r.Open, r.Road, true) }
            ),
            .. scenario.Levels.Select(l => new LevelChanges(l.At, l)),
            .. scenario.Orders.Select(o => new OrderIsGiven(o.At, o)),
        ];
        // The sort is stable: the order within one moment stays, so an incident comes before the requests for it.
        return new([.. orders.Concat(asked.Events).OrderBy(e => e.At)]);
    }

    /// <summary>The number of requests that are raised.</summary>
    public int Requests => Events.Count(e => e is AidIsAsked);
}

/// <summary>An event that people report, request or order at a moment of the scenario.</summary>
public abstract record TimetableEvent(Instant At);

/// <summary>A hazard strikes and is reported.</summary>
/// <param name="At">The moment of the event.</param>
/// <param name="Incident">Its number in the rehearsal.</param>
/// <param name="Place">The code of the township.</param>
/// <param name="Name">Its name.</param>
/// <param name="Hazard">Its kind.</param>
public sealed record IncidentStrikes(Instant At, string Incident, string Place, string Name, string Hazard)
    : TimetableEvent(At);

/// <summary>Aid is asked for.</summary>
/// <param name="At">The moment of the event.</param>
/// <param name="Incident">The incident's number in the rehearsal.</param>
/// <param name="Lines">The request lines: resources and deadlines.</param>
public sealed record AidIsAsked(Instant At, string Incident, IReadOnlyList<LineSpec> Lines) : TimetableEvent(At);

/// <summary>The hazard has passed and its incident is closed.</summary>
public sealed record IncidentPasses(Instant At, string Incident) : TimetableEvent(At);

/// <summary>A road is cut, or open again.</summary>
public sealed record RoadChanges(Instant At, RoadKey Road, bool Open) : TimetableEvent(At);

/// <summary>A headquarters raises or lowers its response level.</summary>
public sealed record LevelChanges(Instant At, LevelChange Change) : TimetableEvent(At);

/// <summary>A command centre orders townships below their reserve floors.</summary>
public sealed record OrderIsGiven(Instant At, ScenarioOrder Order) : TimetableEvent(At);
