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

/// <summary>What is merged keeps the more urgent priority, the earlier deadline and the larger need.</summary>
public sealed class MergingTests : StoryTests
{
    private readonly ActorId _incident;

    public MergingTests()
    {
        Begin(new() { Squads = [6, 0, 0, 0, 0] });
        _incident = Incident();
    }

    private string Raises(ActorId incident, int quantity, Priority priority, int hours) =>
        Story.Do(incident, new RaiseAidRequest(
            Someone, null, [Line(Catalogue.FloodRescue, quantity, priority, hours)])).Number!;

    private void Merges(string younger, string older) => Assert.Null(Story.Do(_incident, new MergeRequests(
        Someone, null, new RequestNumber(younger), new RequestNumber(older), "asked twice")).Refused);

    private void MergesIncidents(ActorId younger) => Assert.Null(Story.Do(Town(1), new MergeIncidents(
        Someone, null, IncidentNumber.Of(younger), IncidentNumber.Of(_incident), "one flood")).Refused);

    private static Instant Hour(int hours) => Instant.Start + Span.FromHours(hours);

    [Fact]
    public void Two_requests_keep_the_more_urgent_priority_the_earlier_deadline_and_the_larger_need()
    {
        var older = Raises(_incident, 8, Priority.Routine, 20);
        var younger = Raises(_incident, 24, Priority.LifeSaving, 3);
        Merges(younger, older);
        Assert.Equal(new MergedTerms(24, 0, Priority.LifeSaving, Hour(3)), One<LineMerged>(_incident).Terms);
        Minutes(5);
        var after = Story.All<LineAmended>(older.ToAidRequest()).Last().After;
        Assert.Equal((24, Priority.LifeSaving, Hour(3)), (after.Quantity, after.Priority, after.NeededBy));
        var squads = Accepted(older.ToAidRequest()).ToList();
        Assert.Equal(3, squads.Count);
        foreach (var squad in squads) Serves(squad);
        Story.Rest();
        Assert.Equal(Outcome.Cancelled, OutcomeOf(younger.ToAidRequest()));
    }

    [Fact]
    public void What_the_younger_has_and_the_older_lacks_still_comes()
    {
        var older = Raises(_incident, 8, Priority.Urgent, 8);
        Minutes(5);
        var younger = Raises(_incident, 24, Priority.Urgent, 8);
        Minutes(5);
        Merges(younger, older);
        Minutes(5);
        Assert.Equal((24, 16), (One<LineMerged>().Terms!.Quantity, One<LineMerged>().Terms!.Kept));
        Assert.Single(Story.All<CommitmentReleased>());
        foreach (var squad in Accepted().Except(Gone()).ToList()) Serves(squad);
        Story.Rest();
    }

