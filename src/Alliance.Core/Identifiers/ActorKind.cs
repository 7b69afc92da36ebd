namespace Alliance.Core.Identifiers;

/// <summary>The kinds of actor, one grain class each.</summary>
public enum ActorKind
{
    Realm, Incident, AidRequest, VillageAlliance, Township, TownshipAlliance, CommandCentre, RescueTeam, Depot,
}
