using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Mailboxes;
using Xunit;

namespace Alliance.Core.Tests.Mailboxes;

/// <summary>How both ends get rid of a pair though words are lost and actors restart: nothing is handled twice for it,
/// and nobody remembers for ever.</summary>
public sealed class PairEndTests
{
    private const string Request = "430422106-01-R01";
    private static readonly ActorId TheRequest = new(ActorKind.AidRequest, Request);
    private readonly Desk _a = new(Desk.Town("a"));
    private readonly Desk _b = new(Desk.Town("b"));

    public static TheoryData<string> Finished => ["b", Request];

    [Fact]
    public void Who_is_not_told_that_nothing_is_sent_again_asks_after_an_hour_and_forgets()
    {
        Say(_a, _b, last: true);
        Carry(_a, _b);
        _a.Advisories.Clear();
        Later(_a, _b, Span.FromMinutes(59));
        Assert.Empty(_b.Advisories);
        Later(_a, _b, Span.FromMinutes(2));
        Tell(_b, _a);
        Tell(_a, _b);
        Later(_a, _b, default);
        Assert.Equal((0, 0), (_a.Turns.Mailbox.Pairs, _b.Turns.Mailbox.Pairs));
    }

    [Fact]
    public void Whether_anything_is_sent_again_is_asked_each_hour_until_it_is_answered()
    {
        Say(_a, _b, last: true);
        Carry(_a, _b);
        _a.Advisories.Clear();
        for (var hour = 1; hour <= 3; hour++)
        {
            Later(_a, _b, Span.FromMinutes(61));
            Later(_a, _b, Span.FromMinutes(1));
            Assert.Single(_b.Advisories);
            _b.Advisories.Clear();
        }
    }

    [Fact]
    public void Who_was_told_by_nobody_of_many_pairs_asks_of_a_few_at_a_time_and_of_all_in_the_end()
    {
        const int Pairs = 50;
        for (var n = 1; n <= Pairs; n++)
        {
            var sender = new Desk(Desk.Town($"{n}"));
            Say(sender, _b, last: true);
            Carry(sender, _b);
        }

        Later(_a, _b, Span.FromHours(2));
        Assert.Equal(16, _b.Advisories.Count);
        for (var commit = 2; commit <= 4; commit++) Later(_a, _b, default);
        Assert.Equal(Pairs, _b.Advisories.Select(m => m.Envelope.To).Distinct().Count());
        Assert.Equal(Pairs, _b.Advisories.Count);
    }

    [Fact]
    public void Who_still_has_something_of_a_pair_in_its_outbox_does_not_say_that_it_is_over()
    {
        Say(_a, _b, last: true);
        _b.Take(Out(_a, _b));
        Later(_a, _b, Span.FromHours(2));
        Tell(_b, _a);
        Later(_a, _b, default);
        Assert.Empty(_a.Advisories);
        Carry(_a, _b);
        Tell(_a, _b);
        Later(_a, _b, default);
        Assert.Equal(0, _b.Turns.Mailbox.Pairs);
        Assert.Single(_b.State.HeardWords);
    }

