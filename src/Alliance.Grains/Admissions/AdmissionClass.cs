namespace Alliance.Grains.Admissions;

/// <summary>How soon a call is refused when there is more than the server can hold: from the first to the
/// last.</summary>
public enum AdmissionClass
{
    /// <summary>An aid request of routine lines, or a routine need.</summary>
    RoutineRequest,
    /// <summary>An aid request with an urgent line, none life-saving.</summary>
    UrgentRequest,
    /// <summary>Approvals, confirmations and whatever else people decide; agreements, levels, orders.</summary>
    Decision,
    /// <summary>Lists, situations, histories.</summary>
    Read,
    /// <summary>Life-saving requests; incidents and status reports, which say what is; recalls, cancellations and
    /// releases, which set people free.</summary>
    Vital,
}