    [Fact]
    public void Where_only_the_younger_has_anything_the_older_ends_into_it()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var incident = Incident();
        Story.Silence(Town(1));
        var older = Story.Do(incident, new RaiseAidRequest(Someone, null, [Line(Catalogue.FloodRescue, 8)])).Number!;
        var younger = Story.Do(incident, new RaiseAidRequest(Someone, null, [Line(Catalogue.FloodRescue, 4)])).Number!;
        Story.Advance(new Span(2_000));
        Assert.Null(Story.Do(younger.ToAidRequest(), new EnterArrangedAid(Someone, null, 1, Squad(2, 1), 0)).Refused);
        Story.Advance(new Span(3_000));
        Assert.Null(Story.Do(incident, new MergeRequests(
            Someone, null, new RequestNumber(younger), new RequestNumber(older), "asked twice")).Refused);
        Assert.Equal(($"{older}-L1", $"{younger}-L1"), ($"{One<LineMerged>().Line}", One<LineMerged>().Into));
        Story.Hear(Town(1));
        Serves(Squad(2, 1));
        Story.Rest();
    }

    [Fact]
    public void Two_incidents_keep_the_larger_need_and_one_of_them_all_requests()
    {
        Need(_incident, 8, Priority.Routine);
        var younger = Incident();
        Need(younger, 24, Priority.LifeSaving);
        Minutes(10);
        MergesIncidents(younger);
        Minutes(10);
        var absorbed = One<IncidentAbsorbed>(_incident);
        Assert.Equal(new MergedNeed(Catalogue.FloodRescue, 24, 8, 24, Priority.LifeSaving), absorbed.Needs.Single());
        Assert.Equal([$"{younger.Key}-R01"], absorbed.Requests.Select(r => r.Text));
        Assert.Equal(_incident.Key, One<RequestMoved>($"{younger.Key}-R01".ToAidRequest()).Into);
        var staying = Accepted().Except(Gone()).ToList();
        Assert.Equal(3, staying.Count);
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Minutes(5);
        Story.Rest();
        Assert.Equal(2, Story.All<RequestSettled>().Count());
    }

    [Fact]
    public void A_request_that_was_raised_as_its_incident_is_merged_follows()
    {
        var younger = Incident();
        var request = Raises(younger, 8, Priority.Urgent, 8).ToAidRequest();
        MergesIncidents(younger);
        Minutes(5);
        One<RequestMoved>(request);
        Serves(Accepted(request).Single());
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request));
    }

    [Fact]
    public void A_line_whose_squads_have_not_left_gets_the_more_urgent_priority_too()
    {
        var (older, younger) = (Raises(_incident, 8, Priority.Routine, 20), Incident());
        Minutes(5);
        Assert.Single(Accepted(older.ToAidRequest()));
        Raises(younger, 16, Priority.LifeSaving, 4);
        MergesIncidents(younger);
        Minutes(5);
        Assert.Equal(Priority.LifeSaving, Story.All<LineAmended>(older.ToAidRequest()).Last().After.Priority);
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Minutes(5);
        Story.Rest();
    }

    [Fact]
    public void Undone_the_merge_leaves_no_line_more_pressing_than_it_was()
    {
        Begin(new() { Squads = [6, 0, 0, 0, 0] });
        var (older, younger) = (Incident(), Incident());
        var routine = Raises(older, 8, Priority.Routine, 20).ToAidRequest();
        var urgent = Raises(younger, 16, Priority.LifeSaving, 3).ToAidRequest();
        Minutes(1);
        Story.Do(Town(1), new MergeIncidents(
            Someone, null, IncidentNumber.Of(younger), IncidentNumber.Of(older), "one flood"));
        Minutes(1);
        Assert.Equal((Priority.LifeSaving, Hour(3)), Terms(routine));
        Story.Do(Town(1), new UnmergeIncidents(Someone, null, IncidentNumber.Of(younger), "two floods"));
        Minutes(1);
        Assert.Equal((Priority.Routine, Hour(20)), Terms(routine));
        foreach (var request in (ActorId[])[routine, urgent])
            Story.Do(request, new CancelRequest(Someone, null, "solved"));
        Story.Rest();

        (Priority, Instant) Terms(ActorId request) => Story.All<LineAmended>(request).Last().After is var after
            ? (after.Priority, after.NeededBy) : default;
    }

    [Fact]
    public void What_the_merged_request_loses_is_sought_by_the_one_that_stands_for_both()
    {
        Begin(new() { Squads = [6, 0, 0, 0, 0] });
        var incident = Incident();
        var older = Raises(incident, 7, Priority.LifeSaving, 8);
        var younger = Raises(incident, 20, Priority.LifeSaving, 8);
        Minutes(5);
        var squads = Accepted(younger.ToAidRequest()).ToList();
        foreach (var squad in squads) Reports(squad, TeamStatus.EnRoute);
        Assert.Null(Story.Do(incident, new MergeRequests(
            Someone, null, new RequestNumber(younger), new RequestNumber(older), "asked twice")).Refused);
        Minutes(1);
        Assert.Equal(20, One<LineMerged>(incident).Terms!.Quantity);
        Assert.Equal(3, squads.Count);
        foreach (var squad in squads) Reports(squad, TeamStatus.OutOfService);
        Minutes(5);
        var sought = Story.All<LineAmended>(older.ToAidRequest()).Last().After.Quantity;
        Assert.InRange(sought, 20, 32);
        Story.Do(incident, new CloseIncident(Someone, null, "over"));
        Minutes(5);
    }

    [Fact]
    public void If_the_request_that_stands_for_both_is_cancelled_the_other_ends_with_it()
    {
        var older = Raises(_incident, 8, Priority.Urgent, 8);
        var younger = Raises(_incident, 24, Priority.Urgent, 8);
        Minutes(5);
        Merges(younger, older);
        Minutes(1);
        Assert.Null(Story.Do(older.ToAidRequest(), new CancelRequest(Someone, null, "not needed")).Refused);
        Minutes(5);
        Story.Rest();
        Assert.Equal([Outcome.Cancelled, Outcome.Cancelled],
            [OutcomeOf(older.ToAidRequest()), OutcomeOf(younger.ToAidRequest())]);
    }

    [Fact]
    public void A_merged_incident_hands_on_what_its_callers_said_and_gets_it_back()
    {
        var younger = Incident();
        Story.Do(_incident, new AddCall(Someone, null, new CallDetails { Trapped = 3, Injured = 4 }, null));
        Story.Do(younger, new AddCall(Someone, null, new CallDetails { Trapped = 5, Spot = "渡口" },
            new CallBackNumber("13900000000")));
        Story.Do(younger, new VerifyIncident(Someone, null, Verification.Verified, "seen"));
        MergesIncidents(younger);
        Minutes(1);
        var call = Story.All<CallAdded>(_incident).Last().After;
        Assert.Equal((5, 4, "渡口"), (call.Trapped, call.Injured, call.Spot));
        Assert.Equal(Verification.Verified, One<IncidentVerified>(_incident).Result);
        Story.Do(Town(1), new UnmergeIncidents(Someone, null, IncidentNumber.Of(younger), "two after all"));
        Minutes(1);
        Assert.Equal(3, Story.All<CallAdded>(_incident).Last().After.Trapped);
        Assert.Null(Story.Do(Town(1), new UnmergeIncidents(
            Someone, null, IncidentNumber.Of(younger), "two after all")).Refused);
        One<IncidentsUnmerged>(Town(1));
    }

    [Fact]
    public void Squads_that_go_whole_make_no_need_larger()
    {
        var younger = Incident();
        Raises(_incident, 5, Priority.Urgent, 8);
        Raises(younger, 12, Priority.Urgent, 8);
        Minutes(5);
        MergesIncidents(younger);
        Minutes(1);
        Assert.Equal((12, 5, 12), (One<IncidentAbsorbed>(_incident).Needs.Single().Quantity,
            One<IncidentAbsorbed>(_incident).Needs.Single().Older,
            One<IncidentAbsorbed>(_incident).Needs.Single().Younger));
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Minutes(5);
    }

    [Fact]
    public void The_graver_grade_stays()
    {
        var younger = Incident();
        Story.Do(younger, new GradeIncident(Someone, null, EventGrade.Major, "three dead"));
        MergesIncidents(younger);
        Minutes(1);
        Assert.Equal(EventGrade.Major, One<IncidentGraded>(_incident).Grade);
    }

    private void Need(ActorId incident, int quantity, Priority priority) => Assert.Null(Story.Do(
        incident, new ReportNeed(Someone, null, Catalogue.FloodRescue, quantity, priority)).Refused);

    private IEnumerable<ActorId> Gone() => Story.All<CommitmentReleased>()
        .Select(r => Story.All<CommitmentAccepted>().First(a => a.Commitment == r.Commitment).Resource);
}
