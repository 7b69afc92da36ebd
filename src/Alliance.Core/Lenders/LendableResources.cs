using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Lenders;

/// <summary>Tells what a tier can give, by what it knows. These are its teams and depots, less those that are out,
/// resting or kept back by floor and cap.</summary>
/// <param name="state">The state of the tier; only <see cref="Consume"/> changes it.</param>
/// <param name="without">A slot to leave out of account, as if it had returned; null: all count.</param>
internal sealed class LendableResources(TierState state, Slot? without = null)
{
    /// <summary>The slots that are out, except the one that is left out of account.</summary>
    private IEnumerable<Slot> Slots =>
        without is null ? state.Slots.Values : state.Slots.Values.Where(s => s != without);

    /// <summary>Returns candidates that would cover the demand, as far as there are any, or else the reason.</summary>
    public Lendable For(Demand demand, Asking asking, int alternates, Turn turn)
    {
        var found = Find(demand, asking, alternates, turn);
        var covered = Array.FindAll(found.Candidates, c => Covers(c.Substitute, asking, turn));
        return covered.Length < found.Candidates.Length && covered.Length == 0 ? Lendable.None(DeclineCode.NoAgreement)
            : found with { Candidates = covered };
    }

    /// <summary>Tells whether the agreement covers the kind that is really given.</summary>
    private static bool Covers(Substitute? substitute, Asking asking, Turn turn) =>
        substitute is null || asking.Agreement is not { } id
        || turn.Region.Agreements[id].Terms.Covers(substitute.Kind);

    private Lendable Find(Demand demand, Asking asking, int alternates, Turn turn)
    {
        if (AgreementRefusal(demand, asking, turn) is { } refusal) return Lendable.None(refusal);
        if (IsRecallingFrom(demand.Line, turn.Now)) return Lendable.None(DeclineCode.OwnIncidentActive);
        if (demand.Kind.IsSupply) return Stock(demand, asking, turn);
        var capable = turn.Region.SquadsOf(turn.Self)
            .Where(t => RequirementMatch.Meets(t, demand.Kind, demand.Requirement)).ToList();
        if (capable.Count == 0) return Lendable.None(DeclineCode.NotTyped);
        if (WhyAllWithheld(demand.Line, capable, TeamOf) is { } withheld) return Lendable.None(withheld);
        if (capable.RemoveAll(t => IsCutOff(t.Id, demand.Place, turn)) > 0 && capable.Count == 0)
            return Lendable.None(DeclineCode.Unreachable);
        var free = capable.FindAll(t => Unavailable(t.Id, turn.Now) is null);
        if (free.Count == 0) return Lendable.None(WhyNone(capable, turn.Now));
        if (IsLent(turn.Self, demand.Place, turn.Region) && free.RemoveAll(t => IsKeptBack(t.Id, turn.Now)) > 0
            && free.Count == 0) return Lendable.None(DeclineCode.OwnIncidentActive);
        if (free.RemoveAll(t => IsKeptByKind(t, demand.Place, asking, turn)) > 0 && free.Count == 0)
            return Lendable.None(DeclineCode.FloorReached);
        if (demand.Requirement is { Substitutes.Length: > 0 } requirement)
            free = [.. free.OrderBy(t => RequirementMatch.PreferenceOf(t, demand.Kind, requirement))];
        var room = RoomFor(demand.Place, asking, turn);
        return room.Squads <= 0 ? Lendable.None(room.Limit) : InTime(demand, free, room, alternates, turn);
    }

