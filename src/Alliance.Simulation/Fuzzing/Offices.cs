using Alliance.Core.Actors;
using Alliance.Core.Runtimes;
using Alliance.Simulation.Conducting;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Fuzzing;

/// <summary>Where people sit: their notices and timers reach them, and their commands go out under keys, one after the other and again and again
/// until they are answered.</summary>
internal sealed class Offices(Loop loop, FuzzRun run, Func<ActorId, WorldActor?> cast)
{
    private const long AskAgain = 30_000;
    private readonly Dictionary<ActorId, Desk> _desks = [];
    private readonly Dictionary<string, Queue<Errand>> _queues = new(StringComparer.Ordinal);
    private readonly RandomStream _delays = new(run.Case.Seed, default, "people");
    private readonly List<(IdempotencyKey Key, int Records)> _acknowledged = [];
    private long _keys;

    /// <summary>Commands that were answered with success, and how many records each gave.</summary>
    public IReadOnlyList<(IdempotencyKey Key, int Records)> Acknowledged => _acknowledged;

    /// <summary>Commands not answered yet.</summary>
    public int Waiting => _queues.Values.Sum(q => q.Count);

    /// <summary>People see a notice a few seconds after its commit.</summary>
    public void Notify(ActorId subject, Notice notice)
    {
        if (DeskOf(subject) is not { } desk) return;
        run.Messages++;
        loop.After(_delays.Between(200, 10_000), () => Hand(desk, world => world.On(notice, desk.Turn.Begin(subject, new Instant(loop.Now), run.Versions[^1]))));
    }

    /// <summary>Gives a command on behalf of whoever sits at <paramref name="office"/>.</summary>
    public void Issue(string office, ActorId to, Command command, Action<CommandAnswer>? done = null)
    {
        if (!_queues.TryGetValue(office, out var queue)) _queues[office] = queue = new Queue<Errand>();
        queue.Enqueue(new Errand(new IdempotencyKey(office, $"{to}", $"{++_keys}", []), to, command, done));
        if (queue.Count == 1) Call(queue);
    }

    private void Call(Queue<Errand> queue)
    {
        var errand = queue.Peek();
        var attempt = ++errand.Attempts;
        loop.After(_delays.Between(5, 200), () => Arrive(queue, errand));
        loop.After(AskAgain, () =>
        {
            if (!errand.Done && attempt == errand.Attempts) Call(queue);
        });
    }

    private void Arrive(Queue<Errand> queue, Errand errand)
    {
        if (errand.Done) return;
        run.StationOf(errand.To).Execute(errand.Key, errand.Command, effect =>
        {
            // A person's line loses answers too: the command is then given again under its key.
            if (effect is null || errand.Done || Lost()) return;
            errand.Done = true;
            if (effect.Refusal is null) _acknowledged.Add((errand.Key, effect.Records));
            queue.Dequeue();
            errand.Answered?.Invoke(effect);
            if (queue.Count > 0) Call(queue);
        });
    }

    private bool Lost()
    {
        if (!run.Mischief.Strikes(Fault.Lost)) return false;
        run.Mischief.Count(Fault.Lost);
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
            loop.After(at.Milliseconds - loop.Now, () =>
            {
                if (desk.Versions[key] == version) Hand(desk, world => world.On(timer!, desk.Turn.Begin(subject, new Instant(loop.Now), run.Versions[^1])));
            });
        }
    }

    private sealed class Desk(WorldActor? world)
    {
        public WorldActor? World => world;
        public WorldTurn Turn { get; } = new();
        public Dictionary<string, int> Versions { get; } = new(StringComparer.Ordinal);
    }

    private sealed class Errand(IdempotencyKey key, ActorId to, Command command, Action<CommandAnswer>? answered)
    {
        public IdempotencyKey Key => key;
        public ActorId To => to;
        public Command Command => command;
        public Action<CommandAnswer>? Answered => answered;
        public int Attempts { get; set; }
        public bool Done { get; set; }
    }
}
