namespace Alliance.Core.Actors;

/// <summary>How urgent a command is. A server that has more to do than it can hold refuses the less urgent commands
/// first. From the least to the most urgent.</summary>
public enum CommandUrgency
{
    /// <summary>An aid request of routine lines, or a routine need.</summary>
    Routine,
    /// <summary>An aid request with an urgent line, and none that is life-saving.</summary>
    Urgent,
    /// <summary>Approvals, confirmations, and everything else that people decide: agreements, levels, orders.</summary>
    Decision,
    /// <summary>Life-saving requests; reports of facts; recalls, cancellations and releases, which set people free.
    /// </summary>
    Vital,
}
