using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Simulation.Windows;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Conducting;

/// <summary>Where actors' and people's windows are worked off: the turns they reuse, and what they give out.</summary>
internal sealed class RunBench(RegionVersions regions) : Bench
{
    /// <summary>Which version of the region holds when; not changed while a window is open.</summary>
    public readonly RegionVersions Regions = regions;
    public readonly Turn Turn = new();
    public readonly WorldTurn WorldTurn = new();
    public readonly List<Draft> Drafts = [];
    public readonly List<RecordDraft> Records = [];
    public readonly RunCounts Counts = new();
}

/// <summary>A record before it has its number.</summary>
[GenerateSerializer, Immutable, Alias("record-draft")]
internal readonly record struct RecordDraft(JournalEntry Entry, long Ordinal)
{
    /// <summary>The total order of the journal: by tick, actor, and the record's place among its actor's.</summary>
    public static int Compare(RecordDraft left, RecordDraft right)
    {
        var byTick = left.Entry.At.CompareTo(right.Entry.At);
        if (byTick != 0) return byTick;
        var byActor = left.Entry.Actor.CompareTo(right.Entry.Actor);
        return byActor != 0 ? byActor : left.Ordinal.CompareTo(right.Ordinal);
    }
}

/// <summary>What a run counts; summed over benches and shards.</summary>
internal sealed class RunCounts
{
    public long Messages;
    public long Commands;
    public long Timers;
    public long LastTick;
    /// <summary>What lay beyond the end of the run in its last window.</summary>
    public long CutOff;
    public readonly long[] Activated = new long[Enum.GetValues<ActorKind>().Length];
    public readonly Dictionary<string, long> Refusals = new(StringComparer.Ordinal);

    public void Refused(Message command, Refusal refusal)
    {
        var key = $"{command.GetType().Name}:{refusal.Code}";
        Refusals[key] = Refusals.GetValueOrDefault(key) + 1;
    }

    /// <summary>Adds what was counted at a bench and sets it to zero.</summary>
    public void TakeFrom(RunBench bench)
    {
        TakeFrom(bench.Counts);
        CutOff += bench.CutOff;
        bench.CutOff = 0;
    }

    /// <summary>Adds another's counts and sets those to zero.</summary>
    public void TakeFrom(RunCounts other)
    {
        Messages += other.Messages;
        Commands += other.Commands;
        Timers += other.Timers;
        CutOff += other.CutOff;
        LastTick = Math.Max(LastTick, other.LastTick);
        for (var i = 0; i < Activated.Length; i++) Activated[i] += other.Activated[i];
        foreach (var (key, count) in other.Refusals) Refusals[key] = Refusals.GetValueOrDefault(key) + count;
        (other.Messages, other.Commands, other.Timers, other.CutOff) = (0, 0, 0, 0);
        Array.Clear(other.Activated);
        if (other.Refusals.Count > 0) other.Refusals.Clear();
    }
}
