using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Alliance.Core.Runtimes;
using Xunit;

namespace Alliance.Core.Tests.Mailboxes;

/// <summary>The first of a pair that may have been forgotten is handled once its sender has proven it: however many
/// there are at a time, and whoever restarts in between.</summary>
public sealed class DoubtTests
{
    private static readonly DeliveryPolicy Policy = new();
    private readonly Desk _receiver = new(Desk.Town("receiver"));

    [Fact]
    public void Thousands_of_doubtful_firsts_at_one_receiver_are_all_handled_once_in_a_few_rounds()
    {
        const int Senders = 3_000, MostRounds = 8;
        var senders = Enumerable.Range(1, Senders).Select(n => Opening(Desk.Town($"{n}"), $"{n}")).ToList();
        ForgetALaterPair();
        var deliveries = senders.ConvertAll(s => (Sender: s, Deliveries: new DeliveryScheduler(s.Turns, Policy)));
        for (var round = 0; round < MostRounds && senders.Exists(s => s.Turns.Unacknowledged > 0); round++)
            Round(deliveries, round * Policy.RedeliverAtMost);
        Assert.Equal(0, senders.Count(s => s.Turns.Unacknowledged > 0));
        Assert.Equal(Senders + 1, _receiver.State.HeardWords.Count);
        Assert.Equal(Senders + 1, _receiver.State.HeardWords.Distinct().Count());
    }

    [Fact]
    public void A_place_that_a_stray_copy_has_taken_is_free_again_after_a_while()
    {
        ForgetALaterPair();
        for (var n = 1; n <= 1_000; n++) Assert.Single(_receiver.Take(First(Opening(Desk.Town($"{n}"), $"{n}"))));
        var late = Opening(Desk.Town("late"), "late");
        Assert.Empty(_receiver.Take(First(late)));
        _receiver.Clock += Span.FromMinutes(11);
        Send(late);
        Send(late);
        Assert.Equal((late.Id, "late", 1), _receiver.State.HeardWords[^1]);
    }

    [Fact]
    public void A_sender_that_restarts_between_the_ask_and_its_proof_is_asked_again_and_heard_once()
    {
        var sender = Opening(Desk.Town("a"), "slow");
        ForgetALaterPair();
        Send(sender);
        sender.Crash();
        Assert.Equal(0, Assert.Single(First(sender)).Place!.Value.Proof);
        Send(sender);
        Send(sender);
        Assert.Empty(sender.Turns.Peers);
        Assert.Single(_receiver.State.HeardWords, h => h.From == sender.Id);
    }

    [Fact]
    public void A_receiver_that_restarts_between_the_ask_and_the_proof_asks_again_and_hears_once()
    {
        var sender = Opening(Desk.Town("a"), "slow");
        ForgetALaterPair();
        Send(sender);
        _receiver.Crash();
        var proven = First(sender);
        Send(sender);
        Assert.Single(sender.Turns.Peers);
        Send(sender);
        Assert.Empty(sender.Turns.Peers);
        _receiver.Take(proven);
        Assert.Single(_receiver.State.HeardWords, h => h.From == sender.Id);
    }

    [Fact]
    public void A_crash_between_the_proof_and_the_commit_of_what_it_proved_takes_both_back()
    {
        var sender = Opening(Desk.Town("a"), "slow");
        ForgetALaterPair();
        Send(sender);
        _receiver.Take(First(sender));
        _receiver.Commit(crashBefore: true);
        Send(sender);
        Send(sender);
        Assert.Empty(sender.Turns.Peers);
        Assert.Single(_receiver.State.HeardWords, h => h.From == sender.Id);
    }

    /// <summary>The clock stands still, as that of another silo may be behind: a number taken from it would be given
    /// twice.</summary>
    [Fact]
    public void A_copy_of_a_proof_that_was_used_proves_nothing_even_after_a_restart()
    {
        var sender = Opening(Desk.Town("a"), "slow", last: true);
        ForgetALaterPair();
        var unproven = First(sender);
        Send(sender);
        var proven = First(sender);
        sender.Clock = _receiver.Clock;
        Send(sender);
        Forget(sender);
        _receiver.Crash();
        Assert.NotEqual(proven[0].Place!.Value.Proof, Assert.Single(_receiver.Take(unproven)).Prove);
        _receiver.Take(proven);
        Assert.Single(_receiver.State.HeardWords, h => h.From == sender.Id);
    }

    private IReadOnlyList<Mail> First(Desk sender) => sender.Turns.Outgoing(_receiver.Id, 1);

    private void Send(Desk sender)
    {
        var answers = _receiver.Take(First(sender));
        _receiver.Commit();
        sender.Turns.Acknowledge(_receiver.Id, answers);
        sender.Commit();
    }

    /// <summary>Everybody sends before anybody is answered, and so with what is asked for: the worst order for a
    /// receiver that cannot remember all whom it asked.</summary>
    private void Round(IReadOnlyList<(Desk Sender, DeliveryScheduler Deliveries)> all, long now)
    {
        var underWay = all.SelectMany(a => a.Deliveries.Begin(now).Select(b => (a.Deliveries, Batch: b))).ToList();
        while (underWay.Count > 0)
        {
            var answered = underWay.ConvertAll(u => (u.Deliveries, u.Batch, Answers: _receiver.Take(u.Batch.Mail)));
            _receiver.Commit();
            underWay = [.. answered.Select(a => (a.Deliveries, Batch: a.Deliveries.Answered(a.Batch, a.Answers, now)))
                .Where(a => a.Batch is not null).Select(a => (a.Deliveries, a.Batch!))];
        }
    }

    /// <summary>A desk that has said the first of a pair, which is on its way.</summary>
    private Desk Opening(ActorId id, string about, bool last = false)
    {
        var desk = new Desk(id);
        desk.Do(new Say(_receiver.Id, 1, about, Last: last));
        desk.Commit();
        return desk;
    }

    /// <summary>From then on whatever was opened before is doubtful.</summary>
    private void ForgetALaterPair()
    {
        var other = new Desk(Desk.Town("other")) { Clock = new Instant(3) };
        other.Do(new Say(_receiver.Id, 0, "later", Last: true));
        other.Commit();
        other.Clock = _receiver.Clock = new Instant(5);
        Send(other);
        Forget(other);
    }

    /// <summary>The receiver is told that nothing is sent again.</summary>
    private void Forget(Desk sender)
    {
        _receiver.Take([.. sender.Advisories]);
        _receiver.Do(new SetAlarm("x", null));
        _receiver.Commit();
        Assert.Equal(0, _receiver.Turns.Mailbox.Pairs);
    }
}
