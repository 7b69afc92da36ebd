using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Incidents;

/// <summary>Two incidents are one: those who are there, and those who are invited, are wanted as before. They go home
/// when the one that stands for both is over.</summary>
public sealed class MergedPeopleTests : StoryTests
{
    private static readonly ActorId Unasked = Squad(3, 1);
    private static readonly SocialTeam Eagles = new("雄鹰队", "衡阳志愿者协会", 11, Catalogue.FloodRescue);
    private readonly ActorId _older, _younger;

    public MergedPeopleTests()
    {
        Begin(new() { Squads = [0, 0, 1, 0, 0], Allied = false });
        (_older, _younger) = (Incident(), Incident());
    }

    private Answer ChecksIn(string? team, SocialTeam? social, string? letter = null, int? people = null) =>
        Story.Do(_younger, new CheckInTeam(Someone, null, team, social, People: people, Letter: letter));

    private void Merges()
    {
        Assert.Null(Story.Do(Town(1), new MergeIncidents(
            Someone, null, IncidentNumber.Of(_younger), IncidentNumber.Of(_older), "one flood")).Refused);
        Minutes(1);
    }

    private void Closes()
    {
        Assert.Null(Story.Do(_older, new CloseIncident(Someone, null, "over")).Refused);
        Minutes(1);
    }

    private void Leaves(string checkIn) => Story.Do(_younger, new CheckOutTeam(Someone, null, checkIn));

    [Fact]
    public void Those_who_are_there_stay_until_the_one_that_stands_is_over()
    {
        var checkIn = ChecksIn(null, Eagles).Number!;
        Assert.Null(Story.Do(_younger, new DecideCheckIn(Someone, null, checkIn, true, null, "needed")).Refused);
        Merges();
        var late = ChecksIn(null, Eagles with { Name = "曙光队" }).Number!;
        Assert.Null(Story.Do(_younger, new DecideCheckIn(Someone, null, late, true, null, "needed")).Refused);
        Assert.Empty(Story.All<TeamSentHome>());
        Closes();
        Assert.Equal([checkIn, late], Story.All<TeamSentHome>(_younger).Select(s => s.CheckIn));
        foreach (var there in (string[])[checkIn, late]) Leaves(there);
        Story.Rest();
    }

    [Fact]
    public void An_invited_team_comes_with_its_letter_and_stays()
    {
        var team = Story.Do(_younger, new RegisterOutsideTeam(
            Someone, null, Eagles, null, "衡阳", "two boats", null, false)).Number!;
        var letter = Story.Do(_younger, new AnswerOutsideTeam(Someone, null, team, OutsideAnswer.Invited,
            new Invitation("大堤", "转移群众", Story.Now + Span.FromHours(8), "李主任", "107 国道"), "needed"))
            .Number!;
        Merges();
        Assert.Empty(Story.All<LetterEnded>());
        var checkIn = ChecksIn(null, Eagles, letter).Number!;
        Assert.Equal((checkIn, null), (One<CheckInAccepted>(_younger).CheckIn, One<CheckInAccepted>(_younger).Line));
        Leaves(checkIn);
        Closes();
        Story.Rest();
    }

    [Fact]
    public void A_squad_that_is_there_serves_a_line_of_the_incident_that_stands()
    {
        var checkIn = ChecksIn(Unasked.Key, null, people: 6).Number!;
        var request = Story.Do(_older, new RaiseAidRequest(
            Someone, null, [Line(Catalogue.FloodRescue, 6)])).Number!.ToAidRequest();
        Merges();
        var line = new LineId(RequestNumber.Of(request), 1);
        var since = Story.Now;
        Assert.Null(Story.Do(_younger, new DecideCheckIn(Someone, null, checkIn, true, line, "needed")).Refused);
        Minutes(1);
        Assert.Equal([CommitmentStatus.OnScene], ProgressOf(Acceptance(Unasked).Commitment));
        Assert.True(One<OutingEntered>(Unasked).Reports[0].At < since);
        Assert.Equal(CheckInStage.TakenUp, Story.All<SquadTaskChanged>(_younger).Last().Stage);
        Reports(Unasked, TeamStatus.Returning, TeamStatus.Available);
        Closes();
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void Reopened_after_a_close_by_mistake_it_asks_again_about_those_who_were_sent_home()
    {
        var checkIn = ChecksIn(null, Eagles).Number!;
        Merges();
        Closes();
        Assert.Null(Story.Do(_older, new ReopenIncident(Someone, null, "closed by mistake")).Refused);
        Minutes(1);
        Assert.Equal((checkIn, CheckInStage.Undecided),
            (Story.All<CheckInAsked>(_younger).Last().CheckIn, Story.All<CheckInAsked>(_younger).Last().Stage));
        Assert.Null(Story.Do(_younger, new DecideCheckIn(Someone, null, checkIn, true, null, "needed")).Refused);
        Leaves(checkIn);
        Closes();
        Story.Rest();
    }
}
