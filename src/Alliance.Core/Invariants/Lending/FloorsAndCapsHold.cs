using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;
using Alliance.Core.Negotiation;
using Alliance.Core.Resources;
using Alliance.Core.Responses;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants.Lending;

/// <summary>I6 and I7: a lender lends under an agreement in force or at a superior's demand, within caps and above the
/// reserve floor. It goes below the floor only by a superior's order, with author, reason and end, or to enter aid that
/// people arranged. The terms and levels of the moment decide.</summary>
internal sealed class FloorsAndCapsHold(RegionHistory regions) : InvariantFold
{
    private readonly Dictionary<ActorId, Dictionary<CommitmentId, SlotTaken>> _slots = [];
    private readonly Dictionary<ActorId, ResponseLevel> _levels = [];
    private readonly Dictionary<string, (ActorId Centre, FloorOrder Order)> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<LineId, ResourceKind> _kinds = [];
    private readonly HashSet<(ActorId Centre, ResponseLevel Level)> _declared = [];
    private readonly PlacesAsked _places = new();
    private readonly Dictionary<CommitmentId, string> _placeOf = [];

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        _places.On(entry);
        switch (entry.Body)
        {
            case SlotTaken taken: Take(taken, entry); break;
            case SlotReturned returned: Slots(entry.Actor).Remove(returned.Commitment); break;
            case SlotReduced reduced when Slots(entry.Actor).TryGetValue(reduced.Commitment, out var former):
                Slots(entry.Actor)[reduced.Commitment] = former with { Quantity = reduced.Quantity };
                break;
            case ResponseLevelChanged changed:
                _levels[entry.Actor] = changed.Level;
                _declared.Add((entry.Actor, changed.Level));
                break;
            case SearchOpened opened: _kinds[opened.Demand.Line] = opened.Demand.Kind; break;
            case FloorOrdered ordered: Order(ordered.Order, entry); break;
        }
    }

    private void Order(FloorOrder order, in JournalEntry entry)
    {
        _orders[order.Id] = (entry.Actor, order);
        if (order.By == default || string.IsNullOrWhiteSpace(order.Reason) || order.Until <= entry.At)
            Violate("I7", $"Order {order.Id} of {entry.Actor} lacks an author, a reason or an end to come.",
                entry.Number);
    }

    private void Take(SlotTaken taken, in JournalEntry entry)
    {
        var slots = Slots(entry.Actor);
        var region = regions.Of(entry);
        slots[taken.Commitment] = taken;
        _placeOf[taken.Commitment] = _places.Of(taken.Tier, taken.Line);
        if (!taken.Lent) return;
        var arranged = taken.OverrideBy is not null && taken.Mandate?.Order is null;
        if (arranged) return;
        Right(taken, entry, region);
        Caps(taken, slots.Values, entry, region);
        if (taken.Resource.Kind == ActorKind.RescueTeam) Floor(taken, slots.Values, entry, region);
        Kinds(taken, slots.Values, entry, region);
    }

    /// <summary>Checks that a lender lends under an agreement in force or at a superior's demand.</summary>
    private void Right(SlotTaken taken, in JournalEntry entry, Region region)
    {
        if (taken.Agreement is { } id)
        {
            if (region.Agreements.Find(id) is not { } agreement || !agreement.MayLend(entry.Actor))
                Violate("I6", $"{entry.Actor} lends under {id}, which binds it to nothing.", entry.Number);
            else if (region.Agreements.StandingOf(id, entry.At) is var standing and not AgreementStanding.InForce)
                Violate("I6", $"{entry.Actor} lends under {id}, which is {standing}.", entry.Number);
        }
        else if (taken.Tier is { } tier && !region.IsSuperior(tier, entry.Actor))
        {
            Violate("I6", $"{entry.Actor} lends to {tier} without an agreement.", entry.Number);
        }
    }

    private void Caps(SlotTaken taken, IEnumerable<SlotTaken> slots, in JournalEntry entry, Region region)
    {
        if (taken.Agreement is not { } id || region.Agreements.Find(id) is not { } agreement) return;
        var (terms, under) = (agreement.Terms, slots.Where(s => s.Agreement == id).ToList());
        if (taken.Resource.Kind != ActorKind.RescueTeam)
        {
            Units(taken, terms, under, entry, region);
            return;
        }

        var squads = under.FindAll(s => s.Resource.Kind == ActorKind.RescueTeam);
        var place = _placeOf[taken.Commitment];
        Cap(squads.Count, terms.MaxTeamsPerMember, "squads", id, entry);
        Cap(squads.Count, region.SquadsOf(entry.Actor).Length * terms.DrawDownPermille / 1_000,
            "squads by its draw-down", id, entry);
        Cap(squads.Count(s => _placeOf[s.Commitment] == place), terms.MaxTeamsPerPair ?? int.MaxValue,
            $"squads for {place}", id, entry);
        Cap(squads.Sum(s => region.Teams[s.Resource.Key].People), terms.MaxPeople ?? int.MaxValue, "people", id, entry);
    }

    private void Units(
        SlotTaken taken, AgreementTerms terms, List<SlotTaken> under, in JournalEntry entry, Region region)
    {
        if (terms.MaxUnitsPermille == 1_000 || KindGiven(taken) is not { } kind) return;
        var stock = region.DepotsKeptBy(entry.Actor).Sum(d => (long)d.Stock.GetValueOrDefault(kind));
        var units = under.Where(s => s.Resource.Kind == ActorKind.Depot && KindGiven(s) == kind).Sum(s => s.Quantity);
        Cap(units, (int)(stock * terms.MaxUnitsPermille / 1_000), $"{kind}", taken.Agreement!, entry);
    }

    private ResourceKind? KindGiven(SlotTaken slot) =>
        slot.Substitute?.Kind ?? (_kinds.TryGetValue(slot.Line, out var asked) ? asked : null);

    private void Cap(int @out, int cap, string what, AgreementId agreement, in JournalEntry entry)
    {
        if (@out > cap)
            Violate("I6", $"{entry.Actor} has {@out} {what} out under {agreement}, whose cap is {cap}.", entry.Number);
    }

    private void Floor(SlotTaken taken, IEnumerable<SlotTaken> slots, in JournalEntry entry, Region region)
    {
        // A squad may have two slots for a while: aid arranged by telephone is entered before the squad can say that it
        // is out.
        // One that was retired or moved meanwhile is out, and is none of the lender's squads any more.
        var squads = region.SquadsOf(entry.Actor);
        var teamsOut = slots.Where(s => s.Resource.Kind == ActorKind.RescueTeam).DistinctBy(s => s.Resource)
            .Count(s => Array.Exists(squads, t => t.Id == s.Resource.Key));
        var left = Math.Min(squads.Length - teamsOut, taken.ReadyAfter);
        var terms = taken.Agreement is { } id ? region.Agreements.Find(id)?.Terms : null;
        var floor = Floors.Of(entry.Actor, terms, _levels.GetValueOrDefault(entry.Actor), taken.Mandate,
            taken.Tier ?? entry.Actor, region);
        if (taken.Floor != floor)
            Violate("I7", $"{entry.Actor} reckons with a floor of {taken.Floor}; by terms and levels it is {floor}.",
                entry.Number);
        if (taken.Mandate is { Level: not ResponseLevel.None } mandate
            && !_declared.Contains((taken.Tier!.Value, mandate.Level)))
            Violate("I7", $"{entry.Actor} goes by level {mandate.Level} of {taken.Tier}, which is not on record.",
                entry.Number);
        if (left >= floor) return;
        if (taken is { OverrideBy: not null, Mandate.Order: { } order }) Ordered(order, left, taken, entry);
        else Violate("I7", $"{entry.Actor} keeps {left} squads, its floor is {floor}.", entry.Number);
    }

    /// <summary>Checks the number that the lender says it keeps of each kind. It must use its floors, and cannot exceed
    /// the squads it can have at home.</summary>
    private void Kinds(SlotTaken taken, IEnumerable<SlotTaken> slots, in JournalEntry entry, Region region)
    {
        var floors = KindFloors.Of(entry.Actor, region);
        if (floors.Count == 0) return;
        var said = (taken.Kept ?? []).ToDictionary(k => k.Kind);
        var isSquad = taken.Resource.Kind == ActorKind.RescueTeam;
        ResourceKind[] kinds = isSquad ? [.. region.Teams[taken.Resource.Key].Capabilities.Select(c => c.Kind)]
            : KindGiven(taken) is { } given ? [given] : [];
        foreach (var kind in kinds.Where(floors.ContainsKey))
        {
            var floor = floors[kind];
            if (!said.TryGetValue(kind, out var kept) || kept.Floor != floor)
            {
                Violate("I7", $"{entry.Actor} does not reckon with its floor of {floor} {kind}.", entry.Number);
                continue;
            }

            var left = isSquad ? Math.Min(kept.After, AtHome(kind, slots, entry.Actor, region)) : kept.After;
            if (left < floor && taken.OverrideBy is null)
                Violate("I7", $"{entry.Actor} keeps {left} {kind}, its floor is {floor}.", entry.Number);
        }
    }

    private static int AtHome(ResourceKind kind, IEnumerable<SlotTaken> slots, ActorId lender, Region region)
    {
        var away = slots.Where(s => s.Resource.Kind == ActorKind.RescueTeam).Select(s => s.Resource.Key)
            .ToHashSet(StringComparer.Ordinal);
        return region.SquadsOf(lender).Count(t => !away.Contains(t.Id) && t.Capabilities.Any(c => c.Kind == kind));
    }

    /// <summary>Checks an order below the floor: its superior gave it to this lender, it has not run out, and the
    /// lender goes no deeper.</summary>
    private void Ordered(FloorOrder order, int left, SlotTaken taken, in JournalEntry entry)
    {
        if (!_orders.TryGetValue(order.Id, out var given) || given.Centre != taken.Tier
            || given.Order.By != taken.OverrideBy
            || given.Order.Floor != order.Floor || given.Order.Until != order.Until
            || !given.Order.Townships.Contains(entry.Actor.Key))
            Violate("I7",
                $"{entry.Actor} goes below its floor by order {order.Id}, which {taken.Tier} did not give it.",
                entry.Number);
        else if (entry.At >= order.Until)
            Violate("I7", $"{entry.Actor} goes below its floor by order {order.Id}, which has run out.", entry.Number);
        else if (left < order.Floor)
            Violate("I7", $"{entry.Actor} keeps {left} squads; order {order.Id} goes down to {order.Floor}.",
                entry.Number);
    }

    private Dictionary<CommitmentId, SlotTaken> Slots(ActorId lender)
    {
        if (!_slots.TryGetValue(lender, out var slots)) _slots.Add(lender, slots = []);
        return slots;
    }
}
