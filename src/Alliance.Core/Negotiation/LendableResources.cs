using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Resources;
using Alliance.Core.Teams;

namespace Alliance.Core.Negotiation;

/// <summary>What a tier can give, by what it knows: its teams and depots less what is out, resting or kept back by floor and cap.</summary>
internal sealed class LendableResources(TierState state)
{
    /// <summary>Candidates that would cover the demand, as far as there are any; else the reason.</summary>
    public (Candidate[] Candidates, DeclineCode Code) For(Demand demand, string? agreement, Turn turn)
    {
        if (AgreementRefusal(agreement, turn) is { } refusal) return ([], refusal);
        if (demand.Kind.IsSupply) return Stock(demand, turn);
        var capable = TeamsOf(turn).Where(t => t.Capabilities.Contains(demand.Kind)).ToList();
        if (capable.Count == 0) return ([], DeclineCode.NotTyped);
        if (IsCutOff(demand.Place, turn)) return ([], DeclineCode.Unreachable);
        var free = capable.FindAll(t => Unavailable(t.Id, turn.Now) is null);
        if (free.Count == 0) return ([], WhyNone(capable, turn.Now));
        if (IsLent(turn.Self, demand.Place, turn.Region) && free.RemoveAll(t => IsKeptBack(t.Id, turn.Now)) > 0 && free.Count == 0) return ([], DeclineCode.OwnIncidentActive);
        var (lendable, limit) = Lendable(demand.Place, agreement, turn);
        if (lendable <= 0) return ([], limit);
        return InTime(demand, free, lendable, turn);
    }

    /// <summary>Why one team or so much stock cannot be given now; null when it can.</summary>
    public DeclineCode? Refusal(Demand demand, ActorId resource, int quantity, string? agreement, Turn turn)
    {
        if (AgreementRefusal(agreement, turn) is { } refusal) return refusal;
        if (IsCutOff(demand.Place, turn)) return DeclineCode.Unreachable;
        if (resource.Kind == ActorKind.Depot)
            return OnHand(turn.Region.Depots[resource.Key], demand.Kind) < quantity ? DeclineCode.StockExhausted : null;
        if (Unavailable(resource.Key, turn.Now) is { } code) return code;
        if (IsKeptBack(resource.Key, turn.Now) && IsLent(turn.Self, demand.Place, turn.Region)) return DeclineCode.OwnIncidentActive;
        var (lendable, limit) = Lendable(demand.Place, agreement, turn);
        return lendable <= 0 ? limit : null;
    }

    /// <summary>Squads that could go this moment.</summary>
    public int Ready(Turn turn) => TeamsOf(turn).Count(t => Unavailable(t.Id, turn.Now) is null);

    /// <summary>Units that will not come back.</summary>
    public void Consume(ActorId depot, ResourceKind kind, int units)
    {
        var key = StockKey(depot.Key, kind);
        state.Consumed[key] = state.Consumed.GetValueOrDefault(key) + units;
    }

    /// <summary>Whether aid to that place leaves the lender's own territory.</summary>
    public static bool IsLent(ActorId lender, string place, Region region) => lender.Kind switch
    {
        ActorKind.Township => lender.Key != place,
        ActorKind.VillageAlliance => region.VillageAlliances[lender.Key].Township != place,
        _ => !region.CommandCentres[lender.Key].HasTerritory || region.Townships[place].Superior != lender.Key,
    };

    public static int Floor(ActorId lender, Region region) => lender.Kind switch
    {
        ActorKind.Township => region.Townships[lender.Key].ReserveFloor,
        ActorKind.CommandCentre => region.CommandCentres[lender.Key].ReserveFloor,
        _ => 0,
    };

    /// <summary>Minutes to the scene, turning out included; null when no open road leads there.</summary>
    public static int? MinutesTo(ActorId resource, ActorId lender, string place, Region region) =>
        region.Roads.Minutes(region.SeatOf(lender), place) + (resource.Kind == ActorKind.Depot
            ? TeamPolicy.LoadingMinutes
            : TeamPolicy.TurnoutMinutes(region.Teams[resource.Key].Force));

    private static bool IsCutOff(string place, Turn turn) => turn.Region.Roads.Minutes(turn.Region.SeatOf(turn.Self), place) is null;

