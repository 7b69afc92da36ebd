namespace Alliance.Core.Vocabulary;

/// <summary>Where a team stands (domain.md §4.3).</summary>
public enum TeamStatus
{
    Available,
    /// <summary>Kept for a requisition, with an expiry.</summary>
    Held,
    /// <summary>Ordered out.</summary>
    Committed,
    Mobilising,
    EnRoute,
    OnScene,
    /// <summary>At a station in move-up cover: it stands by there, which is no work on an incident.</summary>
    Covering,
    Returning,
    Resting,
    OutOfService,
}
