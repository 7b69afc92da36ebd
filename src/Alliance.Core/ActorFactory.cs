using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Lenders;
using Alliance.Core.Realms;
using Alliance.Core.Requests;
using Alliance.Core.Teams;
using Alliance.Core.Tiers;

namespace Alliance.Core;

/// <summary>Creates the actor of a kind, new or from its stored state.</summary>
public static class ActorFactory
{
    /// <summary>Creates an actor.</summary>
    /// <param name="kind">The kind of actor.</param>
    /// <param name="state">Its stored <see cref="Actor.State"/>; null for an actor that never had a turn.</param>
    /// <returns>The actor.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The kind is unknown.</exception>
    /// <exception cref="InvalidCastException">The state is of another kind of actor.</exception>
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
        ActorKind.Account => new Account((AccountState?)state),
        ActorKind.Office => new Office((OfficeState?)state),
        ActorKind.AlertDesk => new AlertDesk((AlertDeskState?)state),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "An unknown kind of actor."),
    };
}
