using Alliance.Core.Actors;
using Alliance.Core.Mailboxes;
using Alliance.Core.Runtimes;
using Xunit;

namespace Alliance.Core.Tests.Mailboxes;

public sealed class MailboxTests
{
    private const string Request = "430422106-01-R01";
    private readonly Desk _a = new(Desk.Town("a"));
    private readonly Desk _b = new(Desk.Town("b"));

    private IReadOnlyList<Mail> Out() => _a.Turns.Outgoing(_b.Id, 100);

    private void Exchange()
    {
        var answers = _b.Take(Out());
        _b.Commit();
        _a.Turns.Acknowledge(_b.Id, answers);
        _a.Commit();
    }

    /// <summary>Delivers what one has told the other in passing.</summary>
    private static void Tell(Desk from, Desk to)
    {
        to.Take([.. from.Advisories]);
        from.Advisories.Clear();
    }

    /// <summary>Something else is done and committed.</summary>
    private static void Next(Desk desk)
    {
        desk.Do(new SetAlarm("x", null));
        desk.Commit();
    }

    [Fact]
    public void Mail_leaves_only_after_the_commit_that_wrote_it()
    {
        _a.Do(new Say(_b.Id, 1));
        Assert.Empty(Out());
        _a.Commit();
        Assert.Single(Out());
    }

    [Fact]
    public void What_is_acknowledged_leaves_the_outbox_and_wants_a_commit_that_may_wait()
    {
        _a.Do(new Say(_b.Id, 1));
        _a.Commit();
        _a.Turns.Acknowledge(_b.Id, _b.Take(Out()));
        Assert.Empty(Out());
        Assert.Empty(_a.Turns.Peers);
        Assert.True(_a.Turns.WantsCommit);
        Assert.False(_a.Turns.NeedsCommit);
    }

    [Fact]
    public void I11_repeated_mail_is_handled_once_and_acknowledged_again()
    {
        _a.Do(new Say(_b.Id, 1));
        _a.Commit();
        var mail = Out();
        Assert.Equal(_b.Take(mail), _b.Take(mail));
        Assert.Single(_b.State.HeardWords);
    }

    [Fact]
    public void Mail_after_a_gap_waits_even_in_a_pair_not_known_yet()
    {
        _a.Do(new Say(_b.Id, 1));
        _a.Do(new Say(_b.Id, 2));
        _a.Commit();
        var mail = Out();
        Assert.Empty(_b.Take(mail[1]));
        _b.Take(mail);
        Assert.Equal([1, 2], _b.State.HeardWords.Select(h => h.Word));
    }

    [Fact]
    public void Late_repeats_of_a_forgotten_pair_are_closed_unread_and_count_as_acknowledged()
    {
        _a.Do(new Say(_b.Id, 1, Request));
        _a.Commit();
        Exchange();
        _a.Do(new Say(_b.Id, 2, Request, Last: true));
        _a.Commit();
        var last = Out();
        _a.Clock = new Instant(1);
        Exchange();
        Tell(_a, _b);
        Next(_b);
        Assert.Equal(0, _b.Turns.Mailbox.Pairs);
        Assert.Equal([new Acknowledgement(Request, new Instant(0), 2)], _b.Take(last));
        Assert.Equal(2, _b.State.HeardWords.Count);
    }

    [Fact]
    public void Both_sides_forget_a_pair_as_soon_as_each_knows_that_the_other_sends_nothing_again()
    {
        _a.Do(new Say(_b.Id, 1, Request, Until: 1_000_000));
        _a.Commit();
        Exchange();
        _b.Do(new Say(_a.Id, 7, Request));
        _b.Commit();
        _b.Turns.Acknowledge(_a.Id, _a.Take(_b.Turns.Outgoing(_a.Id, 100)));
        _a.Do(new Say(_b.Id, 2, Request, Last: true));
        _a.Commit();
        _a.Clock = _b.Clock = new Instant(5);
        Exchange();
        Tell(_a, _b);
        Next(_b);
        Assert.Equal(0, _b.Turns.Mailbox.Pairs);
        Assert.Equal(2, _a.Turns.Mailbox.Pairs);
        Tell(_b, _a);
        Next(_a);
        Assert.Equal(0, _a.Turns.Mailbox.Pairs);
    }

    [Fact]
    public void That_nothing_is_sent_again_is_said_only_once_it_is_durable()
    {
        _a.Do(new Say(_b.Id, 1, Request, Last: true));
        _a.Commit();
        var answers = _b.Take(Out());
        _b.Commit();
        _a.Turns.Acknowledge(_b.Id, answers);
        Assert.Empty(_a.Turns.TakeAdvisories());
        _a.Commit();
        Assert.Single(_a.Advisories);
    }

    [Fact]
    public void A_stray_first_of_a_forgotten_pair_is_not_handled_again_since_nobody_proves_it()
    {
        _a.Do(new Say(_b.Id, 1, Request, Last: true));
        _a.Commit();
        var stray = Out();
        _a.Clock = _b.Clock = new Instant(5);
        Exchange();
        Tell(_a, _b);
        Next(_b);
        var answer = Assert.Single(_b.Take(stray));
        Assert.Equal((0, true), (answer.Through, answer.Prove != 0));
        Assert.Equal(0, _a.Turns.Acknowledge(_b.Id, [answer]));
        Assert.Empty(Out());
        Assert.Single(_b.State.HeardWords);
    }

