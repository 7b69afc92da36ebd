namespace Alliance.Simulation.Windows;

/// <summary>Mail between the agents of a model. It is a struct that is stored in the arrays of the timeline, so that no
/// object is allocated for it.</summary>
internal interface IMail<TMail> where TMail : struct, IMail<TMail>
{
    /// <summary>Compares two pieces of mail of one tick. It is the total order in which an agent handles
    /// them.</summary>
    static abstract int Compare(in TMail left, in TMail right);

    /// <summary>Whether the mail has no effect any more, like a timer that was cancelled.</summary>
    bool IsStale { get; }
}
