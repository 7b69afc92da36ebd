namespace Alliance.Core.Vocabulary;

/// <summary>Tells how a commitment stands.</summary>
public enum CommitmentStatus
{
    /// <summary>The request has accepted it. It has not moved yet.</summary>
    Accepted,
    /// <summary>The team is getting ready to leave.</summary>
    Mobilising,
    /// <summary>The team or the supplies are on the way.</summary>
    EnRoute,
    /// <summary>The team is at the scene. Supplies are handed over.</summary>
    OnScene,
    /// <summary>The team is on its way home.</summary>
    Returning,
    /// <summary>Every member of the team is home. Supplies are issued.</summary>
    Ended,
    /// <summary>The lender took it back before arrival.</summary>
    Withdrawn,
    /// <summary>The requester gave it up before arrival.</summary>
    Released,
}
