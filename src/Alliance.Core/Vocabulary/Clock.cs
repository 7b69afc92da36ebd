using Alliance.Core.Identifiers;
namespace Alliance.Core.Vocabulary;

/// <summary>Names the reporting clocks: each gives a deadline by which a desk owes a report or an answer.</summary>
public enum Clock
{
    /// <summary>The deadline by which a township tells its county of an incident by telephone.</summary>
    Telephone,
    /// <summary>The deadline by which a township tells its county of an incident in writing.</summary>
    Written,
    /// <summary>The deadline by which a command centre tells its superior of an incident whose grade or escalation asks
    /// for it.</summary>
    Upward,
    /// <summary>The deadline by which a centre answers a request from outside its territory.</summary>
    CrossBoundary,
    /// <summary>The deadline of the next follow-up report.</summary>
    FollowUp,
}

/// <summary>Names the subjects that the clocks of the desks run for.</summary>
internal static class ClockSubjects
{
    /// <summary>Returns the subject of a clock: the commitment asked of another territory, else the incident.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="subject">The subject that the clock runs for, as its duty names it.</param>
    /// <returns>The subject.</returns>
    public static Subject About(this Clock clock, string subject) =>
        clock == Clock.CrossBoundary ? Subject.OfCommitment(new CommitmentId(subject))
        : Subject.OfIncident(new IncidentNumber(subject));
}
