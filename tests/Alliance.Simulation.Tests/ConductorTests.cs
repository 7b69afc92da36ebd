using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Simulation.Radios;
using Alliance.Simulation.Runs;
using static Alliance.Simulation.Tests.ToyRuns;

namespace Alliance.Simulation.Tests;

public sealed class ConductorTests
{
    [Fact]
    public void A_run_ends_at_rest_at_the_moment_of_the_last_thing_that_happened()
    {
        var result = Setup(
                (message, turn) =>
                {
                    if (message is Go)
                        turn.At("ring", new Instant(9_999_999), new Ring("late"));
                    else
                        turn.Record(new Said("rung"));
                },
                (100, 1))
            .Run();

        Assert.True(result.AtRest);
        Assert.Equal(9_999_999, result.EndedAt.Milliseconds);
        Assert.Equal(1, result.Records);
        Assert.Equal(0, result.Messages);
        Assert.Equal(1, result.Activated[ActorKind.Township]);
    }

    [Fact]
    public void A_run_stops_after_the_last_tick_it_was_asked_for()
    {
        var setup = Setup(
            (message, turn) =>
            {
                turn.Record(new Said("tick"));
                turn.At("next", turn.Now + new Span(100), new Ring(""));
            },
            (0, 1));
        var result = (setup with { Until = new Instant(5_000) }).Run();

        Assert.False(result.AtRest);
        Assert.Equal(5_000, result.EndedAt.Milliseconds);
        Assert.Equal(51, result.Records);
    }

    [Fact]
    public void A_timer_set_again_replaces_the_earlier_one_and_a_cancelled_one_never_rings()
    {
        var setup = Setup(
            (message, turn) =>
            {
                if (message is Ring(var what))
                {
                    turn.Record(new Said(what));
                    return;
                }

                turn.At("near", turn.Now + new Span(10), new Ring("near, first"));
                turn.At("near", turn.Now + new Span(20), new Ring("near, second"));
                turn.At("far", turn.Now + new Span(100_000), new Ring("far, first"));
                turn.At("far", turn.Now + new Span(50_000), new Ring("far, second"));
                turn.At("gone", turn.Now + new Span(30), new Ring("gone"));
                turn.At("gone far", turn.Now + new Span(30_000), new Ring("gone far"));
                turn.Cancel("gone");
                turn.Cancel("gone far");
                turn.At("past", new Instant(0), new Ring("past"));
            },
            (1_000, 1));

        Assert.Equal([(1_000, "past"), (1_020, "near, second"), (51_000, "far, second")], setup.Says());
    }

    [Fact]
    public void Timers_of_a_tick_come_after_its_mail_and_in_order_of_their_keys()
    {
        var setup = Setup(
            (message, turn) =>
            {
                if (message is Ring(var what))
                    turn.Record(new Said(what));
                else if (turn.Now.Milliseconds == 0)
                {
                    turn.At("b", new Instant(1_000), new Ring("b"));
                    turn.At("a", new Instant(1_000), new Ring("a"));
                }
                else
                    turn.Record(new Said("command"));
            },
            (0, 1),
            (1_000, 1));

        Assert.Equal([(1_000, "command"), (1_000, "a"), (1_000, "b")], setup.Says());
    }

    [Fact]
    public void A_timer_that_sets_itself_for_now_for_ever_ends_the_run_with_its_name()
    {
        var setup = Setup((message, turn) => turn.At("loop", turn.Now, new Ring("")), (0, 1));

        var failure = Assert.Throws<RunFailedException>(() => setup.Run());

        Assert.Contains("'loop'", failure.Message);
        Assert.Contains("Township/430422101", failure.Message);
    }

    [Fact]
    public void Mail_to_oneself_is_handled_within_the_turn_and_mail_to_others_a_lookahead_later()
    {
        var setup = Setup(
            (message, turn) =>
            {
                turn.Record(new Said($"{message.GetType().Name} at {turn.Self.Key}"));
                if (message is not Go)
                    return;
                turn.Send(turn.Self, new Ball(0));
                turn.Send(Township(2), new Ball(0));
            },
            (1_999, 1));

        Assert.Equal(
            [(1_999, "Go at 430422101"), (1_999, "Ball at 430422101"), (3_999, "Ball at 430422102")], setup.Says());
    }

