using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Lenders;
using Alliance.Core.Realms;
using Alliance.Core.Requests;
using Alliance.Core.Teams;
using Alliance.Core.Tiers;

namespace Alliance.Core;

/// <summary>Makes the actor of a kind, fresh or from its stored state.</summary>
public static class ActorFactory
{
    /// <param name="kind">Which.</param>
    /// <param name="state">What its <see cref="Actor.State"/> was; null for an actor that never had a turn.</param>
    public static Actor Create(ActorKind kind, object? state = null) => kind switch
    {
        ActorKind.Realm => new Realm((RealmState?)state),
        ActorKind.Incident => new Incident((IncidentState?)state),
        ActorKind.AidRequest => new AidRequest((RequestState?)state),
        ActorKind.VillageAlliance => new VillageAlliance((TierState?)state),
        ActorKind.Township => new Township((TownshipState?)state),
        ActorKind.TownshipAlliance => new TownshipAlliance((TierState?)state),
        ActorKind.CommandCentre => new CommandCentre((TierState?)state),
        ActorKind.RescueTeam => new RescueTeam((TeamState?)state),
        ActorKind.Depot => new Depot((DepotState?)state),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An unknown kind of actor."),
    };
}