    /// <summary>Returns why one team or so much stock cannot be given now.</summary>
    /// <returns>The code; null when it can be given.</returns>
    public DeclineCode? Refusal(
        Demand demand, ActorId resource, int quantity, Substitute? substitute, Asking asking, Turn turn)
    {
        if (AgreementRefusal(demand, asking, turn) is { } refusal) return refusal;
        if (WithheldFrom(demand.Line, resource) is { } withheld) return withheld;
        if (IsRecallingFrom(demand.Line, turn.Now)) return DeclineCode.OwnIncidentActive;
        if (!Covers(substitute, asking, turn)) return DeclineCode.NoAgreement;
        if (resource.Kind == ActorKind.Depot ? IsCutOff(demand.Place, turn)
            : IsCutOff(resource.Key, demand.Place, turn)) return DeclineCode.Unreachable;
        if (resource.Kind == ActorKind.Depot)
        {
            var given = substitute?.Kind ?? demand.Kind;
            if (!RequirementMatch.Accepts(given, demand.Kind, demand.Requirement)) return DeclineCode.NotTyped;
            return OnHand(turn.Region.Depots[resource.Key], given, turn) < quantity ? DeclineCode.StockExhausted
                : UnitsUnder(given, asking, turn) < quantity ? DeclineCode.LendCapReached
                : RoomOf(given, demand.Place, asking, turn) < quantity ? DeclineCode.FloorReached : null;
        }

        if (!RequirementMatch.Meets(turn.Region.Teams[resource.Key], demand.Kind, demand.Requirement))
            return DeclineCode.NotTyped;
        if (Unavailable(resource.Key, turn.Now) is { } code) return code;
        if (IsKeptBack(resource.Key, turn.Now) && IsLent(turn.Self, demand.Place, turn.Region))
            return DeclineCode.OwnIncidentActive;
        if (IsKeptByKind(turn.Region.Teams[resource.Key], demand.Place, asking, turn)) return DeclineCode.FloorReached;
        var room = RoomFor(demand.Place, asking, turn);
        return room.Squads <= 0 ? room.Limit : turn.Region.Teams[resource.Key].People > room.People
            ? DeclineCode.LendCapReached : null;
    }

    /// <summary>Returns the squads that may leave in all for the place of a demand.</summary>
    public int Spare(Demand demand, Asking asking, Turn turn) => RoomFor(demand.Place, asking, turn).Squads;

    /// <summary>Returns the number of squads that could go at this moment.</summary>
    public int Ready(Turn turn)
    {
        var ready = 0;
        foreach (var team in turn.Region.SquadsOf(turn.Self))
            if (Unavailable(team.Id, turn.Now) is null) ready++;
        return ready;
    }

    /// <summary>Returns the reserve floor that binds against the tier that asks. Orders below the floor are left
    /// out.</summary>
    public int FloorFor(Asking asking, Turn turn) =>
        Floors.Of(turn.Self, TermsOf(asking, turn.Region), state.Level, asking.Mandate, asking.Tier, turn.Region);

    /// <summary>Returns the author of the order that takes the lender below a floor with what is lent.</summary>
    /// <returns>The author; null where the floors are kept.</returns>
    public Author? OverrideOf(Slot slot, Asking asking, Turn turn)
    {
        if (!slot.Lent || OrderOf(asking, turn) is not { } order) return null;
        var isSquad = slot.Resource.Kind == ActorKind.RescueTeam;
        var goesBelow = (isSquad && Ready(turn) <= FloorFor(asking, turn))
            || Kept(slot, turn).Exists(k => k.After - (isSquad ? 1 : slot.Quantity) < k.Floor);
        return goesBelow ? order.By : null;
    }

    /// <summary>Returns what is left of each kind that has a floor and that the slot takes from.</summary>
    public List<KindKept> Kept(Slot slot, Turn turn)
    {
        var floors = KindFloors.Of(turn.Self, turn.Region);
        if (!slot.Lent || floors.Count == 0) return [];
        var kinds = slot.Resource.Kind == ActorKind.Depot ? [slot.Task.Gives()]
            : turn.Region.Teams[slot.Resource.Key].Capabilities.Select(c => c.Kind);
        return [.. kinds.Where(floors.ContainsKey).Order().Select(k => new KindKept(k, LeftOf(k, turn), floors[k]))];
    }

    /// <summary>Returns the minutes more that a squad takes to turn out because it is not on duty.</summary>
    public int CallIn(ActorId resource, Turn turn)
    {
        var responses = turn.Region.Data.Responses;
        if (resource.Kind != ActorKind.RescueTeam || responses.CallInMinutes == 0
            || !turn.Region.TeamsOf.TryGetValue(turn.Self, out var squads)) return 0;
        var onDuty = ResponsePlans.OnDuty(squads.Length, responses.Of(turn.Self, state.Level, turn.Region));
        return onDuty == squads.Length || Array.FindIndex(squads, t => t.Id == resource.Key) < onDuty ? 0
            : responses.CallInMinutes;
    }

