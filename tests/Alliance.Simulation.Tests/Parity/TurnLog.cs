using System.Text;
using System.Text.Json;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Journals;

namespace Alliance.Simulation.Tests.Parity;

/// <summary>One message as an actor handled it: what it knew, and the bodies of the records it gave.</summary>
internal sealed record LoggedTurn(
    ActorId Actor, Instant Now, ActorId From, int RegionVersion, Message Message, IReadOnlyList<JournalRecord> Records);

/// <summary>Wraps actors, wherever they are hosted, and keeps every turn of theirs in order.</summary>
/// <param name="byWire">Whether actors are handed copies of messages and names, as they come over the wire.</param>
internal sealed class TurnLog(bool byWire = false)
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<ActorId, Kept> _actors = [];
    private readonly List<(ActorId Actor, int Turns, TaskCompletionSource Reached)> _waiting = [];

    private bool ByWire => byWire;

    /// <summary>The actors that were handed anything.</summary>
    public IReadOnlyList<ActorId> Actors
    {
        get
        {
            lock (_lock) return [.. _actors.Where(a => a.Value.Turns.Count > 0).Select(a => a.Key)];
        }
    }

    public Actor Wrap(ActorId id, Actor actor)
    {
        lock (_lock) _actors[id] = new Kept(actor, _actors.GetValueOrDefault(id)?.Turns ?? []);
        return new Logged(this, id, actor);
    }

    public IReadOnlyList<LoggedTurn> TurnsOf(ActorId actor)
    {
        lock (_lock) return _actors.TryGetValue(actor, out var kept) ? [.. kept.Turns] : [];
    }

    /// <summary>The bodies of an actor's records, in order.</summary>
    public IReadOnlyList<JournalRecord> RecordsOf(ActorId actor) => [.. TurnsOf(actor).SelectMany(t => t.Records)];

    /// <summary>All turns by time; those of one actor in the order in which it had them.</summary>
    public IReadOnlyList<LoggedTurn> InOrderOfTime() => [.. Actors.SelectMany(TurnsOf).OrderBy(t => t.Now)];

    /// <summary>The state as it is in memory.</summary>
    public object StateOf(ActorId actor)
    {
        lock (_lock) return _actors[actor].Actor.State;
    }

    /// <summary>Done when the actor has had that many turns in all.</summary>
    public Task Reached(ActorId actor, int turns)
    {
        lock (_lock)
        {
            if (TurnsOf(actor).Count >= turns) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((actor, turns, reached));
            return reached.Task;
        }
    }

    /// <summary>The body of a record as every journal writes it.</summary>
    public static string TextOf(JournalRecord body)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, RecordJson.WriterOptions))
        {
            writer.WriteStartObject();
            RecordJson.WriteBody(writer, body);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private void Add(LoggedTurn turn)
    {
        lock (_lock)
        {
            var turns = _actors[turn.Actor].Turns;
            turns.Add(turn);
            foreach (var waiting in _waiting.FindAll(w => w.Actor == turn.Actor && w.Turns <= turns.Count))
            {
                _waiting.Remove(waiting);
                waiting.Reached.SetResult();
            }
        }
    }

    private sealed record Kept(Actor Actor, List<LoggedTurn> Turns);

    private sealed class Logged(TurnLog log, ActorId id, Actor actor) : Actor
    {
        private readonly ActorId _self = Wire.Copy(id);
        private readonly Turn _turn = new();

        public override object State => actor.State;

        public override void On(Message message, Turn turn)
        {
            if (!log.ByWire) actor.Handle(message, turn);
            else
            {
                actor.Handle(
                    message is Due ? message : Wire.Copy(message),
                    _turn.Begin(_self, turn.From == id ? _self : Wire.Copy(turn.From), turn.Now, turn.Region));
                PassOn(turn);
            }

            log.Add(new LoggedTurn(id, turn.Now, turn.From, turn.Region.Version, message, [.. turn.Records]));
        }

        private void PassOn(Turn turn)
        {
            foreach (var (to, message) in _turn.Sent) turn.Send(to, message);
            foreach (var record in _turn.Records) turn.Record(record);
            foreach (var (key, at, message) in _turn.Timers)
                if (at is { } due) turn.At(key, due, message!);
                else turn.Cancel(key);
            if (_turn.Refusal is { } refusal) turn.Refuse(refusal.Code, refusal.Why);
            if (_turn.Number is { } number) turn.Give(number);
        }
    }
}
