using Alliance.Core.Actors;

namespace Alliance.Core.Teams;

/// <summary>How many of a squad went on, as its crew said.</summary>
/// <param name="People">The people.</param>
/// <param name="Before">The people before.</param>
/// <param name="Since">Since when; null: since it left.</param>
[GenerateSerializer, Alias("picture.crew-count")]
public readonly record struct CrewCount(int People, int Before, Instant? Since)
{
    /// <summary>Returns the people times milliseconds of a time away from base, by the head-counts of the
    /// crew.</summary>
    /// <param name="counts">The head-counts, the first to happen first; empty where the crew said nothing.</param>
    /// <param name="from">The begin of the time.</param>
    /// <param name="to">The end of the time.</param>
    /// <param name="paper">The people where the crew said nothing.</param>
    public static long PersonMilliseconds(IReadOnlyList<CrewCount> counts, Instant from, Instant to, int paper)
    {
        if (to <= from) return 0;
        var (sum, people, since) = (0L, counts is [var first, ..] ? first.Before : paper, from);
        foreach (var count in counts)
        {
            var at = Instant.Earlier(count.Since ?? from, to);
            if (at > since) (sum, since) = (sum + people * (at - since).Milliseconds, at);
            people = count.People;
        }

        return sum + people * (to - since).Milliseconds;
    }
}