    /// <summary>Returns why the agreement lends nothing at present.</summary>
    /// <returns>The code; null while the agreement is in force.</returns>
    public static DeclineCode? WhyNotInForce(AgreementId agreement, Turn turn) =>
        turn.Region.Agreements.StandingOf(agreement, turn.Now) switch
    {
        AgreementStanding.InForce => null,
        AgreementStanding.Suspended => DeclineCode.AgreementSuspended,
        _ => DeclineCode.NoAgreement,
    };

    /// <summary>Notes units that are off the shelf for good. A negative number puts units on the shelf again.</summary>
    public void Consume(ActorId depot, ResourceKind kind, int units)
    {
        var key = StockKey(depot.Key, kind);
        state.Consumed[key] = state.Consumed.GetValueOrDefault(key) + units;
    }

    /// <summary>Tells whether aid to a place leaves the lender's own territory.</summary>
    public static bool IsLent(ActorId lender, string place, Region region) => !region.IsInTerritory(place, lender);

    /// <summary>Returns a lender's own reserve floor, in squads; zero for a tier that has none.</summary>
    public static int Floor(ActorId lender, Region region) => lender.Kind switch
    {
        ActorKind.Township => region.Townships[lender.Key].ReserveFloor,
        ActorKind.CommandCentre => region.CommandCentres[lender.Key].ReserveFloor,
        _ => 0,
    };

    /// <summary>Returns the minutes to the scene, turning out included.</summary>
    /// <returns>Minutes; null when no open road leads there.</returns>
    public static int? MinutesTo(ActorId resource, ActorId lender, string place, Region region) =>
        resource.Kind == ActorKind.Depot
            ? region.Roads.Minutes(region.SeatOf(lender), place) + TeamPolicy.LoadingMinutes
            : region.Roads.Minutes(region.StartOf(resource.Key, lender), place)
                + region.TurnoutMinutes(region.Teams[resource.Key]);

    /// <summary>Tells whether the tier wants a squad back from the line. Sending another in its place would free
    /// nobody.</summary>
    private bool IsRecallingFrom(LineId line, Instant now) =>
        Slots.Any(s => s.Task.Line == line && (s.Recall is not null || IsKeptBack(s.Resource.Key, now)));

    /// <summary>Tells whether a squad is the last of any of its capabilities that may not leave for others.</summary>
    private bool IsKeptByKind(TeamData team, string place, Asking asking, Turn turn) =>
        team.Capabilities.Any(c => RoomOf(c.Kind, place, asking, turn) <= 0);

    /// <summary>Returns squads of a capability, or units of a supply, that may leave for a place before the floor of
    /// the kind is reached.</summary>
    private int RoomOf(ResourceKind kind, string place, Asking asking, Turn turn) =>
        KindFloors.Of(turn.Self, turn.Region).TryGetValue(kind, out var floor) && IsLent(turn.Self, place, turn.Region)
        && OrderOf(asking, turn) is null
            ? LeftOf(kind, turn) - floor : int.MaxValue;

    private int LeftOf(ResourceKind kind, Turn turn) => kind.IsSupply
        ? turn.Region.DepotsKeptBy(turn.Self).Sum(d => OnHand(d, kind, turn))
        : turn.Region.SquadsOf(turn.Self)
            .Count(t => Unavailable(t.Id, turn.Now) is null && t.Capabilities.Any(c => c.Kind == kind));

    private DeclineCode? WithheldFrom(LineId line, ActorId resource)
    {
        foreach (var withholding in state.Withheld.Values)
            if (withholding.Line == line && withholding.Resource == resource) return withholding.Code;
        return null;
    }

