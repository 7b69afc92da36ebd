namespace Alliance.Core.Requests;

/// <summary>Why a commitment that is not over is no longer counted on, so that others are sought in its
/// place.</summary>
public enum Doubt
{
    /// <summary>It is counted on.</summary>
    None,
    /// <summary>It says that it comes too late, or that it is stuck.</summary>
    Late,
    /// <summary>It was asked again and again and did not answer.</summary>
    Unreachable,
    /// <summary>Its people have worked long enough: others are to take over before they leave.</summary>
    Relief,
}