    private static IEnumerable<TeamData> TeamsOf(Turn turn) => turn.Region.TeamsOf.GetValueOrDefault(turn.Self) ?? [];

    private static DeclineCode? AgreementRefusal(string? agreement, Turn turn)
    {
        if (agreement is null) return null;
        if (!turn.Region.TownshipAlliances.TryGetValue(agreement, out var alliance) || !alliance.Members.Contains(turn.Self.Key))
            return DeclineCode.NoAgreement;
        return turn.Region.SuspendedAgreements.Contains(agreement) ? DeclineCode.AgreementSuspended : null;
    }

    private DeclineCode? Unavailable(string team, Instant now)
    {
        if (state.OutOfService.Contains(team)) return DeclineCode.OutOfService;
        if (state.Slots.Values.Any(s => s.Resource.Kind == ActorKind.RescueTeam && s.Resource.Key == team)) return DeclineCode.AlreadyCommitted;
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

    /// <summary>How many more squads may leave, and what limits it.</summary>
    private (int Squads, DeclineCode Limit) Lendable(string place, string? agreement, Turn turn)
    {
        if (!IsLent(turn.Self, place, turn.Region)) return (int.MaxValue, DeclineCode.AlreadyCommitted);
        var aboveFloor = Ready(turn) - Floor(turn.Self, turn.Region);
        if (agreement is null) return (aboveFloor, DeclineCode.FloorReached);
        var underCap = turn.Region.TownshipAlliances[agreement].Terms.MaxTeamsPerMember
            - state.Slots.Values.Count(s => s.Agreement == agreement && s.Resource.Kind == ActorKind.RescueTeam);
        return underCap < aboveFloor ? (underCap, DeclineCode.LendCapReached) : (aboveFloor, DeclineCode.FloorReached);
    }

    private static (Candidate[] Candidates, DeclineCode Code) InTime(Demand demand, List<TeamData> free, int lendable, Turn turn)
    {
        List<Candidate> candidates = [];
        var open = demand.Remainder;
        foreach (var team in free)
        {
            if (candidates.Count == lendable || open <= 0) break;
            var resource = new ActorId(ActorKind.RescueTeam, team.Id);
            var minutes = MinutesTo(resource, turn.Self, demand.Place, turn.Region)!.Value;
            if (turn.Now + Span.FromMinutes(minutes) > demand.NeededBy) continue;
            candidates.Add(new Candidate(turn.Self, resource, team.People, minutes));
            open -= team.People;
        }

        return ([.. candidates], DeclineCode.EtaTooLate);
    }

    private (Candidate[] Candidates, DeclineCode Code) Stock(Demand demand, Turn turn)
    {
        var depots = (turn.Region.DepotsOf.GetValueOrDefault(turn.Self) ?? []).Where(d => d.Stock.ContainsKey(demand.Kind)).ToList();
        if (depots.Count == 0) return ([], DeclineCode.NotTyped);
        if (IsCutOff(demand.Place, turn)) return ([], DeclineCode.Unreachable);
        List<Candidate> candidates = [];
        var limit = DeclineCode.StockExhausted;
        foreach (var depot in depots)
        {
            var resource = new ActorId(ActorKind.Depot, depot.Id);
            var units = Math.Min(OnHand(depot, demand.Kind), demand.Remainder);
            if (units <= 0) continue;
            var minutes = MinutesTo(resource, turn.Self, demand.Place, turn.Region)!.Value;
            if (turn.Now + Span.FromMinutes(minutes) > demand.NeededBy) limit = DeclineCode.EtaTooLate;
            else candidates.Add(new Candidate(turn.Self, resource, units, minutes));
        }

        return ([.. candidates], limit);
    }

    private int OnHand(DepotData depot, ResourceKind kind) =>
        depot.Stock.GetValueOrDefault(kind) - state.Consumed.GetValueOrDefault(StockKey(depot.Id, kind))
        - state.Slots.Values.Where(s => s.Resource.Kind == ActorKind.Depot && s.Resource.Key == depot.Id && s.Task.Kind == kind).Sum(s => s.Quantity);

    private static string StockKey(string depot, ResourceKind kind) => $"{depot}|{kind}";
}
