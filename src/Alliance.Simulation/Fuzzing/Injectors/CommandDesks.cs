using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Runtimes;
using Alliance.Simulation.Fuzzing.Systems;
using Alliance.Simulation.Statistics;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Delivers notices and timers to the simulated people and sends their commands.</summary>
/// <remarks>Each desk sends one command at a time, under an idempotency key.
/// It repeats the command until it has an answer.</remarks>
internal sealed class CommandDesks(SystemUnderTest system, Func<ActorId, WorldActor?> cast)
{
    private const long AskAgain = 30_000;
    private readonly Dictionary<ActorId, Desk> _desks = [];
    private readonly Dictionary<string, Queue<PendingCommand>> _queues = new(StringComparer.Ordinal);
    private readonly RandomStream _delays = new(system.Case.Seed, default, "people");
    private readonly List<(IdempotencyKey Key, int Records)> _acknowledged = [];
    private long _keys;

    /// <summary>Commands that succeeded, with the number of records of each.</summary>
    public IReadOnlyList<(IdempotencyKey Key, int Records)> Acknowledged => _acknowledged;

    /// <summary>The number of commands without an answer.</summary>
    public int Waiting => _queues.Values.Sum(q => q.Count);

    /// <summary>Delivers a notice to people, up to ten seconds after its commit.</summary>
    public void Notify(ActorId subject, Notice notice)
    {
        if (DeskOf(subject) is not { } desk) return;
        system.Messages++;
        system.Loop.After(_delays.Between(200, 10_000), () =>
            Hand(desk, world =>
                world.On(notice, desk.Turn.Begin(subject, new Instant(system.Loop.Now), system.Versions[^1]))));
    }

    /// <summary>Sends a command from a desk. It waits until the desk's earlier commands have their answers.</summary>
    public void Issue(string office, ActorId to, Command command, Action<CommandAnswer>? done = null)
    {
        if (!_queues.TryGetValue(office, out var queue)) _queues[office] = queue = new Queue<PendingCommand>();
        queue.Enqueue(new PendingCommand(new IdempotencyKey(office, $"{to}", $"{++_keys}", []), to, command, done));
        if (queue.Count == 1) Call(queue);
    }

    private void Call(Queue<PendingCommand> queue)
    {
        var pending = queue.Peek();
        var attempt = ++pending.Attempts;
        var delay = _delays.Between(5, 200);
        system.Loop.After(delay, () => Arrive(queue, pending));
        // An impatient person presses the button twice: the second call may come while the first is under way.
        if (system.Faults.ShouldInject(Fault.Repeated))
        {
            system.Faults.Count(Fault.Repeated);
            system.Loop.After(
                delay + system.Faults.StreamOf(Fault.Repeated).Between(1, 30), () => Arrive(queue, pending));
        }

        system.Loop.After(AskAgain, () =>
        {
            if (!pending.Done && attempt == pending.Attempts) Call(queue);
        });
    }

    private void Arrive(Queue<PendingCommand> queue, PendingCommand pending)
    {
        if (pending.Done) return;
        system.StationOf(pending.To).Execute(pending.Key, pending.Command, effect =>
        {
            // The connection of a person loses answers too. The command is then sent again under its key.
            if (effect is null || pending.Done || Lost()) return;
            pending.Done = true;
            if (effect.Refusal is null) _acknowledged.Add((pending.Key, effect.Records));
            queue.Dequeue();
            pending.Answered?.Invoke(effect);
            if (queue.Count > 0) Call(queue);
        });
    }

    private bool Lost()
    {
        if (!system.Faults.ShouldInject(Fault.Lost)) return false;
        system.Faults.Count(Fault.Lost);
        return true;
    }

    private Desk? DeskOf(ActorId subject)
    {
        if (!_desks.TryGetValue(subject, out var desk)) _desks[subject] = desk = new Desk(cast(subject));
        return desk.World is null ? null : desk;
    }

    private void Hand(Desk desk, Action<WorldActor> turn)
    {
        turn(desk.World!);
        foreach (var (to, command) in desk.Turn.Issued) Issue(desk.Turn.Subject.ToString(), to, command);
        foreach (var (key, due, timer) in desk.Turn.Timers)
        {
            var version = desk.Versions[key] = desk.Versions.GetValueOrDefault(key) + 1;
            if (due is not { } at) continue;
            var subject = desk.Turn.Subject;
            system.Loop.After(at.Milliseconds - system.Loop.Now, () =>
            {
                if (desk.Versions[key] == version)
                    Hand(desk, world =>
                        world.On(timer!, desk.Turn.Begin(subject, new Instant(system.Loop.Now), system.Versions[^1])));
            });
        }
    }

    private sealed class Desk(WorldActor? world)
    {
        public WorldActor? World => world;
        public WorldTurn Turn { get; } = new();
        public Dictionary<string, int> Versions { get; } = new(StringComparer.Ordinal);
    }

    private sealed class PendingCommand(
        IdempotencyKey key, ActorId to, Command command, Action<CommandAnswer>? answered)
    {
        public IdempotencyKey Key => key;
        public ActorId To => to;
        public Command Command => command;
        public Action<CommandAnswer>? Answered => answered;
        public int Attempts { get; set; }
        public bool Done { get; set; }
    }
}
