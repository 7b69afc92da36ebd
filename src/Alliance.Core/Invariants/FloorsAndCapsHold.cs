using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Invariants;

/// <summary>I6 and I7: what a lender has out for others leaves its reserve floor and its agreements' caps, unless someone's override is on record.</summary>
internal sealed class FloorsAndCapsHold(RegionHistory regions) : InvariantFold
{
    private readonly Dictionary<ActorId, Dictionary<string, SlotTaken>> _slots = [];

    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case SlotTaken taken: Take(taken, entry); break;
            case SlotReturned returned: Slots(entry.Actor).Remove(returned.Commitment); break;
        }
    }

    private void Take(SlotTaken taken, in JournalEntry entry)
    {
        var slots = Slots(entry.Actor);
        var region = regions.Of(entry);
        slots[taken.Commitment] = taken;
        if (!taken.Lent || taken.OverrideBy is not null || taken.Resource.Kind != ActorKind.RescueTeam) return;
        // A squad may have two slots for a while: aid arranged by telephone is entered before the squad can say that it is out.
        var teamsOut = slots.Values.Where(s => s.Resource.Kind == ActorKind.RescueTeam).DistinctBy(s => s.Resource).Count();
        var left = region.TeamsOf[entry.Actor].Length - teamsOut;
        if (left < taken.Floor || taken.ReadyAfter < taken.Floor)
            Violate("I7", $"{entry.Actor} keeps {Math.Min(left, taken.ReadyAfter)} squads, its floor is {taken.Floor}.", entry.Number);
        if (taken.Agreement is not { } agreement) return;
        var underAgreement = slots.Values.Count(s => s.Agreement == agreement && s.Resource.Kind == ActorKind.RescueTeam);
        var cap = region.TownshipAlliances[agreement].Terms.MaxTeamsPerMember;
        if (underAgreement > cap) Violate("I6", $"{entry.Actor} has {underAgreement} squads out under {agreement}, whose cap is {cap}.", entry.Number);
    }

    private Dictionary<string, SlotTaken> Slots(ActorId lender)
    {
        if (!_slots.TryGetValue(lender, out var slots)) _slots.Add(lender, slots = new(StringComparer.Ordinal));
        return slots;
    }
}
