using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Alliance.Core.Runtimes;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>Checks two promises of a runtime that no record shows: an advisory leaves only once,
/// and no overdue timer fires during the grace after a read-back.</summary>
internal sealed class StationWatch(ActorId id, RuntimeOptions options, SystemUnderTest system)
{
    /// <summary>The number of the latest advisory messages with which new ones are compared.</summary>
    private const int Remembered = 256;
    private readonly HashSet<Mail> _left = new(ReferenceEqualityComparer.Instance);
    private readonly Queue<Mail> _order = new();
    private long _graceUntil;

    /// <summary>Notes that the actor is activated.</summary>
    public void Begin(long now, bool isReadBack) => _graceUntil = isReadBack ? now + options.OverdueGrace : 0;

    /// <summary>Checks a timer that is handed to the actor.</summary>
    public void Fires(Due timer)
    {
        if (system.Loop.Now < _graceUntil)
            system.Violate($"{id} was handed {timer.GetType().Name} within the grace after it was read back");
    }

    /// <summary>Checks advisory mail that leaves.</summary>
    public void Leaves(IReadOnlyList<Mail> mail)
    {
        foreach (var piece in mail)
        {
            if (!_left.Add(piece))
                system.Violate($"{id} sent one {piece.Envelope.Body.GetType().Name} to {piece.Envelope.To} twice");
            _order.Enqueue(piece);
            if (_order.Count > Remembered) _left.Remove(_order.Dequeue());
        }
    }
}
