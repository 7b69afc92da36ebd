using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Invariants.Lending;

/// <summary>I6, over a whole alliance: it requisitions no squad beyond the caps on squads that its members together
/// lend each other, or lend one of them. A squad counts from its requisition until that is refused or given up, or
/// until it is back. A squad that gives way to a more pressing line counts once.</summary>
internal sealed class AllianceCapsHold(RegionHistory regions) : InvariantFold
{
    private readonly Dictionary<ActorId, Dictionary<string, (ActorId Squad, string Place)>> _out = [];
    private readonly PlacesAsked _places = new();

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        _places.On(entry);
        switch (entry.Body)
        {
            case Requisitioned { Resource.Kind: ActorKind.RescueTeam } asked
                when entry.Actor.Kind == ActorKind.TownshipAlliance: Ask(asked, entry); break;
            case RequisitionDeclined refused: Of(entry.Actor).Remove(refused.Commitment); break;
            case RequisitionGivenUp givenUp: Of(entry.Actor).Remove(givenUp.Commitment); break;
            case LedgerReturned returned: Of(entry.Actor).Remove(returned.Commitment); break;
        }
    }

    private void Ask(Requisitioned asked, in JournalEntry entry)
    {
        if (regions.Of(entry).TownshipAlliances.GetValueOrDefault(entry.Actor.Key) is not { } alliance) return;
        var (place, counted) = (_places.Of(entry.Actor, asked.Line), Of(entry.Actor));
        var there = counted.Values.Where(c => c.Place == place).Select(c => c.Squad).ToHashSet();
        var all = counted.Values.Select(c => c.Squad).ToHashSet();
        counted[asked.Commitment] = (asked.Resource, place);
        if (all.Add(asked.Resource)) Cap(all.Count, alliance.Terms.MaxTeamsInAll, "", entry);
        if (there.Add(asked.Resource)) Cap(there.Count, alliance.Terms.MaxTeamsPerBorrower, $" for {place}", entry);
    }

    private void Cap(int @out, int? cap, string forWhom, in JournalEntry entry)
    {
        if (@out > cap)
            Violate("I6", $"The members of {entry.Actor} have {@out} squads out{forWhom}, together; its cap is {cap}.",
                entry.Number);
    }

    private Dictionary<string, (ActorId Squad, string Place)> Of(ActorId tier)
    {
        if (!_out.TryGetValue(tier, out var squads)) _out.Add(tier, squads = new(StringComparer.Ordinal));
        return squads;
    }
}
