using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Identifiers;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Alerts;

public sealed class AlertDeskTests
{
    private static readonly Author Server = new("alliance", "server");
    private readonly Stage _stage = new(new RegionPlan().Build(), new ActorId(ActorKind.AlertDesk, "live"));

    private AlertDeskState State => (AlertDeskState)_stage.State;

    [Fact]
    public void Whoever_does_not_answer_in_time_gives_way_to_the_next_one()
    {
        Raise(7);
        Assert.Equal("li", Call(7, 1, "li").Recorded<PersonCalled>().Account);
        _stage.Now += Span.FromMinutes(2);
        var due = _stage.On(new CallDue(7, 1));
        Assert.Equal(1, due.Recorded<CallWanted>().Step);
        Assert.Equal("wang", Call(7, 2, "wang").Recorded<PersonCalled>().Account);
        // The wait of the first call has no say any more.
        Assert.Empty(_stage.On(new CallDue(7, 1)).Records);
    }

    [Fact]
    public void Of_two_servers_one_calls()
    {
        Raise(7);
        Call(7, 1, "li");
        Assert.Equal("no-call-wanted", Call(7, 1, "li").Refusal!.Code);
        Assert.Equal("no-call-wanted", Call(7, 3, "li").Refusal!.Code);
    }

    [Fact]
    public void One_call_for_several_alerts_is_on_record_for_each_and_each_is_answered_by_itself()
    {
        Raise(7);
        Raise(8);
        var called = CallTogether(7, 8);
        Assert.Equal([(7L, 1, 7L, 2), (8L, 1, 7L, 2)], called.Records.Cast<PersonCalled>()
            .Select(r => (r.Alert, r.Step, r.First!.Value, r.Named!.Value)));
        _stage.On(new AcknowledgeAlert(new Author("王强", "近尾洲镇", "wang"), 7, [Town(1)]));
        Assert.Equal([8L], State.Open.Keys);
        _stage.Now += Span.FromMinutes(2);
        Assert.Equal(8, _stage.On(new CallDue(8, 1)).Recorded<CallWanted>().Alert);
    }

    [Fact]
    public void Where_one_of_the_alerts_wants_no_call_any_more_nobody_is_called_for_the_others_either()
    {
        Raise(7);
        Raise(8);
        Call(8, 1, "li");
        Assert.Equal("no-call-wanted", CallTogether(7, 8).Refusal!.Code);
        Assert.True(State.Open[7].IsCallWanted);
        Assert.Equal("named-twice", CallTogether(7, 7).Refusal!.Code);
    }

    [Fact]
    public void The_same_news_from_another_server_raises_nothing_twice()
    {
        Raise(7);
        Assert.Empty(Raise(7).Records);
        Assert.Equal(7, State.Through);
    }

    [Fact]
    public void A_call_that_cannot_be_delivered_is_followed_by_the_next_at_once()
    {
        Raise(7);
        Call(7, 1, "li");
        var failed = _stage.On(new NoteDelivery(Server, 7, 1, "li", [new("sms", _stage.Now, "exit code 1")]));
        Assert.Equal(1, failed.Recorded<CallWanted>().Step);
        Call(7, 2, "wang");
        Assert.Single(_stage.On(new NoteDelivery(
            Server, 7, 2, "wang", [new("sms", _stage.Now, "exit code 1"), new("web-push", _stage.Now, null)])).Records);
        Assert.False(State.Open[7].IsCallWanted);
    }

    [Fact]
    public void An_acknowledgement_ends_the_calls_and_a_second_one_is_no_error()
    {
        Raise(7);
        Call(7, 1, "li");
        var acknowledge = new AcknowledgeAlert(new Author("王强", "近尾洲镇", "wang"), 7, [Town(1)]);
        Assert.Equal(1, _stage.On(acknowledge).Recorded<AlertAcknowledged>().Calls);
        var again = _stage.On(acknowledge);
        Assert.Null(again.Refusal);
        Assert.Empty(again.Records);
        Assert.Empty(State.Open);
    }

