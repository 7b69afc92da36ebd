using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Incidents;

/// <summary>One need asked for twice, and one incident reported twice: flagged, and merged by people.</summary>
public sealed class DuplicateTests : StoryTests
{
    private readonly ActorId _incident;

    public DuplicateTests()
    {
        Begin(new() { Squads = [4, 0, 0, 0, 0] });
        _incident = Incident();
    }

    private string Raises(int quantity, ResourceKind? kind = null) =>
        Story.Do(_incident,
            new RaiseAidRequest(Someone, null, [Line(kind ?? Catalogue.FloodRescue, quantity, hours: 20)])).Number!;

    private Answer Merges(string younger, string older) =>
        Story.Do(_incident,
            new MergeRequests(Someone, null, new RequestNumber(younger), new RequestNumber(older), "asked twice"));

    [Fact]
    public void A_second_request_for_what_is_sought_or_covered_is_flagged()
    {
        var first = Raises(8);
        Minutes(30);
        Raises(8, Catalogue.Medical);
        Assert.Empty(Story.All<DuplicateSuspected>());
        var second = Raises(8);
        Assert.Equal(new DuplicateSuspected(new(new RequestNumber(second), 1), new(new RequestNumber(first), 1)),
            One<DuplicateSuspected>(_incident));
    }

    [Fact]
    public void Long_after_the_first_it_is_no_duplicate()
    {
        Raises(8);
        Minutes(5 * 60);
        Raises(8);
        Assert.Empty(Story.All<DuplicateSuspected>());
    }

    [Fact]
    public void Merged_it_gives_back_what_has_not_departed_and_keeps_what_is_under_way()
    {
        var (older, younger) = (Raises(8), Raises(16));
        Minutes(10);
        var squads = Accepted(younger.ToAidRequest()).ToList();
        Reports(squads[0], TeamStatus.Mobilising, TeamStatus.EnRoute);
        Assert.Null(Merges(younger, older).Refused);
        Minutes(1);
        Assert.Equal($"{older}-L1", One<LineMerged>(_incident).Into);
        Assert.Equal([Acceptance(squads[1]).Commitment], Story.All<CommitmentReleased>(younger.ToAidRequest())
            .Select(r => r.Commitment));
        Assert.Equal(TeamStatus.EnRoute, StatusOf(squads[0]));
        Reports(squads[0], TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Serves(Accepted(older.ToAidRequest()).Single());
        Story.Rest();
        var ended = One<LineEnded>(younger.ToAidRequest());
        Assert.Equal((Outcome.Fulfilled, 8, $"merged into {older}-L1"), (ended.Outcome, ended.Asked, ended.Reason));
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(older.ToAidRequest()));
    }

    [Fact]
    public void Merged_while_sought_it_ends_cancelled()
    {
        var (older, younger) = (Raises(80), Raises(80));
        Story.Advance(new Span(1_500));
        Assert.Null(Merges(younger, older).Refused);
        foreach (var squad in Accepted().ToList()) Serves(squad);
        Minutes(60);
        Assert.Equal(Outcome.Cancelled, OutcomeOf(younger.ToAidRequest()));
    }

