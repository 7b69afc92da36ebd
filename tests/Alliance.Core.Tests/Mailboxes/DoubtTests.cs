using Alliance.Core.Actors;
using Alliance.Core.Mailboxes;
using Xunit;

namespace Alliance.Core.Tests.Mailboxes;

/// <summary>The first of a pair that may have been forgotten is handled once its sender has proven it: however many there are at a time, and whoever restarts in between.</summary>
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
        var deliveries = senders.ConvertAll(s => (Sender: s, Deliveries: new Deliveries(s.Pump, Policy)));
        for (var round = 0; round < MostRounds && senders.Exists(s => s.Pump.Unacknowledged > 0); round++) Round(deliveries, round * Policy.RedeliverAtMost);
        Assert.Equal(0, senders.Count(s => s.Pump.Unacknowledged > 0));
        Assert.Equal(Senders + 1, _receiver.State.HeardWords.Count);
        Assert.Equal(Senders + 1, _receiver.State.HeardWords.Distinct().Count());
    }

    /// <summary>Everybody sends before anybody is answered, and so with what is asked for: the worst order for a receiver that cannot remember all whom it asked.</summary>
    private void Round(IReadOnlyList<(Desk Sender, Deliveries Deliveries)> all, long now)
    {
        var underWay = all.SelectMany(a => a.Deliveries.Begin(now).Select(b => (a.Deliveries, Batch: b))).ToList();
        while (underWay.Count > 0)
        {
            var answered = underWay.ConvertAll(u => (u.Deliveries, u.Batch, Answers: _receiver.Take(u.Batch.Mail)));
            _receiver.Commit();
            underWay = [.. answered.Select(a => (a.Deliveries, Batch: a.Deliveries.Answered(a.Batch, a.Answers, now))).Where(a => a.Batch is not null).Select(a => (a.Deliveries, a.Batch!))];
        }
    }

    /// <summary>A desk that has said the first of a pair, which is on its way.</summary>
    private Desk Opening(ActorId id, string about)
    {
        var desk = new Desk(id);
        desk.Do(new Say(_receiver.Id, 1, about));
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
        other.Pump.Acknowledge(_receiver.Id, _receiver.Take(other.Pump.Outgoing(_receiver.Id, 1)));
        _receiver.Commit();
        other.Commit();
        _receiver.Take([.. other.Advisories]);
        _receiver.Do(new SetAlarm("x", null));
        _receiver.Commit();
        Assert.Equal(0, _receiver.Pump.Mailbox.Pairs);
    }
}
