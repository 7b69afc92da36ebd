using Orleans.Concurrency;

namespace Alliance.Grains.Hosting;

[GrainType("realm"), Reentrant]
internal sealed class RealmGrain(ActorHosting hosting) : ActorGrain(hosting);

[GrainType("incident"), Reentrant]
internal sealed class IncidentGrain(ActorHosting hosting) : ActorGrain(hosting);

[GrainType("aidrequest"), Reentrant]
internal sealed class AidRequestGrain(ActorHosting hosting) : ActorGrain(hosting);

[GrainType("villagealliance"), Reentrant]
internal sealed class VillageAllianceGrain(ActorHosting hosting) : ActorGrain(hosting);

[GrainType("township"), Reentrant]
internal sealed class TownshipGrain(ActorHosting hosting) : ActorGrain(hosting);

[GrainType("townshipalliance"), Reentrant]
internal sealed class TownshipAllianceGrain(ActorHosting hosting) : ActorGrain(hosting);

[GrainType("commandcentre"), Reentrant]
internal sealed class CommandCentreGrain(ActorHosting hosting) : ActorGrain(hosting);

[GrainType("rescueteam"), Reentrant]
internal sealed class RescueTeamGrain(ActorHosting hosting) : ActorGrain(hosting);

[GrainType("depot"), Reentrant]
internal sealed class DepotGrain(ActorHosting hosting) : ActorGrain(hosting);

[GrainType("account"), Reentrant]
internal sealed class AccountGrain(ActorHosting hosting) : ActorGrain(hosting);

[GrainType("office"), Reentrant]
internal sealed class OfficeGrain(ActorHosting hosting) : ActorGrain(hosting);

[GrainType("alertdesk"), Reentrant]
internal sealed class AlertDeskGrain(ActorHosting hosting) : ActorGrain(hosting);
