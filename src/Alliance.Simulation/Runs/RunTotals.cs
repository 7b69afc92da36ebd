using Alliance.Core.Identifiers;

namespace Alliance.Simulation.Runs;

/// <summary>What a run, or a part of one, comes to when it is over.</summary>
/// <param name="AtRest">Whether nothing was left to happen.</param>
/// <param name="Messages">Messages between different actors and notices to people.</param>
/// <param name="Commands">Commands that people gave.</param>
/// <param name="Timers">Timers that came due.</param>
/// <param name="LastTick">When the last thing happened.</param>
/// <param name="Activated">Actors that were handed anything, by kind.</param>
/// <param name="Refusals">Commands refused, by command and code.</param>
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
    /// <summary>The sums of a whole run.</summary>
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
