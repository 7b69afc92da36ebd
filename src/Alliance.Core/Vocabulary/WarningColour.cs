namespace Alliance.Core.Vocabulary;

/// <summary>Tells how grave an expected hazard is (预警级别). It is neither an incident's grade nor a tier's response
/// level.</summary>
public enum WarningColour
{
    /// <summary>Blue (蓝, Ⅳ), the least grave.</summary>
    Blue,
    /// <summary>Yellow (黄, Ⅲ).</summary>
    Yellow,
    /// <summary>Orange (橙, Ⅱ).</summary>
    Orange,
    /// <summary>Red (红, Ⅰ), the gravest.</summary>
    Red,
}
