namespace Alliance.Core.Vocabulary;

/// <summary>What comes of a recall.</summary>
public enum ReturnAnswer
{
    /// <summary>The request lets the squad go at once.</summary>
    AcceptedNow,
    /// <summary>The request seeks a replacement first, and lets the squad go when that is there, or when it
    /// must.</summary>
    AcceptedAfterReplacement,
    /// <summary>The squad was on its way home already, or never went.</summary>
    Over,
    /// <summary>The request did not answer in time: the owner's word stands.</summary>
    DecidedByDeadline,
}