    [Fact]
    public void A_first_that_was_long_on_its_way_is_proven_by_its_sender_and_handled_once()
    {
        const string Other = "430422106-01-R02";
        _a.Do(new Say(_b.Id, 1, Other));
        _a.Commit();
        var slow = Out();
        _a.Clock = new Instant(3);
        _a.Do(new Say(_b.Id, 2, Request, Last: true));
        _a.Commit();
        var quick = Out().Where(m => m.Request == Request).ToList();
        _b.Clock = new Instant(5);
        _a.Turns.Acknowledge(_b.Id, _b.Take(quick));
        _b.Commit();
        _a.Commit();
        Tell(_a, _b);
        Next(_b);
        Assert.Equal(0, _a.Turns.Acknowledge(_b.Id, _b.Take(slow)));
        var proven = Out();
        Assert.NotEmpty(_b.Take(proven));
        Assert.Equal(_b.Take(proven), _b.Take(slow));
        Assert.Equal([2, 1], _b.State.HeardWords.Select(h => h.Word));
    }

    [Fact]
    public void A_proof_is_sent_as_soon_as_it_is_asked_for_but_only_once_in_a_round()
    {
        _a.Do(new Say(_b.Id, 1, Request));
        _a.Commit();
        var deliveries = new DeliveryScheduler(_a.Turns, new DeliveryPolicy());
        var first = Assert.Single(deliveries.Begin(0));
        var second = deliveries.Answered(first, [new Acknowledgement(Request, default, 0, Prove: 7)], 1);
        Assert.Equal(7, Assert.Single(second!.Mail).Place!.Value.Proof);
        Assert.Null(deliveries.Answered(second, [new Acknowledgement(Request, default, 0, Prove: 8)], 2));
        Assert.Equal(2 + new DeliveryPolicy().RedeliverAfter, deliveries.NextTry(2));
    }

    [Fact]
    public void A_pair_opened_anew_starts_anew_at_a_receiver_that_has_not_forgotten()
    {
        _a.Do(new Say(_b.Id, 1, Request, Until: 1_000, Last: true));
        _a.Commit();
        Exchange();
        _a.Clock = new Instant(1_001);
        Next(_a);
        _a.Do(new Say(_b.Id, 2, Request, Until: 5_000));
        _a.Commit();
        Exchange();
        Assert.Equal([1, 2], _b.State.HeardWords.Select(h => h.Word));
        Assert.Empty(_a.Turns.Peers);
    }

    [Fact]
    public void Nothing_may_follow_the_last_message_of_a_pair()
    {
        _a.Do(new Say(_b.Id, 1, Request, Last: true));
        Assert.Throws<InvalidOperationException>(() => _a.Do(new Say(_b.Id, 2, Request)));
    }

    [Fact]
    public void Advisory_mail_costs_no_number_no_outbox_and_no_commit()
    {
        var answers = _b.Take(new Mail(new Envelope(_a.Id, _b.Id, default, 1, new Hush("boats?")), null));
        _b.Commit();
        Assert.Empty(answers);
        Assert.Equal(0, _b.Commits);
        Assert.Equal(new HushEcho("boats?"), Assert.Single(_b.Advisories).Envelope.Body);
        Assert.Equal(0, _b.Turns.Version);
    }

    [Fact]
    public void Timers_fire_in_order_of_time_then_key_and_are_replaced_and_taken_back_by_key()
    {
        foreach (var (key, at) in ((string, long?)[])[
            ("c", 30), ("b", 20), ("a", 20), ("d", 5), ("c", 10), ("d", null), ("e", 99)])
            _a.Do(new SetAlarm(key, at));
        Assert.Equal(new Instant(10), _a.Turns.Mailbox.NextDue);
        _a.Clock = new Instant(50);
        while (_a.Turns.FireNext(_a.Now)) { }
        Assert.Equal(["c", "a", "b"], _a.State.Rung);
        Assert.Equal(new Instant(99), _a.Turns.Mailbox.NextDue);
    }

    [Fact]
    public void A_clock_that_is_set_back_does_not_turn_an_actor_back()
    {
        _a.Clock = new Instant(100);
        _a.Do(new Say(_b.Id, 1));
        _a.Clock = new Instant(40);
        _a.Do(new Say(_b.Id, 2));
        _a.Commit();
        Assert.All(Out(), m => Assert.Equal(new Instant(100), m.Envelope.SentAt));
    }

    [Fact]
    public void A_refused_command_changes_nothing()
    {
        Assert.Equal("nothing", _a.Do(new SayNothing()).Refusal?.Code);
        Assert.False(_a.Turns.NeedsCommit);
        Assert.Null(_a.Turns.TakeDraft([]));
    }

    [Fact]
    public void A_peer_whose_mail_piles_up_gets_no_answer_to_its_calls_and_at_last_stops_the_sender()
    {
        var full = new Desk(Desk.Town("full"), new MailboxLimits(PerPeer: 2, InAll: 4));
        full.Do(new Say(_b.Id, 1));
        full.Do(new Say(_b.Id, 2));
        full.Take(new Mail(new Envelope(_b.Id, full.Id, default, 1, new Hush("boats?")), null));
        full.Commit();
        Assert.Empty(full.Advisories);
        full.Do(new Say(_b.Id, 3));
        full.Do(new Say(_b.Id, 4));
        Assert.Equal("peers-behind", full.Do(new Say(_b.Id, 5)).Refusal?.Code);
    }

    [Fact]
    public void Who_is_read_back_is_told_and_sends_again_what_was_not_acknowledged()
    {
        _a.Do(new Say(_b.Id, 1));
        _a.Commit();
        _a.Do(new Say(_b.Id, 2));
        _a.Commit(crashBefore: true);
        Assert.Equal(1, _a.State.Restored);
        Assert.Equal(1, ((Said)Assert.Single(Out()).Envelope.Body).Word);
    }
}
