namespace Alliance.Core.Vocabulary;

/// <summary>How grave an incident is (事件分级), by what it has done and threatens. Neither a warning's colour nor a
/// tier's response level.</summary>
public enum EventGrade
{
    /// <summary>一般.</summary>
    Ordinary,
    /// <summary>较大.</summary>
    Large,
    /// <summary>重大.</summary>
    Major,
    /// <summary>特别重大.</summary>
    SpeciallyMajor,
}
