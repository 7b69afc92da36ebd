using Alliance.Core.Actors;
using Alliance.Simulation.Rehearsals;
using Alliance.Simulation.Scenarios;

namespace Alliance.LoadTesting.Profiles;

/// <summary>
/// A scenario as it is driven against a server: what its rehearsal brought up, in real or in compressed time. The calm
/// before the first event is left out.
/// </summary>
/// <param name="Scenario">With its region.</param>
/// <param name="Timetable">What is brought up, and when.</param>
/// <param name="Speed">How many times faster than in the scenario; the clock of the realm runs as fast, so that all
/// deadlines are compressed alike.</param>
internal sealed record ScenarioSchedule(Scenario Scenario, Timetable Timetable, int Speed)
{
    /// <summary>The fastest clock that the API gives a realm.</summary>
    public const int MostSpeed = 3_600;
    /// <summary>An hour of the scenario in ten seconds.</summary>
    public const int UsualSpeed = 360;
    private const double MsPerHour = 3_600_000;
    /// <summary>After the last event, so that it belongs to a step.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(0.1);

    /// <summary>From the first event to the last, as it is driven.</summary>
    public TimeSpan Length => Timetable.Events is [var first, .., var last] ? At(last.At, first.At) + Margin : Margin;

    /// <summary>Parts of about that length; what is left over for less than half a one belongs to the last.</summary>
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

    /// <summary>What happens in a step, from its start.</summary>
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
