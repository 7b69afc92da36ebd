namespace Alliance.Core.Vocabulary;

/// <summary>How a commitment stands.</summary>
public enum CommitmentStatus
{
    Accepted,
    Mobilising,
    EnRoute,
    /// <summary>At the scene; supplies: handed over.</summary>
    OnScene,
    Returning,
    /// <summary>Everyone is home; supplies: issued.</summary>
    Ended,
    /// <summary>Taken back before arrival.</summary>
    Withdrawn,
    /// <summary>Given up by the requester before arrival.</summary>
    Released,
}
