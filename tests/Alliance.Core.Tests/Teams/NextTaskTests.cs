using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Teams;

/// <summary>What is entered late of the way home from one task is of that task or of none, never of the next.</summary>
public sealed class NextTaskTests : StoryTests
{
    private static readonly ActorId Team = Squad(2, 1);
    private readonly Instant _home;
    private readonly ActorId _first;

    /// <summary>The squad was out for half an hour and is home since twenty minutes.</summary>
    public NextTaskTests()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        _first = Ask(Line(Catalogue.FloodRescue, 8, hours: 48));
        Minutes(65);
        _home = Story.Now + Span.FromMinutes(-20);
        Says(TeamStatus.EnRoute, -30);
        Says(TeamStatus.OnScene, -20);
        Says(TeamStatus.Returning, -10);
        Says(TeamStatus.Available, 0);
    }

    /// <summary>The crew says now what happened some minutes after it was home.</summary>
    private void Says(TeamStatus status, int afterHome, int? people = null) => Assert.Null(Story.Do(Team,
        new ReportStatus(Someone, _home + Span.FromMinutes(afterHome), status, null, people)).Refused);

    private ActorId OrderedAgain()
    {
        Minutes(60);
        var next = AskAt(3, Line(Catalogue.FloodRescue, 8, hours: 48));
        Minutes(5);
        Assert.Contains(Team, Accepted(next));
        return next;
    }

    private DeploymentProjection Times(ActorId request) => DeploymentsOf(request).Values.Single();

    private void IsOfNoTask(TeamStatus status)
    {
        var noted = Story.All<ReportNoted>(Team).Last();
        Assert.Equal((status, ReportNote.BeforeOrder, false), (noted.Reported, noted.Note, noted.TellsOfPast));
    }

    [Fact]
    public void A_way_home_that_the_handset_sends_after_the_squad_left_again_changes_nothing_of_the_new_task()
    {
        var next = OrderedAgain();
        Reports(Team, TeamStatus.EnRoute);
        var left = Times(next).DepartedAt;
        Says(TeamStatus.Returning, 3, people: 4);
        IsOfNoTask(TeamStatus.Returning);
        Says(TeamStatus.Available, 5, people: 4);
        IsOfNoTask(TeamStatus.Available);
        Assert.Equal(left, Times(next).DepartedAt);
        Assert.Empty(Story.All<SquadStrengthChanged>(Team));
        Assert.Equal(TeamStatus.EnRoute, StatusOf(Team));
        Reports(Team, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Equal(left, Times(next).DepartedAt);
        Assert.Equal(8 * 3, Times(next).PersonMinutes);
        Assert.Equal(_home, Times(_first).EndedAt);
    }

    [Theory]
    [InlineData(TeamStatus.Returning)]
    [InlineData(TeamStatus.OnScene)]
    public void What_was_before_a_homecoming_that_was_put_earlier_is_of_no_later_task(TeamStatus status)
    {
        Says(TeamStatus.Available, -5);
        var next = OrderedAgain();
        Says(status, -4);
        IsOfNoTask(status);
        Assert.Null(Times(next).DepartedAt);
        Serves(Team);
        Story.Rest();
        Assert.Equal(8 * 3, Times(next).PersonMinutes);
        Assert.Equal(8 * 25, Times(_first).PersonMinutes);
    }

    [Fact]
    public void That_it_was_still_on_its_way_home_before_the_order_is_none_of_a_task_that_is_over_too()
    {
        var next = OrderedAgain();
        Serves(Team);
        Says(TeamStatus.Returning, 10);
        Assert.Equal(8 * 3, Times(next).PersonMinutes);
        Assert.Empty(Story.All<HoursCorrected>(Team));
        Story.Rest();
    }
}