    [Fact]
    public void What_settles_the_matter_ends_the_alert()
    {
        Raise(7, "approval/c1");
        var settled = _stage.On(new TakeNews(Server, 9, [new AlertNews(9, ["approval/c1"], null)]));
        Assert.Equal(AlertEnd.Done, settled.Recorded<AlertEnded>().Why);
        Assert.Equal(9, settled.Recorded<AlertEnded>().Record);
    }

    [Fact]
    public void A_new_order_replaces_the_last_one_and_a_question_asked_again_does_not()
    {
        Raise(7, "order/s1", AlertKind.Order);
        var next = Raise(8, "order/s1", AlertKind.Order);
        Assert.Equal(AlertEnd.Replaced, next.Recorded<AlertEnded>().Why);
        Assert.Equal(8, next.Recorded<AlertRaised>().Alert);
        Raise(9, "K1");
        Assert.Empty(Raise(10, "K1").Records);
        Assert.Equal([8L, 9L], State.Open.Keys);
    }

    [Fact]
    public void Where_nobody_is_left_all_are_called_again_later()
    {
        Raise(7);
        Call(7, 1, "li");
        _stage.Now += Span.FromMinutes(2);
        _stage.On(new CallDue(7, 1));
        var nobody = _stage.On(new NoteNobodyLeft(Server, 7, 2)).Recorded<AlertUnanswered>();
        Assert.Equal((1, _stage.Now + Span.FromMinutes(15)), (nobody.Calls, nobody.Again));
        _stage.Now = nobody.Again;
        Assert.Equal(1, _stage.On(new CallDue(7, 1)).Recorded<CallWanted>().Step);
        Assert.Equal("li", Call(7, 2, "li").Recorded<PersonCalled>().Account);
        // Then the pauses grow: where nobody ever answers, the journal does not fill with calls.
        _stage.Now += Span.FromMinutes(2);
        _stage.On(new CallDue(7, 2));
        Assert.Equal(_stage.Now + Span.FromMinutes(30),
            _stage.On(new NoteNobodyLeft(Server, 7, 3)).Recorded<AlertUnanswered>().Again);
    }

    [Fact]
    public void The_least_pressing_gives_way_where_too_many_are_open()
    {
        for (var n = 1; n <= AlertDesk.MostOpen; n++)
            Raise(n, priority: n == 5 ? Priority.Routine : Priority.LifeSaving);
        var crowded = Raise(AlertDesk.MostOpen + 1);
        Assert.Equal((5, AlertEnd.CrowdedOut),
            (crowded.Recorded<AlertEnded>().Alert, crowded.Recorded<AlertEnded>().Why));
        Assert.Equal(AlertDesk.MostOpen, State.Open.Count);
    }

    [Fact]
    public void An_answer_that_is_too_late_after_a_time_lets_three_people_be_called_before()
    {
        var minute = Span.FromMinutes(1);
        Assert.Equal(Span.FromMinutes(2), AlertPolicy.Usual.WaitOf(Priority.LifeSaving, default, null));
        Assert.Equal(Span.FromMinutes(15), AlertPolicy.Usual.WaitOf(Priority.Routine, default, null));
        Assert.Equal(
            minute, AlertPolicy.Usual.WaitOf(Priority.Urgent, default, default(Instant) + Span.FromMinutes(3)));
    }

    private Turn Raise(
        long alert, string? matter = null, AlertKind kind = AlertKind.Decision,
        Priority priority = Priority.LifeSaving) =>
        _stage.On(new TakeNews(Server, alert, [new AlertNews(alert, [], new AlertRaised(
            alert, default, kind, priority, Town(1), matter, null, Span.FromMinutes(2)))]));

    private Turn CallTogether(long first, long second) => _stage.On(new NoteCall(
        Server, first, 1, "li", "li", Town(1), [new FurtherCall(second, 1, Town(1))]));

    private Turn Call(long alert, int step, string account) =>
        _stage.On(new NoteCall(Server, alert, step, account, account, Town(1)));
}
