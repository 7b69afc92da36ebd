using Alliance.Core.Journals;

namespace Alliance.Simulation.Journals;

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
