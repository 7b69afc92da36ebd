using Alliance.Simulation.Timelines;

namespace Alliance.Simulation.Windows;

/// <summary>An event of the timeline: mail on its way to one agent of the shard.</summary>
/// <param name="tick">The tick at which it arrives.</param>
/// <param name="to">The agent's number in its shard. A number takes four bytes and the garbage collector ignores it. A
/// reference takes eight bytes, and the collector must follow it.</param>
/// <param name="mail">The mail.</param>
internal readonly struct Arrival<TMail>(long tick, int to, in TMail mail) : ITimed where TMail : struct
{
    public long Tick { get; } = tick;
    public readonly int To = to;
    public readonly TMail Mail = mail;
}
