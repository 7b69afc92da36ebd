using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Simulation.Radios;
using Alliance.Simulation.Runs;
using Alliance.Simulation.Silos;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Tests;

/// <summary>Runs of toy actors whose behaviour a test gives as a lambda.</summary>
internal static class ToyRuns
{
    public static readonly Span Lookahead = new(2_000);

    public static ActorId Township(int n) => new(ActorKind.Township, $"43042210{n}");

    public static RunSetup Setup(Action<Message, Turn> actor, params (long At, int Township)[] script) =>
        new()
        {
            Realm = "run-1",
            Scenario = "toy",
            ScenarioDigest = "0",
            Seed = 7,
            Policy = "joint",
            Lookahead = Lookahead,
            Region = Region(),
            Actors = _ => new ToyActor(actor),
            World = _ => null,
            Script =
            [
                .. script.Select(s => new ScriptedCommand(
                    new Instant(s.At), Township(s.Township), new Go(new Author("刘洋", "值班室")))),
            ],
        };

    public static RunResult Run(this RunSetup setup, int shards = 1, string? journalPath = null) =>
        Replay.RunHere(setup, shards, journalPath, cancellation: TestContext.Current.CancellationToken);

    public static IReadOnlyList<JournalEntry> Records(this RunSetup setup, int shards = 1)
    {
        var kept = new Kept();
        Replay.RunHere(setup, shards, folds: [kept], cancellation: TestContext.Current.CancellationToken);
        return kept.Entries;
    }

    /// <summary>What the records say, with their ticks.</summary>
    public static IEnumerable<(long At, string What)> Says(this RunSetup setup) =>
        setup.Records().Select(r => (r.At.Milliseconds, ((Said)r.Body).What));

    /// <summary>Townships that pass balls around until each ball has made its hops, with jitter, loss, an outage,
    /// timers and people.</summary>
    public static RunSetup Storm(ulong seed = 7, int hops = 40) =>
        Setup((_, _) => { }) with
        {
            Seed = seed,
            Radio = new RadioSetup
            {
                Jitter = new Span(700),
                LossPermille = 100,
                Outages = [new Outage(Township(3).Key, new Instant(20_000), new Instant(90_000))],
            },
            Actors = id => new Player(id, hops),
            World = id => id.Key.EndsWith('4') ? null : new Bystander(),
            Script =
            [
                .. Enumerable
                    .Range(0, 9)
                    .Select(n => new ScriptedCommand(
                        new Instant(n * 500), Township(n), new Go(new Author("刘洋", "值班室")))),
            ],
            Starts = [new WorldStart(new Instant(30_000), Township(2), new Wake())],
        };

    public static Region Region() =>
        new(
            new RegionData
            {
                Name = "toy",
                DataQuality = new Dictionary<string, string>(),
                Townships =
                [
                    .. Enumerable
                        .Range(0, 9)
                        .Select(n => new TownshipData(
                            Township(n).Key, $"镇{n}", $"zhen {n}", "town", 0, 0, 1, 0, "430422")),
                ],
                Roads = [],
                VillageAlliances = [],
                TownshipAlliances = [],
                CommandCentres = [],
                Teams = [],
                Depots = [],
            });

    private sealed class Kept : IRecordFold
    {
        public List<JournalEntry> Entries { get; } = [];

        public void On(in JournalEntry entry) => Entries.Add(entry);
    }
}

[Alias("test-go")]
internal sealed record Go(Author By) : Command(By, null)
{
    public override Subject About => Subject.None;
    public override CommandUrgency Urgency => CommandUrgency.Decision;
}

[Alias("test-ball")]
internal sealed record Ball(int Left) : Assured
{
    public override Subject About => Subject.None;
}

[Alias("test-shout")]
internal sealed record Shout(int Number) : Advisory
{
    public override Subject About => Subject.None;
}

[Alias("test-ring")]
internal sealed record Ring(string What) : Due
{
    public override Subject About => Subject.None;
}

[Alias("test-said")]
internal sealed record Said(string What) : JournalRecord
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

[Alias("test-seen")]
internal sealed record Seen(int Left, ActorId From, Instant? Next, ActorKind Kind) : Notice
{
    public override Subject About => Subject.None;
    public override bool IsNegotiationStep => false;
}

[Alias("test-changed")]
internal sealed record Changed : RegionChange
{
    public override Region Apply(Region region) => new(region.Data, region.Version + 1);
}

internal sealed record Wake : WorldTimer;

internal sealed class ToyActor(Action<Message, Turn> on) : Actor
{
    public override object State => this;

    public override void On(Message message, Turn turn) => on(message, turn);
}

/// <summary>Passes each ball on, now and then after a rest, shouts, and tells its people.</summary>
internal sealed class Player(ActorId id, int hops) : Actor
{
    private int _count;

    public override object State => this;

    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case Go:
                Pass(hops, turn);
                break;
            case Ball(var left) when left % 5 == 0:
                turn.At($"rest-{left}", turn.Now + new Span(left * 333), new Ring(left.ToString()));
                turn.Notify(new Seen(left, turn.From, turn.Now, ActorKind.TownshipAlliance));
                break;
            case Ball(var left):
                Pass(left, turn);
                break;
            case Ring(var what):
                Pass(int.Parse(what), turn);
                turn.Send(turn.Self, new Shout(0));
                break;
            case Shout(var number):
                turn.Record(new Said($"听见 {number}"));
                break;
        }
    }

    private void Pass(int left, Turn turn)
    {
        if (left == 0)
            return;
        _count++;
        var next = ToyRuns.Township((id.Key[^1] - '0' + (_count * 7) + left) % 9);
        turn.Send(next == id ? ToyRuns.Township((id.Key[^1] - '0' + 1) % 9) : next, new Ball(left - 1));
        turn.Send(ToyRuns.Township(_count % 9), new Shout(_count));
        turn.Record(new Said($"传球 {left}"));
    }
}

/// <summary>Answers every third notice with a command after a while.</summary>
internal sealed class Bystander : WorldActor
{
    private int _seen;

    public override void On(Notice notice, WorldTurn turn)
    {
        if (++_seen % 3 == 0)
            turn.At("go", turn.Now + new Span(60_000), new Wake());
    }

    public override void On(WorldTimer timer, WorldTurn turn)
    {
        if (_seen < 20)
            turn.Issue(turn.Subject, new Go(new Author("王芳", "班组")));
    }
}
