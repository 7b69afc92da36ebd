using Alliance.Core.Journals;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Injects faults of people: sends commands at random times, based on the records of the journal.</summary>
internal interface IFaultInjector
{
    /// <summary>Plans the actions of the fault phase.</summary>
    void Plan(long faultPhaseMs);

    /// <summary>Handles a record that was written. It may be the basis of a later action.</summary>
    void Landed(in JournalEntry entry);

    /// <summary>Ends the fault phase: repairs everything that does not recover by itself.</summary>
    void End()
    {
    }
}
