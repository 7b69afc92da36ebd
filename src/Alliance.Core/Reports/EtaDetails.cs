namespace Alliance.Core.Reports;

/// <summary>Words what counts instead of a detail of a report of arrival that is left out. Stories tell the same in
/// Chinese.</summary>
public static class EtaDetails
{
    /// <summary>The crew is stuck, so that no time counts.</summary>
    public const string Stuck = "It counts as stuck.";
    /// <summary>The minutes count, not the time.</summary>
    public const string Minutes = "The minutes count.";
    /// <summary>The time counts, not the minutes.</summary>
    public const string Time = "The time in eta counts.";
    /// <summary>Nothing counts instead.</summary>
    public const string AsBefore = "The time of arrival stays as it was.";
}
