using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;

namespace Alliance.Core.Teams;

/// <summary>Times that hold for any team. The crew's real times may differ; these are what offers reckon with and what
/// counts as overdue.</summary>
public static class TeamPolicy
{
    /// <summary>Minutes that a depot takes to load.</summary>
    public const int LoadingMinutes = 20;
    /// <summary>Beyond what was expected before a team counts as overdue.</summary>
    public static readonly Span Grace = Span.FromMinutes(30);
    /// <summary>An overdue team is asked again after this.</summary>
    public static readonly Span AskAgain = Span.FromMinutes(60);
    /// <summary>After so many questions without an answer a team counts as unreachable.</summary>
    public const int UnreachableAfter = 3;

    /// <summary>How long the way between an owner's seat and a place is expected to take; an hour where it is not
    /// known, or no open road leads there.</summary>
    public static Span Travel(ActorId owner, string? place, Region region) =>
        Span.FromMinutes(place is null ? 60 : region.Roads.Minutes(region.SeatOf(owner), place) ?? 60);

    /// <summary>Rest after a deployment: half its length (two hours of work to one of rest, NWCG), within the region's
    /// bounds, usually half an hour to eight hours.</summary>
    public static Span Rest(Span deployed, WorkRules rules)
    {
        var most = Span.FromMinutes(rules.MostRestMinutes).Milliseconds;
        return new(Math.Clamp(
            deployed.Milliseconds / 2, Math.Min(Span.FromMinutes(rules.LeastRestMinutes).Milliseconds, most), most));
    }
}
