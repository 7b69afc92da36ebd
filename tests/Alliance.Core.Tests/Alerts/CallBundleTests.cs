using Alliance.Core.Actors;
using Alliance.Core.Alerts;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Alerts;

/// <summary>A person who is wanted for several alerts within a short time is called once.</summary>
public sealed class CallBundleTests
{
    private static readonly Instant Start = new(1_000_000);
    private readonly List<PlannedCall> _planned = [];

    [Fact]
    public void Fifty_notices_to_one_person_are_one_call_once_the_window_is_over()
    {
        for (var n = 1; n <= 50; n++) Wanted(n, "li", at: Start + new Span(n * 100));
        var end = Start + new Span(100) + AlertPolicy.Usual.UrgentWindow;
        var (before, next) = At(end + new Span(-1));
        Assert.Empty(before);
        Assert.Equal(end, next);
        Assert.Equal(Enumerable.Range(1, 50).Select(n => (long)n), Assert.Single(At(end).Due));
        Assert.Null(At(end).Next);
    }

    [Fact]
    public void What_is_life_saving_goes_out_at_once_and_first_and_takes_along_what_waits_for_the_same_person()
    {
        Wanted(3, "li", Priority.Routine);
        Wanted(4, "li");
        Wanted(5, "wang");
        Wanted(9, "li", Priority.LifeSaving);
        var (due, next) = At(Start);
        Assert.Equal([9, 4, 3], Assert.Single(due));
        // Somebody else's call still waits.
        Assert.Equal(Start + Span.FromSeconds(30), next);
    }

    [Fact]
    public void What_is_routine_goes_along_with_what_is_urgent()
    {
        Wanted(3, "li", Priority.Routine);
        Wanted(4, "li", at: Start + Span.FromSeconds(10));
        Assert.Empty(At(Start + Span.FromSeconds(39)).Due);
        Assert.Equal([4, 3], Assert.Single(At(Start + Span.FromSeconds(40)).Due));
    }

    [Fact]
    public void The_next_step_of_another_alert_goes_along()
    {
        Wanted(3, "wang").Alert.Calls = 1;
        Wanted(4, "wang", at: Start + Span.FromSeconds(20));
        Assert.Equal([3, 4], Assert.Single(At(Start + Span.FromSeconds(30)).Due));
    }

    [Fact]
    public void The_most_pressing_call_goes_out_first()
    {
        Wanted(3, "li");
        Wanted(4, "wang", Priority.LifeSaving);
        Assert.Equal([[4], [3]], At(Start + Span.FromMinutes(1)).Due);
    }

    [Fact]
    public void A_window_takes_no_more_than_a_fifth_of_the_time_for_an_answer()
    {
        Wanted(3, "li", wait: Span.FromSeconds(10));
        Assert.Equal(Start + Span.FromSeconds(2), At(Start).Next);
    }

    private PlannedCall Wanted(
        long number, string account, Priority priority = Priority.Urgent, Instant? at = null, Span? wait = null)
    {
        var raised = new AlertRaised(
            number, default, AlertKind.Decision, priority, Town(1), null, null,
            wait ?? AlertPolicy.Usual.WaitOf(priority, Start, null));
        var planned = new PlannedCall(
            new OpenAlert { Raised = raised, WantedSince = at ?? Start }, account, account, Town(1));
        _planned.Add(planned);
        return planned;
    }

    private (List<long[]> Due, Instant? Next) At(Instant now)
    {
        var (due, next) = CallBundles.Of(_planned, AlertPolicy.Usual, now);
        return ([.. due.Select(c => c.Select(one => one.Alert.Raised.Alert).ToArray())], next);
    }
}
