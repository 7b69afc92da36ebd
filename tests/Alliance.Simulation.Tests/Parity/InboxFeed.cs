using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Alliance.Grains.Hosting;

namespace Alliance.Simulation.Tests.Parity;

/// <summary>Hands the actors of a live silo what was handed to those of a run: each message, or due timer,
/// at its moment, with its sender and under its version of the region. The next follows when all that came of the one
/// before is durable.</summary>
internal sealed class InboxFeed(LiveSilo silo, ManualTime time, AllianceOptions options, TurnLog live)
{
    /// <summary>Longer than any disaster, in milliseconds. A shorter wait that ends by the clock set by hand does not
    /// ring, since timers run by the machine's clock: a call then waits for ever.</summary>
    public const long Never = 40 * 24 * 3_600_000L;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Dictionary<(string? Request, ActorId From, ActorId To), PairPlace> _pairs = [];
    private Queue<LoggedTurn> _ofRealm = [];

    /// <summary>Hands the realm alone what was handed to it, at its own moments.</summary>
    public async Task RunRealm(TurnLog recorded, CancellationToken cancellation)
    {
        foreach (var turn in recorded.Actors.Where(a => a.Kind == ActorKind.Realm).SelectMany(recorded.TurnsOf))
        {
            SetClock(turn.Now);
            await Feed(turn).WaitAsync(Patience, cancellation);
        }
    }

    /// <summary>Hands all actors what was handed to them. The realm's turns come later than in the run, since what they
    /// change takes effect at once here.</summary>
    public async Task Run(TurnLog recorded, CancellationToken cancellation)
    {
        // Awake before the clock moves, so that no start of an activation falls into a turn.
        await Task.WhenAll(recorded.Actors.Select(a => silo.Grain(a).Read()));
        _ofRealm = new(recorded.Actors.Where(a => a.Kind == ActorKind.Realm).SelectMany(recorded.TurnsOf));
        var turns = recorded.InOrderOfTime().Where(t => t.Actor.Kind != ActorKind.Realm).ToArray();
        for (var i = 0; i < turns.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            // What changed the region takes effect a lookahead later in a run, and at once here:
            // it is handed over that much later.
            while (_ofRealm.Count > 0 && silo.Realm.Region.Version < turns[i].RegionVersion)
                await Feed(_ofRealm.Dequeue());

            SetClock(turns[i].Now);
            var first = turns[i];
            var timers = turns
                .Skip(i)
                .TakeWhile(t => t.Message is Due && t.Actor == first.Actor && t.Now == first.Now)
                .Count();
            if (timers > 0)
                await LetFire(first.Actor, timers, cancellation);
            else
                await Feed(first).WaitAsync(Patience, cancellation);
            i += Math.Max(1, timers);
        }

        while (_ofRealm.TryDequeue(out var last)) await Feed(last);
    }

    private void SetClock(Instant now)
    {
        time.Set(TimeSpan.FromMilliseconds(now.Milliseconds));
        Assert.Equal(now, silo.Realm.Now);
    }

    private async Task Feed(LoggedTurn turn)
    {
        var message = Wire.Copy(turn.Message);
        if (message is Command command) await silo.Execute(turn.Actor, command);
        else
        {
            var envelope = new Envelope(Wire.Copy(turn.From), turn.Actor, turn.Now, turn.RegionVersion, message);
            await silo.Grain(turn.Actor)
                .Deliver([new Mail(envelope, message is Assured assured ? NextPlace(assured, turn) : null)]);
        }
    }

    /// <summary>The timers that are due fire, and what they did is durable when this is done.</summary>
    private async Task LetFire(ActorId actor, int timers, CancellationToken cancellation)
    {
        var turns = live.TurnsOf(actor).Count + timers;
        options.Runtime.TimersInARow = timers;
        await silo.Grain(actor).Wake();
        await live.Reached(actor, turns).WaitAsync(Patience, cancellation);
        await silo.Grain(actor).Read();
        options.Runtime.TimersInARow = 0;
    }

    private PairPlace NextPlace(Assured message, LoggedTurn turn)
    {
        var key = (message.Request, turn.From, turn.Actor);
        var last = _pairs.GetValueOrDefault(key, new PairPlace(turn.Now, 0));
        return _pairs[key] = last with { Number = last.Number + 1, Acknowledged = last.Number };
    }
}
