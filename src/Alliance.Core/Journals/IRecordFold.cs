namespace Alliance.Core.Journals;

/// <summary>Computes a value from a journal: measures, invariants, the situation. It gets every record once, in the
/// total order.</summary>
public interface IRecordFold
{
    /// <summary>Takes in the next record.</summary>
    void On(in JournalEntry entry);
}
