using Alliance.Core.Journals;

namespace Alliance.Simulation.Fuzzing;

/// <summary>Somebody of a storm who acts on what the journal says, by commands of their own.</summary>
internal interface IMeddler
{
    /// <summary>Puts down when they act.</summary>
    void Plan(long stormMs);

    /// <summary>A record has landed: what they may act on later.</summary>
    void Landed(in JournalEntry entry);

    /// <summary>The storm is over: what they have upset that would not come right by itself is put right.</summary>
    void End()
    {
    }
}
