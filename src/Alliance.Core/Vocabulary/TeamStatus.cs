namespace Alliance.Core.Vocabulary;

/// <summary>Tells the deployment status of a team.</summary>
public enum TeamStatus
{
    /// <summary>At home and ready to go.</summary>
    Available,
    /// <summary>Held for a requisition, with an expiry.</summary>
    Held,
    /// <summary>Ordered out.</summary>
    Committed,
    /// <summary>Getting ready to leave.</summary>
    Mobilising,
    /// <summary>On the way.</summary>
    EnRoute,
    /// <summary>At the scene.</summary>
    OnScene,
    /// <summary>At a station in move-up cover. It stands by there, and does not work on an incident.</summary>
    Covering,
    /// <summary>On the way home.</summary>
    Returning,
    /// <summary>At home, at rest after a deployment.</summary>
    Resting,
    /// <summary>Not fit to go.</summary>
    OutOfService,
}