    /// <summary>Removes the resources that are withheld from a line. Returns the reason where nothing else is
    /// left.</summary>
    private DeclineCode? WhyAllWithheld<T>(LineId line, List<T> capable, Func<T, ActorId> idOf)
    {
        var first = WithheldFrom(line, idOf(capable[0]));
        capable.RemoveAll(c => WithheldFrom(line, idOf(c)) is not null);
        return capable.Count == 0 ? first : null;
    }

    private static ActorId TeamOf(TeamData team) => new(ActorKind.RescueTeam, team.Id);
    private static ActorId DepotOf(DepotData depot) => new(ActorKind.Depot, depot.Id);

    /// <summary>Tells whether no open road leads from where a squad stands to a place. Squads that came by a merger may
    /// stand elsewhere than the others.</summary>
    private static bool IsCutOff(string team, string place, Turn turn) =>
        !turn.Region.Roads.AreJoined(turn.Region.StartOf(team, turn.Self), place);

    private static bool IsCutOff(string place, Turn turn) =>
        !turn.Region.Roads.AreJoined(turn.Region.SeatOf(turn.Self), place);

    private static DeclineCode? AgreementRefusal(Demand demand, Asking asking, Turn turn)
    {
        if (asking.Agreement is not { } id)
            return Ladder.IsOneTerritory(turn.Self, asking.Tier, demand.Place, turn.Region) ? null
                : DeclineCode.NoAgreement;
        if (turn.Region.Agreements.Find(id) is not { } agreement || !agreement.MayLend(turn.Self)
            || !agreement.Terms.Covers(demand.Kind))
            return DeclineCode.NoAgreement;
        return WhyNotInForce(id, turn);
    }

    private static AgreementTerms? TermsOf(Asking asking, Region region) =>
        asking.Agreement is { } id ? region.Agreements[id].Terms : null;

    /// <summary>Returns the superior's order below the floor that is valid now; null for none.</summary>
    private static FloorOrder? OrderOf(Asking asking, Turn turn) =>
        asking.Mandate?.Order is { } order && turn.Now < order.Until && turn.Region.IsSuperior(asking.Tier, turn.Self)
        && Array.IndexOf(order.Townships, turn.Self.Key) >= 0 ? order : null;

    private DeclineCode? Unavailable(string team, Instant now)
    {
        if (state.OutOfService.Contains(team)) return DeclineCode.OutOfService;
        if (state.IsOut(team, without)) return DeclineCode.AlreadyCommitted;
        return state.ReadyAt.TryGetValue(team, out var ready) && ready > now ? DeclineCode.CrewResting : null;
    }

    private bool IsKeptBack(string team, Instant now) => state.KeptBack.TryGetValue(team, out var until) && until > now;

    private DeclineCode WhyNone(List<TeamData> capable, Instant now)
    {
        var reasons = capable.ConvertAll(t => Unavailable(t.Id, now)!.Value);
        return reasons.Contains(DeclineCode.CrewResting) ? DeclineCode.CrewResting
            : reasons.Contains(DeclineCode.AlreadyCommitted) ? DeclineCode.AlreadyCommitted
            : DeclineCode.OutOfService;
    }

    /// <summary>Returns how many more squads and people may leave, and what limits the squads.</summary>
    private Room RoomFor(string place, Asking asking, Turn turn)
    {
        if (!IsLent(turn.Self, place, turn.Region))
            return new(int.MaxValue, int.MaxValue, DeclineCode.AlreadyCommitted);
        var ready = Ready(turn);
        var floor = FloorFor(asking, turn);
        if (OrderOf(asking, turn) is { } order) floor = Math.Min(floor, order.Floor);
        var room = new Room(ready - floor, int.MaxValue, WhyFloor(ready, floor, turn));
        return TermsOf(asking, turn.Region) is { } terms ? UnderCaps(room, terms, asking.Agreement!, place, turn)
            : room;
    }

    /// <summary>Returns the code of a floor that keeps the squads. It names the tier's own emergency where some squads
    /// could go without it.</summary>
    private DeclineCode WhyFloor(int ready, int floor, Turn turn) =>
        ready > floor - Floors.Raise(turn.Self, state.Level, turn.Region) && ready <= floor
            ? state.LevelCause == ResponseCause.Risk ? DeclineCode.LocalRiskElevated : DeclineCode.OwnIncidentActive
            : DeclineCode.FloorReached;

