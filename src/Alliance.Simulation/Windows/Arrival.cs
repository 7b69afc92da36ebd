using Alliance.Simulation.Timelines;

namespace Alliance.Simulation.Windows;

/// <summary>An event of the timeline: mail on its way to one agent of the shard.</summary>
/// <param name="tick">When it arrives.</param>
/// <param name="to">The agent's number in its shard: four bytes that no collector looks at, where a reference is eight that it must.</param>
/// <param name="mail">What arrives.</param>
internal readonly struct Arrival<TMail>(long tick, int to, in TMail mail) : ITimed where TMail : struct
{
    public long Tick { get; } = tick;
    public readonly int To = to;
    public readonly TMail Mail = mail;
}
