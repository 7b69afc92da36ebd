namespace Alliance.Core.Journals;

/// <summary>What is derived from a journal: measures, invariants, the situation. Fed every record once, in the total
/// order.</summary>
public interface IRecordFold
{
    /// <summary>Takes in the next record.</summary>
    void On(in JournalEntry entry);
}