    [Fact]
    public void Assured_mail_of_a_pair_arrives_in_the_order_it_was_sent_whatever_is_lost()
    {
        var setup = Setup(
            (message, turn) =>
            {
                if (message is Ball(var number))
                    turn.Record(new Said($"{number}"));
                else
                    for (var i = 0; i < 200; i++)
                        turn.Send(Township(2), new Ball(i));
            },
            (0, 1)
        ) with
        {
            Radio = new RadioSetup { Jitter = new Span(5_000), LossPermille = 300 },
        };

        var said = setup.Says().ToList();

        Assert.Equal(Enumerable.Range(0, 200).Select(i => $"{i}"), said.Select(s => s.What));
        Assert.True(said[^1].At > 30_000, "Something was lost and tried again.");
    }

    [Fact]
    public void An_outage_loses_advisory_mail_and_delays_assured_mail_until_it_is_over()
    {
        var setup = Setup(
            (message, turn) =>
            {
                if (message is not Go)
                    turn.Record(new Said(message.GetType().Name));
                else
                {
                    turn.Send(Township(2), new Ball(0));
                    turn.Send(Township(2), new Shout(0));
                }
            },
            (0, 1),
            (10_000, 1),
            (7_200_000, 1)
        ) with
        {
            Radio = new RadioSetup
            {
                Outages =
                    [new Outage(Township(1).Key, new Instant(10_000), Instant.Start + Span.FromHours(2))],
            },
        };

        var said = setup.Says().ToList();

        Assert.Equal([(2_000, "Ball"), (2_000, "Shout"), (7_202_000, "Shout")], said.Where(s => s.At != said[^1].At));
        Assert.Equal("Ball", said[^1].What);
        Assert.InRange(said[^1].At, 7_202_000, 7_202_000 + (20 * 60_000));
    }

    [Fact]
    public void An_outage_between_other_places_loses_nothing()
    {
        var setup = Setup(
            (message, turn) =>
            {
                if (message is Go)
                    turn.Send(Township(2), new Shout(0));
                else
                    turn.Record(new Said("heard"));
            },
            (10_000, 1)
        ) with
        {
            Radio = new RadioSetup { Outages = [new Outage(Township(3).Key, Instant.Start, new Instant(100_000))] },
        };

        Assert.Equal([(12_000, "heard")], setup.Says());
    }

    [Fact]
    public void A_version_of_the_region_holds_for_everyone_from_one_lookahead_after_its_cause()
    {
        var setup = Setup(
            (message, turn) =>
            {
                if (turn.Self == Township(1))
                    turn.Record(new Changed());
                else
                    turn.Record(new Said($"{turn.Region.Version}"));
            },
            (500, 1),
            (2_499, 2),
            (2_500, 2),
            (2_500, 3),
            (9_000, 4));

        var records = setup.Records(shards: 3);

        Assert.Equal([1, 1, 2, 2, 2], records.Select(r => r.RegionVersion));
        Assert.Equal(["1", "2", "2", "2"], records.Skip(1).Select(r => ((Said)r.Body).What));
    }

    [Fact]
    public void The_people_of_an_actor_answer_its_notices_with_commands()
    {
        var records = Storm().Records();

        Assert.Contains(records, r => r.Author?.Name == "王芳");
        Assert.Equal(Enumerable.Range(1, records.Count).Select(n => (long)n), records.Select(r => r.Number));
        Assert.Equal(
            records.OrderBy(r => r.At).ThenBy(r => r.Actor).Select(r => r.Number), records.Select(r => r.Number));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_journal_is_the_same_for_any_number_of_shards(int shards)
    {
        var one = Storm().Run();
        var cut = Storm().Run(shards);

        Assert.Equal(one.JournalSha256, cut.JournalSha256);
        Assert.Equal(one.Messages, cut.Messages);
        Assert.Equal(one.EndedAt, cut.EndedAt);
        Assert.True(one.Records > 300);
    }

    [Fact]
    public void Another_seed_gives_another_journal() =>
        Assert.NotEqual(Storm(7).Run().JournalSha256, Storm(8).Run().JournalSha256);
}