    [Fact]
    public void Only_the_younger_can_be_merged_into_the_older_and_only_what_asks_for_the_same()
    {
        var (older, younger, other) = (Raises(8), Raises(8), Raises(4, Catalogue.Medical));
        Refuses(Merges(older, younger), "was raised after");
        Refuses(Merges(older, older), "is the request itself");
        Refuses(Merges("430422001-01-R09", older), "430422001-01-R09 is no request of 430422001-01");
        Refuses(Merges(younger, "430422001-01-R09"), "has no request 430422001-01-R09");
        Refuses(Merges(younger, "R1"), "has no request R1");
        Refuses(Merges(younger, "430422002-01-R01"), "another incident, 430422002-01; merge the incidents first");
        Assert.Equal("nothing-to-merge", Merges(other, older).Refused);

        static void Refuses(Answer answer, string why)
        {
            Assert.Equal("bad-merge", answer.Refused);
            Assert.Contains(why, answer.Why, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_incident_reported_twice_is_flagged_and_merged()
    {
        var older = _incident.Key;
        Minutes(20);
        var younger = Incident();
        var suspected = One<SameIncidentSuspected>(Town(1));
        Assert.Equal((younger.Key, older, 0), (suspected.Younger, suspected.Older, suspected.More));
        Story.Do(younger, new RaiseAidRequest(Someone, null, [Line(Catalogue.FloodRescue, 8)]));
        Minutes(10);
        var squad = Accepted().Single();
        Reports(squad, TeamStatus.Mobilising, TeamStatus.EnRoute);
        Assert.Null(Story.Do(Town(1), new MergeIncidents(
            Someone, null, IncidentNumber.Of(younger), new IncidentNumber(older), "one flood")).Refused);
        Minutes(1);
        Assert.Equal($"merged into {older}", One<IncidentClosed>(younger).Reason);
        Assert.Equal(TeamStatus.EnRoute, StatusOf(squad));
        Reports(squad, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.Null(Story.Do(Town(1), new MergeIncidents(
            Someone, null, IncidentNumber.Of(younger), new IncidentNumber(older), "again")).Refused);
        One<IncidentsMerged>();
    }

    [Fact]
    public void However_many_are_open_one_record_names_the_likeliest_three_and_counts_the_rest()
    {
        for (var i = 0; i < 30; i++)
        {
            Minutes(1);
            Incident();
        }

        var suspected = Story.All<SameIncidentSuspected>(Town(1)).ToList();
        Assert.Equal(30, suspected.Count);
        Assert.Equal(
            ("430422001-31", "430422001-30", 27), (suspected[^1].Younger, suspected[^1].Older, suspected[^1].More));
        Assert.Equal(["430422001-29", "430422001-28"], suspected[^1].Others!.Select(o => o.Text));
    }

    [Fact]
    public void One_that_strikes_the_same_villages_is_likelier_than_a_later_one()
    {
        string Reported(string? villages) =>
            Story.Do(Town(1), new ReportIncident(Someone, null, "湘江洪水", "flood", villages)).Number!;
        var same = Reported("V1");
        Minutes(20);
        Reported("V2");
        Reported("V1");
        Assert.Equal(same, Story.All<SameIncidentSuspected>(Town(1)).Last().Older);
    }

    [Theory]
    [InlineData("flood", "洪水")]
    [InlineData("山体滑坡", "Landslide")]
    [InlineData("flood", "山洪")]
    public void Two_words_for_one_hazard_may_be_one_incident(string first, string second)
    {
        string Reported(string hazard) =>
            Story.Do(Town(2), new ReportIncident(Someone, null, "险情", hazard, null)).Number!;
        var older = Reported(first);
        Minutes(5);
        var younger = Reported(second);
        var suspected = One<SameIncidentSuspected>(Town(2));
        Assert.Equal((younger, older), (suspected.Younger, suspected.Older));
        Assert.Null(Story.Do(Town(2), new MergeIncidents(
            Someone, null, new IncidentNumber(younger), new IncidentNumber(older), "one event")).Refused);
    }

    [Fact]
    public void A_word_that_no_kind_has_stays_as_it_is_and_is_compared_as_it_is()
    {
        string Reported() => Story.Do(Town(2), new ReportIncident(Someone, null, "怪事", "天上掉星星", null)).Number!;
        var older = Reported();
        Minutes(5);
        Reported();
        Assert.Equal("天上掉星星", Story.All<IncidentReported>(Town(2)).First().Hazard);
        Assert.Equal(older, One<SameIncidentSuspected>(Town(2)).Older);
    }

    [Fact]
    public void The_code_of_a_hazard_is_stored_whatever_word_was_reported()
    {
        var number = Story.Do(Town(2), new ReportIncident(Someone, null, "山上垮了", "山体塌方", null)).Number!;
        Minutes(1);
        Assert.Equal("landslide", One<IncidentReported>(Town(2)).Hazard);
        Assert.Equal("landslide", One<IncidentOpened>(number.ToIncident()).Hazard);
    }

    [Theory]
    [InlineData("rainstorm", 5, true)]
    [InlineData("决堤", 5, true)]
    [InlineData("决堤", 40, false)]
    [InlineData("fire", 5, false)]
    public void Hazards_that_commonly_come_together_are_asked_about_within_minutes(
        string hazard, int minutes, bool asked)
    {
        Minutes(minutes);
        Assert.Null(Story.Do(Town(1), new ReportIncident(Someone, null, "二", hazard, null)).Refused);
        Minutes(1);
        Assert.Equal(asked, Story.All<SameIncidentSuspected>(Town(1)).Any());
    }

    [Fact]
    public void An_incident_after_the_former_is_over_is_no_duplicate()
    {
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Minutes(1);
        Incident();
        Assert.Empty(Story.All<SameIncidentSuspected>());
    }
}
