using Alliance.Core.Actors;
using Xunit;

namespace Alliance.Core.Tests.Mailboxes;

/// <summary>What was not read is not acknowledged, whatever its receiver has forgotten and however long its sender was
/// away.</summary>
public sealed class UnreadTests
{
    private const string Request = "430422106-01-R01";
    private readonly Desk _a = new(Desk.Town("a"));
    private readonly Desk _b = new(Desk.Town("b"));

    [Fact]
    public void A_message_that_follows_a_first_which_came_too_late_is_read_however_much_later_it_comes()
    {
        Say(_a, _b, 1, until: 10);
        _b.Clock = new Instant(20);
        Carry(_a, _b);
        Assert.Equal([1], _b.State.Late.Select(l => l.Word));
        LongAfter();
        Say(_a, _b, 2);
        Carry(_a, _b);
        Assert.Equal([2], _b.State.HeardWords.Select(h => h.Word));
    }

    [Fact]
    public void A_message_that_was_under_way_while_its_receiver_ended_the_conversation_is_read()
    {
        Say(_a, _b, 1, until: 10);
        Carry(_a, _b);
        Say(_a, _b, 2);
        _b.Clock = new Instant(20);
        Say(_b, _a, 7, last: true);
        Carry(_b, _a);
        LongAfter();
        Carry(_a, _b);
        Assert.Equal([1, 2], _b.State.HeardWords.Select(h => h.Word));
    }

    [Fact]
    public void What_was_read_but_not_acknowledged_for_more_than_a_day_is_not_read_again()
    {
        Say(_a, _b, 1, until: 10);
        Say(_a, _b, 2, last: true);
        _b.Take(_a.Turns.Outgoing(_b.Id, 10));
        _b.Commit();
        LongAfter();
        for (var attempt = 1; attempt <= 3; attempt++) Carry(_a, _b);
        Assert.Empty(_a.Turns.Peers);
        Assert.Equal([1, 2], _b.State.HeardWords.Select(h => h.Word));
        Assert.Empty(_b.State.Late);
    }

    private static void Say(Desk from, Desk to, int word, long? until = null, bool last = false)
    {
        from.Do(new Say(to.Id, word, Request, until, last));
        from.Commit();
    }

    private static void Carry(Desk from, Desk to)
    {
        var answers = to.Take(from.Turns.Outgoing(to.Id, 10));
        to.Commit();
        from.Turns.Acknowledge(to.Id, answers);
        from.Commit();
    }

    /// <summary>Two days pass; the receiver does something else, so that it forgets what it can.</summary>
    private void LongAfter()
    {
        _a.Clock = _b.Clock = new Instant(20) + Span.FromHours(48);
        _b.Do(new SetAlarm("x", null));
        _b.Commit();
    }
}
