using Alliance.Core.Actors;
using Alliance.Simulation.Timelines;

namespace Alliance.Simulation.Conducting;

/// <summary>An event of the timeline: mail, or a timer, on its way to one agent. Mail has the sender and its ordinal, a script has no
/// sender and its place in the script, a timer has its slot as body and the version that it was set with as ordinal.</summary>
internal readonly struct Arrival(long tick, Agent to, object body, Agent? from, long ordinal) : ITimed
{
    public long Tick { get; } = tick;
    public readonly Agent To = to;
    public readonly object Body = body;
    public readonly Agent? From = from;
    public readonly long Ordinal = ordinal;

    /// <summary>Whether it is a timer that has since been replaced or taken back.</summary>
    public bool IsStale => Body is TimerSlot slot && slot.Version != Ordinal;

    /// <summary>The order in which one agent handles what it is given: by tick, mail before timers, script before mail, mail by sender and
    /// its ordinal, timers by key.</summary>
    public static int Compare(in Arrival left, in Arrival right)
    {
        if (left.Tick != right.Tick) return left.Tick < right.Tick ? -1 : 1;
        if (left.Body is TimerSlot timer)
            return right.Body is TimerSlot other ? string.CompareOrdinal(timer.Key, other.Key) : 1;
        if (right.Body is TimerSlot) return -1;
        if (ReferenceEquals(left.From, right.From)) return left.Ordinal.CompareTo(right.Ordinal);
        if (left.From is null) return -1;
        if (right.From is null) return 1;
        var byId = left.From.Id.CompareTo(right.From.Id);
        return byId != 0 ? byId : left.From.IsWorld.CompareTo(right.From.IsWorld);
    }
}

/// <summary>A timer of an agent; what is in the timeline with an older version is stale.</summary>
internal sealed class TimerSlot(string key)
{
    public readonly string Key = key;
    public object? Message;
    public long Version;
}

/// <summary>Something that an agent gave out in its window, to be put into the timeline of its receiver by the shard.</summary>
internal readonly struct Draft(DraftKind kind, Agent from, long tick, ActorId to, object body, long ordinal)
{
    public readonly DraftKind Kind = kind;
    public readonly Agent From = from;
    /// <summary>When it was sent; for a timer when it is due.</summary>
    public readonly long Tick = tick;
    public readonly ActorId To = to;
    public readonly object Body = body;
    public readonly long Ordinal = ordinal;
}

internal enum DraftKind : byte
{
    Mail, Notice, Self, Timer,
}

/// <summary>Mail that leaves a shard for another at the barrier.</summary>
internal readonly record struct Transfer(long Tick, ActorId To, object Body, Agent From, long Ordinal);
