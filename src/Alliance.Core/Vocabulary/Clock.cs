using Alliance.Core.Identifiers;
namespace Alliance.Core.Vocabulary;

/// <summary>What someone owes by a time.</summary>
public enum Clock
{
    /// <summary>A township tells its county of an incident by telephone.</summary>
    Telephone,
    /// <summary>A township tells its county of an incident in writing.</summary>
    Written,
    /// <summary>A command centre tells its superior of an incident whose grade or escalation asks for it.</summary>
    Upward,
    /// <summary>A centre answers a request from outside its territory.</summary>
    CrossBoundary,
    /// <summary>The next follow-up report.</summary>
    FollowUp,
}

/// <summary>What the clocks of the desks run for.</summary>
internal static class ClockSubjects
{
    /// <summary>What a clock is about: the commitment asked of another territory, else the incident.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="subject">For what it runs, as its duty names it.</param>
    public static Subject About(this Clock clock, string subject) =>
        clock == Clock.CrossBoundary ? Subject.OfCommitment(new CommitmentId(subject)) : Subject.OfIncident(new IncidentNumber(subject));
}
