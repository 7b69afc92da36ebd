namespace Alliance.Core.Requests;

/// <summary>Tells why a commitment that is not over is no longer counted on. Others are then sought in its
/// place.</summary>
public enum Doubt
{
    /// <summary>It is counted on.</summary>
    None,
    /// <summary>Its squad says that it comes too late, or that it is stuck.</summary>
    Late,
    /// <summary>Its squad was asked again and again and did not answer.</summary>
    Unreachable,
    /// <summary>Its people have worked long enough. Others are to take over before they leave.</summary>
    Relief,
}
