using Alliance.Core.Actors;

namespace Alliance.Core.Runtimes;

/// <summary>The time and the context that a host knows at an input of the runtime.</summary>
/// <param name="HostTime">Milliseconds of a counter that never runs backwards. The waits of the runtime use it.</param>
/// <param name="Clock">The realm's time. Turns and timers of the actor use it.</param>
/// <param name="Context">The version of the region that the host has.</param>
public readonly record struct Moment(long HostTime, Instant Clock, ITurnContext Context);
