using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Teams;

/// <summary>Gives the times that hold for any team. The crew's real times may differ. Offers reckon with these times,
/// and they decide when a team is overdue.</summary>
public static class TeamPolicy
{
    /// <summary>Minutes that a depot takes to load.</summary>
    public const int LoadingMinutes = 20;
    /// <summary>The time beyond what was expected before a team counts as overdue: 30 minutes.</summary>
    public static readonly Span Grace = Span.FromMinutes(30);
    /// <summary>The time after which an overdue team is asked again: 60 minutes.</summary>
    public static readonly Span AskAgain = Span.FromMinutes(60);
    /// <summary>The number of questions without an answer after which a team counts as unreachable.</summary>
    public const int UnreachableAfter = 3;

    /// <summary>Returns how long the way between an owner's seat and a place is expected to take.</summary>
    /// <param name="owner">The tier that owns the team.</param>
    /// <param name="place">The code of the township to go to; null where it is not known.</param>
    /// <param name="region">The region as the team sees it.</param>
    /// <returns>The time; an hour where the place is not known, or no open road leads there.</returns>
    public static Span Travel(ActorId owner, string? place, Region region) =>
        place is null ? WayUnknown : Way(region.SeatOf(owner), place, region);

    /// <summary>Returns the time of the way between two places: an hour where no open road is known.</summary>
    /// <param name="from">The code of the township where it begins.</param>
    /// <param name="place">The code of the township where it ends.</param>
    /// <param name="region">The region.</param>
    public static Span Way(string from, string place, Region region) =>
        region.Roads.Minutes(from, place) is { } minutes ? Span.FromMinutes(minutes) : WayUnknown;

    private static readonly Span WayUnknown = Span.FromMinutes(60);

    /// <summary>Returns the rest after a deployment: half its length (two hours of work to one of rest, NWCG). The
    /// region's bounds limit it, usually to between half an hour and eight hours.</summary>
    /// <param name="deployed">The length of the deployment.</param>
    /// <param name="rules">The region's work rules.</param>
    public static Span Rest(Span deployed, WorkRules rules)
    {
        var most = Span.FromMinutes(rules.MostRestMinutes).Milliseconds;
        return new(Math.Clamp(
            deployed.Milliseconds / 2, Math.Min(Span.FromMinutes(rules.LeastRestMinutes).Milliseconds, most), most));
    }
}
