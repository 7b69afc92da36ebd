using Alliance.Core.Identifiers;

namespace Alliance.Core.Actors;

/// <summary>The handling of one message by one actor: its inputs and its output. The host reads the lists after the
/// turn and commits them with the state. Nothing leaves before that. Hosts reuse one turn for many messages
/// (<see cref="Begin"/>). Not safe for concurrent use.</summary>
public sealed class Turn
{
    /// <summary>Most messages that an actor may send itself in one turn. It stops an actor that answers itself for
    /// ever.</summary>
    internal const int MostOwn = 100_000;

    private readonly List<Outgoing> _sent = [];
    private readonly Queue<Message> _own = [];
    private readonly List<TimerChange> _timers = [];
    private readonly List<JournalRecord> _records = [];

    /// <summary>The actor that handles the message.</summary>
    public ActorId Self { get; private set; }
    /// <summary>The sender of the message; the actor itself for a timer or a command of its people.</summary>
    public ActorId From { get; private set; }
    /// <summary>The time of the turn. Decisions are ordered by it.</summary>
    public Instant Now { get; private set; }
    /// <summary>When that happened which the turn handles: the time that a command names, else <see cref="Now"/>.
    /// Standing, hours and clocks reckon from it. It is never after <see cref="Now"/>.</summary>
    public Instant Happened { get; internal set; }
    /// <summary>When it happened, where that was before <see cref="Now"/>; else null.</summary>
    public Instant? HappenedBefore => Happened < Now ? Happened : null;
    /// <summary>The context of the turn. The domain reads it as its region.</summary>
    public ITurnContext Context { get; private set; } = null!;

    /// <summary>Mail to other actors, in the order of sending.</summary>
    public IReadOnlyList<Outgoing> Sent => _sent;
    /// <summary>Timers that were set or cancelled, in order.</summary>
    public IReadOnlyList<TimerChange> Timers => _timers;
    /// <summary>Records in order. Records of type <see cref="Notice"/> also go to people.</summary>
    public IReadOnlyList<JournalRecord> Records => _records;
    /// <summary>The refusal of a command; null where it was not refused. A refused command gives nothing else and
    /// leaves the state as before.</summary>
    public Refusal? Refusal { get; private set; }
    /// <summary>The number of the thing that a command created; null where it created nothing.</summary>
    public string? Number { get; private set; }

    /// <summary>Starts a new turn and clears the output of the last.</summary>
    /// <returns>This turn.</returns>
    public Turn Begin(ActorId self, ActorId from, Instant now, ITurnContext context)
    {
        (Self, From, Now, Happened, Context, Refusal, Number) = (self, from, now, now, context, null, null);
        _sent.Clear();
        _own.Clear();
        _timers.Clear();
        _records.Clear();
        return this;
    }

    /// <summary>Sends a message. The actor handles a message to itself within this turn, after the earlier messages to
    /// itself (<see cref="Actor.Handle"/>). Such a message is never in <see cref="Sent"/>, needs no commit of its own,
    /// and cannot be lost.</summary>
    public void Send(ActorId to, Message message)
    {
        if (to == Self) _own.Enqueue(message);
        else _sent.Add(new Outgoing(to, message));
    }

    /// <summary>Takes the next message that the actor sent itself; null when there is none.</summary>
    internal Message? TakeOwn()
    {
        if (!_own.TryDequeue(out var own)) return null;
        From = Self;
        return own;
    }

    /// <summary>Ends the turn. <see cref="From"/> is again the sender of the message that the turn began
    /// with.</summary>
    internal void End(ActorId from) => From = from;

    /// <summary>Sets a timer and replaces an earlier one of that key. A time that has passed is due at once, in a turn
    /// of its own.</summary>
    public void At(string key, Instant due, Due message) => _timers.Add(new TimerChange(key, due, message));

    /// <summary>Cancels the timer of that key, if it is set.</summary>
    public void Cancel(string key) => _timers.Add(new TimerChange(key, null, null));

    /// <summary>Adds a record to the journal.</summary>
    public void Record(JournalRecord record) => _records.Add(record);

    /// <summary>Adds a record that the people of this actor are to see.</summary>
    public void Notify(Notice notice) => _records.Add(notice);

    /// <summary>Refuses a command that the state does not admit.</summary>
    /// <param name="code">A stable code, lower case with dashes.</param>
    /// <param name="why">The reason in plain words, and how to mend it.</param>
    /// <exception cref="InvalidOperationException">The turn has given output already, which is a bug of the
    /// actor.</exception>
    public void Refuse(string code, string why)
    {
        if (_sent.Count + _own.Count + _timers.Count + _records.Count > 0)
            throw new InvalidOperationException("A refused command changes nothing.");
        Refusal = new Refusal(code, why);
    }

    /// <summary>Answers a command with the number of the thing that it created.</summary>
    public void Give(string number) => Number = number;
}

/// <summary>One message on its way out of a turn.</summary>
/// <param name="To">The receiver.</param>
/// <param name="Message">The message.</param>
public readonly record struct Outgoing(ActorId To, Message Message);

/// <summary>A timer that was set, or cancelled where <paramref name="Due"/> is null.</summary>
/// <param name="Key">Key of the timer, unique within its actor.</param>
/// <param name="Due">When it is due; null to cancel it.</param>
/// <param name="Message">The message that it hands to the actor; null to cancel it.</param>
public readonly record struct TimerChange(string Key, Instant? Due, Due? Message);

/// <summary>Why a command was refused.</summary>
/// <param name="Code">A stable code, lower case with dashes.</param>
/// <param name="Why">The reason in plain words, and how to mend it.</param>
[GenerateSerializer, Alias("refusal")]
public sealed record Refusal(string Code, string Why);
