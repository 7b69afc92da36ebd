using Alliance.Core.Actors;

namespace Alliance.Core.Runtimes;

/// <summary>Observes turns from outside, to follow a request through the actors. It changes nothing. Its traces travel
/// with the mail, beside the messages, and reach no actor, no state and no journal.</summary>
public interface ITurnWatch
{
    /// <summary>Notes that a turn begins.</summary>
    /// <param name="message">The message that the turn handles.</param>
    /// <param name="trace">The trace that came with it; null for none.</param>
    void Begin(Message message, string? trace);

    /// <summary>Gives the trace that a message of this turn is sent with; null for none.</summary>
    /// <param name="sent">The message.</param>
    string? TraceOf(Message sent);
}
