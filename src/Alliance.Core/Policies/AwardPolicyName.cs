namespace Alliance.Core.Policies;

/// <summary>The names by which agreements and scenarios choose an award policy.</summary>
public static class AwardPolicyName
{
    /// <summary>Each line takes the nearest candidates.</summary>
    public const string NearestFirst = "nearest-first";

    /// <summary>Each line takes candidates of lenders that have lent the smallest share of what they can
    /// lend.</summary>
    public const string FairShare = "fair-share";

    /// <summary>All lines of a round are decided together by an integer program.</summary>
    public const string Joint = "joint";

    /// <summary>The policy where none is chosen.</summary>
    public const string Default = NearestFirst;

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } = [NearestFirst, FairShare, Joint];
}
