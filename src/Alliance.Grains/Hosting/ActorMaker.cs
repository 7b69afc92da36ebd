using Alliance.Core.Actors;
using Alliance.Core.Identifiers;

namespace Alliance.Grains.Hosting;

/// <summary>Makes the actor of that name, with its state as it was stored, or null for one that is new.</summary>
public delegate Actor ActorMaker(ActorId actor, object? state);
