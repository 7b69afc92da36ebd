using Alliance.Core.Actors;

namespace Alliance.Core.Reports;

/// <summary>What the clocks of the desks run for.</summary>
internal static class ClockSubjects
{
    /// <summary>What a clock is about: the commitment asked of another territory, else the incident.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="subject">For what it runs, as its duty names it.</param>
    public static Subject About(this Clock clock, string subject) =>
        clock == Clock.CrossBoundary ? Subject.OfCommitment(subject) : Subject.OfIncident(subject);
}
