using Alliance.Core.Identifiers;
using Alliance.Simulation.Windows;

namespace Alliance.Simulation.Runs;

/// <summary>Mail, a command or a timer that arrives at an actor or its people.</summary>
/// <remarks>Mail has the sender's ordinal. A command of the script has its position in the script and no sender. A
/// timer has its slot as body and the slot's version as ordinal.</remarks>
internal readonly struct TimelineMail(object body, Sender? from, long ordinal) : IMail<TimelineMail>
{
    public readonly object Body = body;
    public readonly Sender? From = from;
    public readonly long Ordinal = ordinal;

    /// <summary>Whether it is a timer that has been replaced or cancelled since.</summary>
    public bool IsStale => Body is TimerSlot slot && slot.Version != Ordinal;

    /// <summary>Compares two entries of one tick: mail comes before timers, and the script before mail. Mail is ordered
    /// by sender and its ordinal, timers by key.</summary>
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

/// <summary>A sender: an actor, or the people of one.</summary>
/// <param name="id">The actor.</param>
/// <param name="hash">The hash for random draws of the radio. People have another hash than their actor.</param>
/// <param name="isWorld">Whether the sender is the people of the actor.</param>
internal sealed class Sender(ActorId id, ulong hash, bool isWorld)
{
    public readonly ActorId Id = id;
    public readonly ulong Hash = hash;
    public readonly bool IsWorld = isWorld;
}

/// <summary>A timer of an agent. An entry in the timeline with an older version is stale.</summary>
internal sealed class TimerSlot(string key)
{
    public readonly string Key = key;
    public object? Message;
    public long Version;
}

/// <summary>A message or timer that an agent sent in its window. The shard puts it into the receiver's
/// timeline.</summary>
internal readonly struct AgentOutput(OutputKind kind, RunAgent from, long tick, ActorId to, object body, long ordinal)
{
    public readonly OutputKind Kind = kind;
    public readonly RunAgent From = from;
    /// <summary>The tick at which it was sent; for a timer, the tick at which it is due.</summary>
    public readonly long Tick = tick;
    public readonly ActorId To = to;
    public readonly object Body = body;
    public readonly long Ordinal = ordinal;
}

internal enum OutputKind : byte
{
    Mail, Notice, Timer,
}

/// <summary>Mail that goes from one shard to another at the barrier between windows.</summary>
internal readonly record struct Transfer(long Tick, ActorId To, object Body, Sender From, long Ordinal);
