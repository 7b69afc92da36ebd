using Alliance.Core.Actors;

namespace Alliance.Core.Geography;

/// <summary>When a township whose ready squads are fewer than its reserve floor asks for move-up cover
/// (移防).</summary>
/// <param name="AskAfterMinutes">Below its floor for so long, it asks.</param>
/// <param name="ReleaseAfterMinutes">Back at its floor for so long, it lets the cover go; the two keep it from
/// flapping.</param>
/// <param name="Hours">Cover ends after so long, and is asked anew if it is still wanted.</param>
public sealed record CoverPolicy(int AskAfterMinutes, int ReleaseAfterMinutes, int Hours)
{
    public Span AskAfter => Span.FromMinutes(AskAfterMinutes);
    public Span ReleaseAfter => Span.FromMinutes(ReleaseAfterMinutes);
    public Span Length => Span.FromHours(Hours);

    /// <summary>A township that waits looks again at least so often: squads that have rested say nothing of
    /// it.</summary>
    public static readonly Span LookAgain = Span.FromMinutes(30);
    /// <summary>Cover is of use only within this.</summary>
    public static readonly Span NeededWithin = Span.FromHours(3);
    /// <summary>So much before its parent's time, cover must be settled.</summary>
    public static readonly Span Margin = Span.FromMinutes(15);
    /// <summary>Less time than this is too little to find anyone.</summary>
    public static readonly Span LeastTime = Span.FromMinutes(30);
    /// <summary>Attempts in a row; then it asks no more until it has been at its floor again.</summary>
    public const int MaxAttempts = 3;
}