    private Room UnderCaps(Room room, AgreementTerms terms, AgreementId agreement, string place, Turn turn)
    {
        var (squads, people, there) = (0, 0, 0);
        foreach (var slot in Slots)
        {
            if (slot.Agreement != agreement || slot.Resource.Kind != ActorKind.RescueTeam) continue;
            squads++;
            people += turn.Region.Teams[slot.Resource.Key].People;
            if (turn.Region.AreOne(slot.Task.Place, place)) there++;
        }

        var drawDown = turn.Region.SquadsOf(turn.Self).Length * terms.DrawDownPermille / 1_000;
        var underCap = Math.Min(
            Math.Min(terms.MaxTeamsPerMember, drawDown) - squads, (terms.MaxTeamsPerPair ?? int.MaxValue) - there);
        return new(Math.Min(underCap, room.Squads), (terms.MaxPeople ?? int.MaxValue) - people,
            underCap < room.Squads ? DeclineCode.LendCapReached : room.Limit);
    }

    /// <summary>Returns the units of a supply that may still leave under the agreement.</summary>
    private int UnitsUnder(ResourceKind kind, Asking asking, Turn turn)
    {
        if (TermsOf(asking, turn.Region) is not { MaxUnitsPermille: < 1_000 } terms) return int.MaxValue;
        var stock = turn.Region.DepotsKeptBy(turn.Self).Sum(d => (long)d.Stock.GetValueOrDefault(kind));
        var under = Slots.Where(s => s.Agreement == asking.Agreement && s.Resource.Kind == ActorKind.Depot
            && s.Task.Gives() == kind).Sum(s => s.Quantity);
        return (int)Math.Min(int.MaxValue, stock * terms.MaxUnitsPermille / 1_000) - under;
    }

    private readonly record struct Room(int Squads, int People, DeclineCode Limit);

    /// <summary>Returns as many squads as cover the demand. It adds as many more, the soonest first, as the tier wants
    /// to have a choice between the lines that it decides together. Those lines are offered different squads
    /// first.</summary>
    private Lendable InTime(Demand demand, List<TeamData> free, Room room, int alternates, Turn turn)
    {
        List<Candidate> candidates = [];
        var (open, people, limit, hasMore) = (demand.Remainder, room.People, DeclineCode.EtaTooLate, false);
        var most = Math.Min(room.Squads, free.Count) + alternates;
        var capable = free.Select(team => CandidateOf(team, demand, turn));
        if (alternates > 0)
            capable = capable.OrderBy(c => c.Substitute?.Preference ?? 0).ThenBy(c => c.Minutes)
                .ThenBy(c => CandidateHash.Of(demand.Line, c.Resource));
        foreach (var candidate in capable)
        {
            if (turn.Now + Span.FromMinutes(candidate.Minutes) > demand.NeededBy) continue;
            if (candidate.Quantity > people)
            {
                limit = DeclineCode.LendCapReached;
                continue;
            }

            if (candidates.Count == most || (open <= 0 && alternates-- <= 0))
            {
                hasMore = candidates.Count < room.Squads;
                break;
            }

            if (open > 0) people -= candidate.Quantity;
            candidates.Add(candidate);
            open -= candidate.Quantity;
        }

        return new([.. candidates], limit, hasMore);
    }

    private Candidate CandidateOf(TeamData team, Demand demand, Turn turn)
    {
        var resource = TeamOf(team);
        return new Candidate(turn.Self, resource, team.People,
            MinutesTo(resource, turn.Self, demand.Place, turn.Region)!.Value + CallIn(resource, turn),
            Substitute: RequirementMatch.SubstituteOf(team, demand.Kind, demand.Requirement));
    }

