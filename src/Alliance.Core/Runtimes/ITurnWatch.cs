using Alliance.Core.Actors;

namespace Alliance.Core.Runtimes;

/// <summary>Looks on from outside while turns are run, to follow a request through the actors. It changes nothing: what
/// it gives travels with the mail, beside the messages, and reaches no actor, no state and no journal.</summary>
public interface ITurnWatch
{
    /// <summary>A turn begins.</summary>
    /// <param name="message">What it handles.</param>
    /// <param name="trace">The trace that came with it; null: none.</param>
    void Begin(Message message, string? trace);

    /// <summary>The trace with which mail of this turn is to travel; null: none.</summary>
    string? TraceOf(Message sent);
}
