using Alliance.Core.Actors;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;

namespace Alliance.LoadTesting.Profiles;

/// <summary>The schedule of a scenario against a server: the events of its rehearsal, in real or in compressed time.
/// The calm before the first event is left out.</summary>
/// <param name="Scenario">The scenario with its region.</param>
/// <param name="Timetable">The events and their times.</param>
/// <param name="Speed">The speed as a multiple of the scenario's time. The clock of the realm runs at the same speed,
/// so that all deadlines are compressed in the same way.</param>
internal sealed record ScenarioSchedule(Scenario Scenario, Timetable Timetable, int Speed)
{
    /// <summary>The fastest clock that the API allows for a realm.</summary>
    public const int MostSpeed = 3_600;
    /// <summary>The default speed: an hour of the scenario in ten seconds.</summary>
    public const int UsualSpeed = 360;
    private const double MsPerHour = 3_600_000;
    /// <summary>The time that is added after the last event, so that the event belongs to a step.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(0.1);

    /// <summary>The time from the first event to the last, at the speed of the run.</summary>
    public TimeSpan Length => Timetable.Events is [var first, .., var last] ? At(last.At, first.At) + Margin : Margin;

    /// <summary>Splits the schedule into steps of about that length. A rest of less than half a step belongs to the
    /// last step.</summary>
    public IEnumerable<LoadStep> Steps(TimeSpan part)
    {
        var count = Math.Max(1, (int)Math.Round(Length / part));
        for (var i = 0; i < count; i++)
        {
            var (from, until) = (part * i, i == count - 1 ? Length : part * (i + 1));
            var requests = Between(from, until).Count(e => e.Event is AidIsAsked);
            yield return new LoadStep(
                i,
                Math.Round(requests / (until - from).TotalSeconds, 2),
                until - from,
                from,
                HourAt(from));
        }
    }

    /// <summary>Returns the events of a step, with their times from its start.</summary>
    public IEnumerable<(TimeSpan At, TimetableEvent Event)> Of(LoadStep step) =>
        Between(step.Begins, step.Begins + step.Length).Select(e => (e.At - step.Begins, e.Event));

    private IEnumerable<(TimeSpan At, TimetableEvent Event)> Between(TimeSpan from, TimeSpan until) =>
        Timetable
            .Events.Select(e => (At: At(e.At, Timetable.Events[0].At), Event: e))
            .Where(e => e.At >= from && e.At < until);

    private TimeSpan At(Instant moment, Instant first) =>
        TimeSpan.FromMilliseconds((moment - first).Milliseconds / (double)Speed);

    private double HourAt(TimeSpan driven) =>
        Math.Round(
            (Timetable.Events.FirstOrDefault()?.At.Milliseconds ?? 0) / MsPerHour + driven.TotalHours * Speed,
            1);
}