    private Lendable Stock(Demand demand, Asking asking, Turn turn)
    {
        var depots = turn.Region.DepotsKeptBy(turn.Self).Where(d => Keeps(d, demand)).ToList();
        if (depots.Count == 0) return Lendable.None(DeclineCode.NotTyped);
        if (WhyAllWithheld(demand.Line, depots, DepotOf) is { } withheld) return Lendable.None(withheld);
        if (IsCutOff(demand.Place, turn)) return Lendable.None(DeclineCode.Unreachable);
        List<Candidate> candidates = [];
        var limit = DeclineCode.StockExhausted;
        foreach (var depot in depots)
        {
            var resource = DepotOf(depot);
            var (onHand, substitute) = OnHand(depot, demand, turn);
            var kind = substitute?.Kind ?? demand.Kind;
            var (cap, kept) = (UnitsUnder(kind, asking, turn), RoomOf(kind, demand.Place, asking, turn));
            var allowed =
                Math.Min(cap, kept) - candidates.Where(c => c.KindFor(demand.Kind) == kind).Sum(c => c.Quantity);
            if (onHand > 0 && allowed <= 0) limit = kept < cap ? DeclineCode.FloorReached : DeclineCode.LendCapReached;
            var onShelf = Math.Min(onHand, allowed);
            var units = Math.Min(onShelf, demand.Remainder);
            if (units <= 0) continue;
            var minutes = MinutesTo(resource, turn.Self, demand.Place, turn.Region)!.Value;
            if (turn.Now + Span.FromMinutes(minutes) > demand.NeededBy) limit = DeclineCode.EtaTooLate;
            else candidates.Add(
                new Candidate(turn.Self, resource, units, minutes, Substitute: substitute, OnShelf: onShelf));
        }

        return new([.. candidates], limit);
    }

    private bool Keeps(DepotData depot, Demand demand) =>
        Keeps(depot, demand.Kind) || (demand.Requirement is { } r && Array.Exists(r.Substitutes, s => Keeps(depot, s)));

    /// <summary>Tells whether a depot has kept the kind from the beginning, or since a stock-taking.</summary>
    public bool Keeps(DepotData depot, ResourceKind kind) =>
        depot.Stock.ContainsKey(kind) || state.Consumed.ContainsKey(StockKey(depot.Id, kind));

    /// <summary>Returns the units of the kind asked while any are on the shelf. Else it returns those of the first
    /// accepted substitute that is there.</summary>
    private (int Units, Substitute? Substitute) OnHand(DepotData depot, Demand demand, Turn turn)
    {
        var units = OnHand(depot, demand.Kind, turn);
        for (var i = 0; units <= 0 && i < (demand.Requirement?.Substitutes.Length ?? 0); i++)
        {
            var kind = demand.Requirement!.Substitutes[i];
            if (OnHand(depot, kind, turn) is var instead and > 0) return (instead, new Substitute(kind, i + 1));
        }

        return (units, null);
    }

    /// <summary>Returns the units on hand that are promised to nobody, without those that have expired.</summary>
    private int OnHand(DepotData depot, ResourceKind kind, Turn turn)
    {
        var left = depot.Stock.GetValueOrDefault(kind) - state.Consumed.GetValueOrDefault(StockKey(depot.Id, kind));
        return left - depot.Expired(kind, left, turn.Now) - Slots.Where(s =>
            s.Resource.Kind == ActorKind.Depot && s.Resource.Key == depot.Id && s.Task.Gives() == kind)
            .Sum(s => s.Quantity);
    }

    private static string StockKey(string depot, ResourceKind kind) => $"{depot}|{kind}";
}

/// <summary>Says which tier asks a lender, and by what right.</summary>
/// <param name="Tier">The tier that asks.</param>
/// <param name="Agreement">The agreement under which it asks; null within one territory.</param>
/// <param name="Mandate">What a superior demands; null where none does.</param>
internal readonly record struct Asking(ActorId Tier, AgreementId? Agreement, Mandate? Mandate);

/// <summary>Says what a lender can give.</summary>
/// <param name="Candidates">The candidates that would cover the demand, as far as there are any.</param>
/// <param name="Code">Why there is none, or no more.</param>
/// <param name="HasMore">Whether there are further squads that were not needed to cover it.</param>
internal readonly record struct Lendable(Candidate[] Candidates, DeclineCode Code, bool HasMore = false)
{
    /// <summary>Makes a result without candidates.</summary>
    public static Lendable None(DeclineCode code) => new([], code);
}
