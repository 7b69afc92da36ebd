using Alliance.Core.Actors;

namespace Alliance.Core.Geography;

/// <summary>Rules for move-up cover (移防): when a township asks for it whose ready squads are fewer than its reserve
/// floor.</summary>
/// <param name="AskAfterMinutes">Minutes below its floor after which a township asks.</param>
/// <param name="ReleaseAfterMinutes">Minutes back at its floor after which it releases the cover. Both times keep it
/// from changing to and fro.</param>
/// <param name="Hours">Hours after which cover ends. It is asked for anew if it is still wanted.</param>
public sealed record CoverPolicy(int AskAfterMinutes, int ReleaseAfterMinutes, int Hours)
{
    /// <summary>Time below its floor after which a township asks.</summary>
    public Span AskAfter => Span.FromMinutes(AskAfterMinutes);
    /// <summary>Time back at its floor after which a township releases the cover.</summary>
    public Span ReleaseAfter => Span.FromMinutes(ReleaseAfterMinutes);
    /// <summary>Time after which cover ends.</summary>
    public Span Length => Span.FromHours(Hours);

    /// <summary>Longest interval between two looks of a township that waits: 30 minutes. It is not told of squads that
    /// have rested.</summary>
    public static readonly Span LookAgain = Span.FromMinutes(30);
    /// <summary>Time within which cover is of use: 3 hours.</summary>
    public static readonly Span NeededWithin = Span.FromHours(3);
    /// <summary>Time by which cover must be settled before its parent's time: 15 minutes.</summary>
    public static readonly Span Margin = Span.FromMinutes(15);
    /// <summary>Least time that a search for cover needs: 30 minutes.</summary>
    public static readonly Span LeastTime = Span.FromMinutes(30);
    /// <summary>Most attempts in a row. After them a township does not ask until it has been at its floor
    /// again.</summary>
    public const int MaxAttempts = 3;
}
