namespace Alliance.Core.Vocabulary;

/// <summary>Tells how a recall was answered.</summary>
public enum ReturnAnswer
{
    /// <summary>The request lets the squad go at once.</summary>
    AcceptedNow,
    /// <summary>The request seeks a replacement first. It lets the squad go when the replacement has arrived, or when
    /// the squad must leave.</summary>
    AcceptedAfterReplacement,
    /// <summary>The squad was on its way home already, or never went.</summary>
    Over,
    /// <summary>The request did not answer in time. The owner's word stands.</summary>
    DecidedByDeadline,
}
