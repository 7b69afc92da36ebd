namespace Alliance.Core.Actors;

/// <summary>How urgent a command is, from the least to the most urgent. An overloaded server refuses the less urgent
/// commands first.</summary>
public enum CommandUrgency
{
    /// <summary>An aid request of routine lines, or a routine need.</summary>
    Routine,
    /// <summary>An aid request with an urgent line and without a life-saving one.</summary>
    Urgent,
    /// <summary>Approvals, confirmations, and all other decisions of people: agreements, levels, orders.</summary>
    Decision,
    /// <summary>Life-saving requests. Reports of facts. Recalls, cancellations and releases, which set people
    /// free.</summary>
    Vital,
}