    [Fact]
    public void That_a_pair_is_over_is_not_said_on_an_acknowledgement_that_a_crash_takes_back()
    {
        Say(_a, _b, last: true);
        var answers = _b.Take(Out(_a, _b));
        _a.Clock = _b.Clock = new Instant(1);
        Later(_a, _b, Span.FromHours(2));
        var asked = _b.Advisories.ToList();
        _a.Turns.Acknowledge(_b.Id, answers);
        _a.Take(asked);
        Assert.Empty(_a.Turns.TakeAdvisories());
        _a.Commit(crashBefore: true);
        Assert.Empty(_a.Advisories);
        Assert.Single(Out(_a, _b));
        Carry(_a, _b);
        Tell(_a, _b);
        Later(_a, _b, default);
        Assert.Single(_b.State.HeardWords);
        Assert.Equal(0, _b.Turns.Mailbox.Pairs);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_receiver_that_crashes_between_a_turn_and_its_acknowledgement_handles_it_once(
        bool crashBefore, bool crashAfter)
    {
        Say(_a, _b, last: true);
        _b.Take(Out(_a, _b));
        Assert.False(_b.Commit(crashBefore, crashAfter));
        Assert.Equal(crashAfter ? 1 : 0, _b.State.HeardWords.Count);
        Carry(_a, _b);
        Assert.Empty(_a.Turns.Peers);
        Assert.Single(_b.State.HeardWords);
        Assert.Single(_b.Journal);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_sender_that_crashes_between_an_acknowledgement_and_its_commit_sends_again_what_is_handled_once(
        bool crashBefore, bool crashAfter)
    {
        Say(_a, _b, last: true);
        var answers = _b.Take(Out(_a, _b));
        _b.Commit();
        _a.Turns.Acknowledge(_b.Id, answers);
        _a.Commit(crashBefore, crashAfter);
        Assert.Empty(_a.Advisories);
        Assert.Equal(crashBefore ? 1 : 0, Out(_a, _b).Count);
        Carry(_a, _b);
        Later(_a, _b, Span.FromHours(2));
        Tell(_b, _a);
        Tell(_a, _b);
        Later(_a, _b, default);
        Assert.Equal((0, 0), (_a.Turns.Mailbox.Pairs, _b.Turns.Mailbox.Pairs));
        Assert.Single(_b.State.HeardWords);
    }

    [Theory]
    [MemberData(nameof(Finished))]
    public void A_finished_receiver_that_left_memory_acknowledges_a_late_copy_and_does_not_handle_it_again(string key)
    {
        var finished = FinishedAfterOneWord(key, out var copy);
        var commits = finished.Commits;
        Assert.Equal([new Acknowledgement(Request, default, 1, IsOver: key == Request)], finished.Take(copy));
        finished.Commit();
        Assert.Single(finished.State.HeardWords);
        Assert.Equal((commits, true), (finished.Commits, finished.Turns.IsFinished));
    }

    [Theory]
    [MemberData(nameof(Finished))]
    public void A_finished_receiver_that_left_memory_handles_the_first_of_a_new_pair_and_is_finished_again(string key)
    {
        var finished = FinishedAfterOneWord(key, out _);
        var other = new Desk(Desk.Town("other"));
        Later(_a, other, Span.FromMinutes(1));
        foreach (var sender in (Desk[])[other, _a])
        {
            Say(sender, finished);
            Carry(sender, finished);
            Assert.Empty(sender.Turns.Peers);
        }

        Assert.Equal([_a.Id, other.Id, _a.Id], finished.State.HeardWords.Select(h => h.From));
        finished.Leave();
        Assert.Equal(3, finished.State.HeardWords.Count);
    }

    [Theory]
    [MemberData(nameof(Finished))]
    public void A_finished_receiver_out_of_memory_needs_no_commit_for_a_late_word_that_a_pair_is_over(string key)
    {
        var finished = FinishedAfterOneWord(key, out var copy);
        var over = key == Request ? OverOfAnother(finished.Id) : Assert.Single(_a.Advisories);
        foreach (var word in (Mail[])[over with { Envelope = over.Envelope with { From = Desk.Town("nobody") } }, over,
            over]) finished.Take(word);
        Assert.True(finished.Turns.IsFinished);
        finished.Commit();
        finished.Leave();
        finished.Take(copy);
        Assert.Single(finished.State.HeardWords);
    }

    [Fact]
    public void Who_writes_to_a_settled_request_that_does_not_write_back_forgets_the_pair_by_its_acknowledgement()
    {
        var request = new Desk(TheRequest);
        request.Do(new CloseDown());
        request.Commit();
        foreach (var _ in (int[])[1, 2])
        {
            Later(_a, request, Span.FromMinutes(1));
            Say(_a, request);
            Carry(_a, request);
            Later(_a, request, Span.FromMinutes(1));
            Assert.Equal(0, _a.Turns.Mailbox.Pairs);
        }

        Assert.Equal(2, request.State.HeardWords.Count);
    }

    /// <summary>The request itself is told by nobody that a pair is over; it is to stand a word that was meant for
    /// another.</summary>
    private Mail OverOfAnother(ActorId to)
    {
        Say(_a, _b, last: true);
        Carry(_a, _b);
        var over = Assert.Single(_a.Advisories);
        return over with { Envelope = over.Envelope with { To = to } };
    }

    /// <summary>It has heard one word, the last of its pair, come to its end and been read back.</summary>
    private Desk FinishedAfterOneWord(string key, out IReadOnlyList<Mail> copy)
    {
        var finished = new Desk(key == Request ? TheRequest : Desk.Town(key));
        Say(_a, finished, last: true);
        copy = Out(_a, finished);
        Carry(_a, finished);
        finished.Do(new CloseDown());
        finished.Commit();
        finished.Leave();
        return finished;
    }

    private static void Say(Desk from, Desk to, bool last = false)
    {
        from.Do(new Say(to.Id, 1, Request, Last: last));
        from.Commit();
    }

    private static IReadOnlyList<Mail> Out(Desk from, Desk to) => from.Turns.Outgoing(to.Id, 10);

    private static void Carry(Desk from, Desk to)
    {
        var answers = to.Take(Out(from, to));
        to.Commit();
        from.Turns.Acknowledge(to.Id, answers);
        from.Commit();
    }

    /// <summary>Delivers what one has told the other in passing.</summary>
    private static void Tell(Desk from, Desk to)
    {
        to.Take([.. from.Advisories]);
        from.Advisories.Clear();
        to.Commit();
    }

    /// <summary>Time passes, and both do something else, so that they forget what they can.</summary>
    private static void Later(Desk one, Desk other, Span span)
    {
        foreach (var desk in (Desk[])[one, other])
        {
            desk.Clock += span;
            desk.Do(new SetAlarm("x", null));
            desk.Commit();
        }
    }
}
