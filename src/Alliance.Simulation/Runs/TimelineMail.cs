using Alliance.Core.Identifiers;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Runs;

/// <summary>Mail, a command or a timer that arrives at an actor or its people.</summary>
/// <remarks>Mail has the sender's ordinal. A command of the script has its place in the script and no sender.
/// A timer has its slot as body and the slot's version as ordinal.</remarks>
internal readonly struct TimelineMail(object body, Sender? from, long ordinal) : IMail<TimelineMail>
{
    public readonly object Body = body;
    public readonly Sender? From = from;
    public readonly long Ordinal = ordinal;

    /// <summary>Whether it is a timer that has since been replaced or taken back.</summary>
    public bool IsStale => Body is TimerSlot slot && slot.Version != Ordinal;

    /// <summary>Mail before timers, script before mail, mail by sender and its ordinal, timers by key.</summary>
    public static int Compare(in TimelineMail left, in TimelineMail right)
    {
        if (left.Body is TimerSlot timer)
            return right.Body is TimerSlot other ? string.CompareOrdinal(timer.Key, other.Key) : 1;
        if (right.Body is TimerSlot) return -1;
        if (ReferenceEquals(left.From, right.From)) return left.Ordinal.CompareTo(right.Ordinal);
        if (left.From is null) return -1;
        if (right.From is null) return 1;
        var byId = left.From.Id.CompareTo(right.From.Id);
        if (byId == 0) byId = left.From.IsWorld.CompareTo(right.From.IsWorld);
        return byId != 0 ? byId : left.Ordinal.CompareTo(right.Ordinal);
    }
}

/// <summary>Who sends: an actor, or the people of one.</summary>
/// <param name="id">The actor.</param>
/// <param name="hash">For the draws of the radio; people have another than their actor.</param>
/// <param name="isWorld">Whether it is the people.</param>
internal sealed class Sender(ActorId id, ulong hash, bool isWorld)
{
    public readonly ActorId Id = id;
    public readonly ulong Hash = hash;
    public readonly bool IsWorld = isWorld;
}

/// <summary>A timer of an agent; what is in the timeline with an older version is stale.</summary>
internal sealed class TimerSlot(string key)
{
    public readonly string Key = key;
    public object? Message;
    public long Version;
}

/// <summary>A message or timer that an agent gave out in its window. The shard puts it into the receiver's
/// timeline.</summary>
internal readonly struct AgentOutput(OutputKind kind, RunAgent from, long tick, ActorId to, object body, long ordinal)
{
    public readonly OutputKind Kind = kind;
    public readonly RunAgent From = from;
    /// <summary>When it was sent; for a timer when it is due.</summary>
    public readonly long Tick = tick;
    public readonly ActorId To = to;
    public readonly object Body = body;
    public readonly long Ordinal = ordinal;
}

internal enum OutputKind : byte
{
    Mail, Notice, Timer,
}

/// <summary>Mail that leaves a shard for another at the barrier.</summary>
internal readonly record struct Transfer(long Tick, ActorId To, object Body, Sender From, long Ordinal);
