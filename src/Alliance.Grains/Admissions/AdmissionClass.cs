namespace Alliance.Grains.Admissions;

/// <summary>Classes of calls, in the order in which an overloaded server refuses them: the first class is refused
/// first.</summary>
public enum AdmissionClass
{
    /// <summary>An aid request of routine lines, or a routine need.</summary>
    RoutineRequest,
    /// <summary>An aid request with an urgent line, none life-saving.</summary>
    UrgentRequest,
    /// <summary>Approvals, confirmations and other decisions of people; agreements, levels, orders.</summary>
    Decision,
    /// <summary>Lists, situations, histories.</summary>
    Read,
    /// <summary>Life-saving requests; incidents and status reports, which bring facts; recalls, cancellations and
    /// releases, which set people free.</summary>
    Vital,
}
