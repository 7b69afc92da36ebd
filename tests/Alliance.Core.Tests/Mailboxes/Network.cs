using System.Runtime.CompilerServices;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Mailboxes;
using Alliance.Core.Runtimes;

namespace Alliance.Core.Tests.Mailboxes;

/// <summary>The actors of a region, each in its runtime: commits and calls land at once, assured mail every second. An
/// actor that is cut off goes on by itself; mail to and from it is lost. A bad line loses mail or its acknowledgement,
/// which is then sent again, and delivers copies late.</summary>
internal sealed class Network(Region region)
{
    private static readonly RuntimeOptions Options = new() { Delivery = new DeliveryPolicy(RedeliverAtMost: 1_000) };
    private readonly SortedDictionary<ActorId, ActorRuntime> _stations = [];
    private readonly HashSet<ActorId> _cutOff = [];
    private readonly List<JournalEntry> _journal = [];
    private readonly IReadOnlyList<InvariantFold> _folds = AllInvariants.Of(region);

    private readonly List<(ActorId From, Batch Batch)> _underWay = [];
    private readonly List<(Instant At, ActorId To, IReadOnlyList<Mail> Copy)> _late = [];

    public Instant Now { get; private set; }
    /// <summary>What happens to mail on a bad line; null: it is delivered once, at once.</summary>
    public Random? BadLine { get; set; }
    public (int Lost, int Repeated, int Late) Faults { get; private set; }
    public IReadOnlyList<JournalEntry> Journal => _journal;

    public void CutOff(ActorId actor) => _cutOff.Add(actor);
    public void Reconnect(ActorId actor) => _cutOff.Remove(actor);

    public object StateOf(ActorId actor) => StationOf(actor).State;
    public int WaitingAt(ActorId actor) => StationOf(actor).Mailbox.Pending;

    public IEnumerable<T> All<T>(ActorId? actor = null) where T : JournalRecord =>
        _journal.Where(e => actor is null || e.Actor == actor).Select(e => e.Body).OfType<T>();

    public CommandAnswer Do(ActorId actor, Command command)
    {
        var answer = new StrongBox<CommandAnswer?>();
        Apply(actor, StationOf(actor).Execute(answer, new CommandRequest { Command = command }, Moment));
        return answer.Value!;
    }

    public void Advance(Span span)
    {
        for (var until = Now + span; Now < until; Now += new Span(1_000)) Step();
    }

    /// <summary>What is broken; at rest too, if nothing is under way any more.</summary>
    public IReadOnlyList<Violation> Violations(bool atRest)
    {
        if (atRest)
            foreach (var fold in _folds) fold.AtRest();
        return [.. _folds.SelectMany(f => f.Violations)];
    }

    private void Step()
    {
        foreach (var actor in _stations.Keys.ToList()) Apply(actor, StationOf(actor).Tick(Moment));
        foreach (var actor in _stations.Keys.ToList())
            foreach (var batch in _underWay.Where(u => u.From == actor).Select(u => u.Batch).ToList())
            {
                _underWay.Remove((actor, batch));
                Carry(actor, batch);
            }

        foreach (var late in _late.Where(l => l.At <= Now).ToList())
        {
            _late.Remove(late);
            Apply(late.To, StationOf(late.To).Deliver(new Caller(_ => { }), late.Copy, Moment));
        }
    }

    private void Apply(ActorId actor, IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects) Apply(actor, effect);
    }

    private void Apply(ActorId actor, Effect effect)
    {
        var station = StationOf(actor);
        switch (effect)
        {
            case Effect.WriteCommit { Draft: var draft }:
                foreach (var entry in draft.Entries) Write(entry);
                Apply(actor, station.CommitLanded(draft, 0, Moment));
                break;
            case Effect.SendBatch { Batch: var batch }: _underWay.Add((actor, batch)); break;
            case Effect.SendAdvisory advisory:
                foreach (var mail in advisory.Mail)
                    if (!IsCutOff(actor, mail.Envelope.To))
                        Apply(mail.Envelope.To, StationOf(mail.Envelope.To)
                            .Deliver(new Caller(_ => { }), [mail], Moment));
                break;
            case Effect.AnswerDelivery answer: ((Caller)answer.Caller).Answered(answer.Acknowledgements); break;
            case Effect.AnswerCommand answer: ((StrongBox<CommandAnswer?>)answer.Caller).Value = answer.Answer; break;
            case Effect.FailCall fail: throw fail.Failure;
            case Effect.Discard discard: throw discard.Failure;
            // Whoever is to be woken is seen to at every step, and nobody leaves.
            case Effect.WakeAt or Effect.Leave: break;
            default:
                throw new ArgumentOutOfRangeException(nameof(effect), effect, "The network does not know this effect.");
        }
    }

    private bool IsCutOff(ActorId from, ActorId to) => _cutOff.Contains(from) || _cutOff.Contains(to);

    private void Carry(ActorId from, Batch batch)
    {
        var fate = IsCutOff(from, batch.Peer) ? 0 : BadLine?.Next(100) ?? 100;
        if (fate is > 0 and < 10)
        {
            _late.Add((Now + new Span(BadLine!.Next(1, 300_000)), batch.Peer, [.. batch.Mail]));
            Faults = Faults with { Late = Faults.Late + 1 };
        }

        if (fate < 40)
        {
            Faults = Faults with { Lost = Faults.Lost + 1 };
            Apply(from, StationOf(from).BatchFailed(batch, Moment));
        }
        else if (fate < 70)
        {
            Faults = Faults with { Repeated = Faults.Repeated + 1 };
            Deliver(batch, _ => Apply(from, StationOf(from).BatchFailed(batch, Moment)));
        }
        else Deliver(batch, answers => Apply(from, StationOf(from).BatchAnswered(batch, answers, Moment)));
    }

    private void Deliver(Batch batch, Action<IReadOnlyList<Acknowledgement>> answered) =>
        Apply(batch.Peer, StationOf(batch.Peer).Deliver(new Caller(answered), batch.Mail, Moment));

    private void Write(JournalEntry entry)
    {
        _journal.Add(entry with { Number = _journal.Count + 1 });
        foreach (var fold in _folds) fold.On(_journal[^1]);
    }

    private Moment Moment => new(Now.Milliseconds, Now, region);

    private ActorRuntime StationOf(ActorId actor)
    {
        if (!_stations.TryGetValue(actor, out var station))
            _stations.Add(actor, station = ActorRuntime.New(actor, ActorFactory.Create(actor.Kind), Options));
        return station;
    }

    private sealed record Caller(Action<IReadOnlyList<Acknowledgement>> Answered);
}
