namespace Alliance.Core.Vocabulary;

/// <summary>Tells how grave an incident is (事件分级), by what it has done and what it threatens. It is neither a
/// warning's colour nor a tier's response level.</summary>
public enum EventGrade
{
    /// <summary>Ordinary (一般).</summary>
    Ordinary,
    /// <summary>Large (较大).</summary>
    Large,
    /// <summary>Major (重大).</summary>
    Major,
    /// <summary>Specially major (特别重大).</summary>
    SpeciallyMajor,
}
