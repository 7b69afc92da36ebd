namespace Alliance.Core.Reports;

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
