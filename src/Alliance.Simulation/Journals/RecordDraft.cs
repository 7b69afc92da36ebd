using Alliance.Core.Journals;

namespace Alliance.Simulation.Journals;

/// <summary>A record before it has its number.</summary>
[GenerateSerializer, Immutable, Alias("record-draft")]
internal readonly record struct RecordDraft(JournalEntry Entry, long Ordinal)
{
    /// <summary>Compares two records in the total order of the journal: by tick, actor, and the ordinal of the record
    /// in its actor's chain.</summary>
    public static int Compare(RecordDraft left, RecordDraft right)
    {
        var byTick = left.Entry.At.CompareTo(right.Entry.At);
        if (byTick != 0) return byTick;
        var byActor = left.Entry.Actor.CompareTo(right.Entry.Actor);
        return byActor != 0 ? byActor : left.Ordinal.CompareTo(right.Ordinal);
    }
}
