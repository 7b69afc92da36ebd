namespace Alliance.Core.Vocabulary;

/// <summary>How grave what is to be expected is (预警级别). Neither an incident's grade nor a tier's response
/// level.</summary>
public enum WarningColour
{
    /// <summary>蓝, Ⅳ.</summary>
    Blue,
    /// <summary>黄, Ⅲ.</summary>
    Yellow,
    /// <summary>橙, Ⅱ.</summary>
    Orange,
    /// <summary>红, Ⅰ.</summary>
    Red,
}
