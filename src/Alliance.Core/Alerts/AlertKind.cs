namespace Alliance.Core.Alerts;

/// <summary>What people are to do about an alert.</summary>
public enum AlertKind
{
    /// <summary>Carry out an order.</summary>
    Order,
    /// <summary>Decide: approve, confirm, answer.</summary>
    Decision,
    /// <summary>Look after something that is late or silent.</summary>
    Overdue,
}

/// <summary>Why an alert is over without an acknowledgement.</summary>
public enum AlertEnd
{
    /// <summary>What it was about has been done or decided.</summary>
    Done,
    /// <summary>A newer alert stands in its place.</summary>
    Replaced,
    /// <summary>Its time has passed.</summary>
    Lapsed,
    /// <summary>Too many were open, and others were more urgent.</summary>
    CrowdedOut,
}
