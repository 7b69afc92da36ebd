using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Grains.Hosting;

/// <summary>Creates an actor from its stored state; null for a new actor.</summary>
public delegate Actor ActorMaker(ActorId actor, object? state);
