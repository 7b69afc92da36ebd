using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Stories;

public sealed class WholeWalkTests : StoryTests
{
    [Fact]
    public void A_riverside_township_asks_for_more_than_its_own_squads_and_is_helped_and_everyone_comes_home()
    {
        Begin(new() { Squads = [1, 2, 2, 2, 2], Floor = 1, Approves = true });
        var incident = Incident();
        Story.Do(incident, new ReportNeed(Someone, null, Catalogue.FloodRescue, 16, Priority.Urgent));
        Minutes(5);
        var request = One<AidRequestRaised>(incident).Request.ToAidRequest();
        Assert.Equal(
            [(Town(1), 16), (Allies, 8)], Story.All<LineSolicited>(request).Select(s => (s.Tier, s.Remainder)));

        var wanted = One<ApprovalWanted>(Town(2));
        Assert.Null(Story.Do(Town(2), new Approve(Someone, null, wanted.Commitment, true, "send them")).Refused);
        Minutes(1);
        Assert.Equal([Squad(1, 1), Squad(2, 1)], Accepted(request));

        foreach (var squad in Accepted(request).ToList())
            Reports(squad, TeamStatus.Mobilising, TeamStatus.EnRoute, TeamStatus.OnScene);
        Minutes(180);
        Story.Do(incident, new ReportNeed(Someone, null, Catalogue.FloodRescue, 0, Priority.Urgent));
        Minutes(1);
        Assert.Equal(
            [Squad(1, 1), Squad(2, 1)], Story.Journal.Where(e => e.Body is ComeHome).Select(e => e.Actor).Order());
        foreach (var squad in Accepted(request).ToList()) Reports(squad, TeamStatus.Returning, TeamStatus.Available);
        Story.Do(incident, new CloseIncident(Someone, null, "the water fell"));
        Story.Rest();

        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
        Assert.Equal(
            [CommitmentStatus.Mobilising, CommitmentStatus.EnRoute, CommitmentStatus.OnScene,
                CommitmentStatus.Returning, CommitmentStatus.Ended],
            ProgressOf(wanted.Commitment));
        Assert.Equal(wanted.Commitment, One<SlotReturned>(Town(2)).Commitment);
        Assert.Equal(TeamStatus.Available, StatusOf(Squad(2, 1)));
        Assert.True(Story.IsAtRest);
    }
}
