namespace Alliance.Simulation.Windows;

/// <summary>Mail between the agents of a model. It is a struct that lies in the calendar's arrays,
/// so that nothing is allocated for it.</summary>
internal interface IMail<TMail> where TMail : struct, IMail<TMail>
{
    /// <summary>The order in which one agent handles what arrives in one tick: a total one.</summary>
    static abstract int Compare(in TMail left, in TMail right);

    /// <summary>Whether it has come to nothing since it was sent, as a timer taken back has.</summary>
    bool IsStale { get; }
}
