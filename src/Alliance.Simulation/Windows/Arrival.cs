using Alliance.Simulation.Timelines;

namespace Alliance.Simulation.Windows;

/// <summary>An event of the timeline: mail on its way to one agent of the shard.</summary>
/// <param name="tick">When it arrives.</param>
/// <param name="to">The agent's number in its shard. It has four bytes, and the collector ignores it;
/// a reference has eight, and it does not.</param>
/// <param name="mail">What arrives.</param>
internal readonly struct Arrival<TMail>(long tick, int to, in TMail mail) : ITimed where TMail : struct
{
    public long Tick { get; } = tick;
    public readonly int To = to;
    public readonly TMail Mail = mail;
}
