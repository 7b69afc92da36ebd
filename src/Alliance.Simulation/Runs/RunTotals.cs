using Alliance.Core.Identifiers;

namespace Alliance.Simulation.Runs;

/// <summary>The totals of a run, or of a part of one, at its end.</summary>
/// <param name="AtRest">Whether nothing was left to happen.</param>
/// <param name="Messages">The number of messages between different actors and of notices to people.</param>
/// <param name="Commands">The number of commands that people sent.</param>
/// <param name="Timers">The number of timers that came due.</param>
/// <param name="LastTick">The tick of the last event.</param>
/// <param name="Activated">The number of actors that received anything, by kind.</param>
/// <param name="Refusals">The number of refused commands, by command and code.</param>
[GenerateSerializer, Immutable, Alias("run-sums")]
internal sealed record RunTotals(
    bool AtRest,
    long Messages,
    long Commands,
    long Timers,
    long LastTick,
    long[] Activated,
    IReadOnlyDictionary<string, long> Refusals)
{
    /// <summary>Adds up the totals of all parts of a run.</summary>
    public static RunTotals Of(IReadOnlyList<RunTotals> parts) =>
        new(
            parts.All(p => p.AtRest),
            parts.Sum(p => p.Messages),
            parts.Sum(p => p.Commands),
            parts.Sum(p => p.Timers),
            parts.Max(p => p.LastTick),
            [.. Enum.GetValues<ActorKind>().Select(k => parts.Sum(p => p.Activated[(int)k]))],
            parts
                .SelectMany(p => p.Refusals)
                .GroupBy(r => r.Key)
                .ToDictionary(g => g.Key, g => g.Sum(r => r.Value), StringComparer.Ordinal));
}
