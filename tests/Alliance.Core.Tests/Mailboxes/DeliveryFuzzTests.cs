using System.Globalization;
using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Xunit;

namespace Alliance.Core.Tests.Mailboxes;

/// <summary>Three towns talk over a line that loses, repeats and reorders, and crash before and after their
/// commits.</summary>
public sealed class DeliveryFuzzTests
{
    private const string SeedVariable = "ALLIANCE_DELIVERY_SEED";

    public static TheoryData<int> Seeds => Environment.GetEnvironmentVariable(SeedVariable) is { } seed
        ? [int.Parse(seed, CultureInfo.InvariantCulture)]
        : [.. Enumerable.Range(1, 100)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Everything_said_is_heard_once_and_in_order(int seed) => Run(seed, () =>
    {
        var storm = new Storm(seed);
        for (var step = 0; step < 600; step++) storm.Step(faults: true);
        for (var step = 0; step < 200 && !storm.IsQuiet; step++) storm.Calm();
        Assert.True(storm.IsQuiet);
        foreach (var from in storm.Desks)
            foreach (var to in storm.Desks)
                Assert.Equal(
                    from.State.SaidWords.Where(s => s.To == to.Id).OrderBy(s => s.Pair, StringComparer.Ordinal),
                    to.State.HeardWords.Where(h => h.From == from.Id).OrderBy(h => h.Pair, StringComparer.Ordinal)
                        .Select(h => (to.Id, h.Pair, h.Word)));
        Assert.All(storm.Desks, d => Assert.Equal(
            d.State.HeardWords.Select(h => (h.From, h.Word)), d.Journal.Select(e => e.Body).Cast<Heard>()
                .Select(h => (h.From, h.Word))));
    });

    [Theory]
    [MemberData(nameof(Seeds))]
    public void In_pairs_that_close_all_is_heard_once_and_in_order_or_refused_as_late_and_then_forgotten(int seed) =>
        Run(seed, () => CloseAndForget(new Storm(seed, closing: true)));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Stations_away_for_days_still_hear_all_once_and_in_order_or_refuse_it_as_late_and_forget(int seed) =>
        Run(seed, () => CloseAndForget(new Storm(seed, closing: true, days: true)));

    private static void CloseAndForget(Storm storm)
    {
        for (var step = 0; step < 600; step++) storm.Step(faults: true);
        storm.CloseAll();
        for (var step = 0; step < 200 && !storm.IsQuiet; step++) storm.Calm();
        storm.Calm();
        for (var hour = 0; hour < 20 && storm.Desks.Any(d => d.Turns.Mailbox.Pairs > 0); hour++)
        {
            foreach (var desk in storm.Desks) desk.Clock += Span.FromHours(2);
            foreach (var desk in storm.Desks) desk.Do(new SetAlarm("x", null));
            storm.Calm();
        }

        Assert.True(storm.IsQuiet);
        Assert.Equal([0, 0, 0], storm.Desks.Select(d => d.Turns.Mailbox.Pairs));
        foreach (var from in storm.Desks)
            foreach (var to in storm.Desks)
            {
                (ActorId From, string? Pair, int Word)[] heard = [.. to.State.HeardWords.Where(h => h.From == from.Id)];
                var late = to.State.Late.Where(l => l.From == from.Id);
                Assert.All(
                    heard.GroupBy(h => h.Pair),
                    g => Assert.Equal(g.Select(h => h.Word).Order(), g.Select(h => h.Word)));
                Assert.Equal(from.State.SaidWords.Where(s => s.To == to.Id).Select(s => s.Word).Order(),
                    heard.Concat(late).Select(h => h.Word).Order());
            }
    }

    private static void Run(int seed, Action storm)
    {
        if (Record.Exception(storm) is not { } failure) return;
        Assert.Fail($"""
            {failure.Message}
            Replay: {SeedVariable}={seed} \
                dotnet run --project tests/Alliance.Core.Tests -- -class {typeof(DeliveryFuzzTests).FullName}
            """);
    }

    private sealed class Storm(int seed, bool closing = false, bool days = false)
    {
        private readonly Random _random = new(seed);
        private readonly List<Mail> _onTheLine = [];
        private readonly List<(ActorId From, ActorId To, Acknowledgement[] Answers)> _answers = [];
        private int _word;

        public Desk[] Desks { get; } = [new(Desk.Town("a")), new(Desk.Town("b")), new(Desk.Town("c"))];
        public bool IsQuiet => Desks.All(d => d.Turns.Peers.Count == 0);

        public void Step(bool faults)
        {
            var desk = Desks[_random.Next(3)];
            foreach (var other in Desks) other.Clock += new Span(_random.Next(3));
            if (days && _random.Next(20) == 0)
                foreach (var other in Desks) other.Clock += Span.FromHours(_random.Next(1, 60));
            switch (_random.Next(faults ? 8 : 4))
            {
                case 0: Commit(desk); break;
                case 1: SendAll(desk); break;
                case 2: Deliver(); break;
                case 3: Answer(); break;
                case 4 or 5: Talk(desk); break;
                case 6: Damage(); break;
                default: Commit(desk, crashBefore: _random.Next(4) == 0, crashAfter: _random.Next(4) == 0); break;
            }
        }

        public void Calm()
        {
            foreach (var desk in Desks)
            {
                Commit(desk);
                SendAll(desk);
            }
            while (_onTheLine.Count > 0) Deliver();
            foreach (var desk in Desks) Commit(desk);
            while (_answers.Count > 0) Answer();
        }

        private void Talk(Desk desk)
        {
            var to = Desks[_random.Next(3)];
            if (to == desk) return;
            if (closing) TalkOfTopic(desk, to, last: _random.Next(4) == 0);
            else desk.Do(new Say(to.Id, ++_word, _random.Next(3) switch { 0 => null, 1 => "r1", _ => "r2" }));
        }

        /// <summary>Ends what is still open, so that all pairs can be forgotten.</summary>
        public void CloseAll()
        {
            foreach (var desk in Desks)
                foreach (var to in Desks)
                    if (to != desk) TalkOfTopic(desk, to, last: true);
        }

        // A crash may take the last word of a topic back; the topic is then left open, as the actor's state says.
        private void TalkOfTopic(Desk desk, Desk to, bool last)
        {
            var about = $"{desk.Id.Key}{to.Id.Key}{desk.State.Ended.GetValueOrDefault(to.Id)}";
            desk.Do(new Say(to.Id, ++_word, about, days && _word % 2 == 0 ? null : desk.Clock.Milliseconds + 60, last));
        }

        private void SendAll(Desk desk)
        {
            foreach (var peer in desk.Turns.Peers) _onTheLine.AddRange(desk.Turns.Outgoing(peer, 8));
        }

        private void Deliver()
        {
            if (_onTheLine.Count == 0) return;
            var mail = _onTheLine[_random.Next(_onTheLine.Count)];
            _onTheLine.Remove(mail);
            var to = Desks.Single(d => d.Id == mail.Envelope.To);
            var answers = to.Take(mail);
            // A crash here takes the answer along, as it takes the turn along.
            if (Commit(to, crashBefore: _random.Next(10) == 0, crashAfter: _random.Next(10) == 0))
                _answers.Add((to.Id, mail.Envelope.From, [.. answers]));
        }

        /// <summary>What is said in passing goes over the same line.</summary>
        private bool Commit(Desk desk, bool crashBefore = false, bool crashAfter = false)
        {
            var isThrough = desk.Commit(crashBefore, crashAfter);
            _onTheLine.AddRange(desk.Advisories);
            desk.Advisories.Clear();
            return isThrough;
        }

        private void Answer()
        {
            if (_answers.Count == 0) return;
            var answer = _answers[_random.Next(_answers.Count)];
            _answers.Remove(answer);
            Desks.Single(d => d.Id == answer.To).Turns.Acknowledge(answer.From, answer.Answers);
        }

        private void Damage()
        {
            if (_onTheLine.Count == 0) return;
            var mail = _onTheLine[_random.Next(_onTheLine.Count)];
            if (_random.Next(2) == 0) _onTheLine.Remove(mail);
            else _onTheLine.Add(mail);
        }
    }
}
