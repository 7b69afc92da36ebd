using Alliance.Core.Actors;
using Alliance.Core.Awards;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;

namespace Alliance.Core.Negotiation;

/// <summary>Computes the caps over all members of an alliance together, which only the alliance can count. It counts
/// squads that await the answer to their requisition, and those in its ledger that are not back.</summary>
internal static class AllianceCaps
{
    /// <summary>Returns the squads that the caps still admit for the lines of a decision.</summary>
    public static RoundCaps Of(TierState state, List<Search> due, Turn turn)
    {
        if (turn.Self.Kind != ActorKind.TownshipAlliance || turn.Region.TownshipAlliances[turn.Self.Key].Terms
            is not { CapsTheWhole: true } terms) return RoundCaps.None;
        var counted = Counted(state).Select(c => (c.Squad, Place: turn.Region.Standing(c.Place))).Distinct()
            .ToLookup(c => c.Squad, c => c.Place);
        return new RoundCaps
        {
            SquadsInAll = terms.MaxTeamsInAll is { } inAll ? inAll - counted.Count : int.MaxValue,
            SquadsFor = terms.MaxTeamsPerBorrower is { } each
                ? due.Select(s => turn.Region.Standing(s.Demand.Place)).Distinct()
                .ToDictionary(place => place, place => each - counted.Count(squad => squad.Contains(place)))
                : RoundCaps.None.SquadsFor,
            Counted = counted,
        };
    }

    private static IEnumerable<(ActorId Squad, string Place)> Counted(TierState state)
    {
        foreach (var search in state.Searches.Values)
            foreach (var candidate in search.Pending.Values)
                if (candidate.Resource.Kind == ActorKind.RescueTeam)
                    yield return (candidate.Resource, search.Demand.Place);
        foreach (var entry in state.Ledger.Open.Values)
            if (entry is { Resource.Kind: ActorKind.RescueTeam, Returned: null })
                yield return (entry.Resource, entry.Pair.Borrower.Key);
    }
}
