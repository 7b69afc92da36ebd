using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Stories;
using Alliance.Core.Teams;
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

    private Telling Told(IncidentAbsorbed absorbed) => new IncidentStory(
        IncidentNumber.Of(_incident), new Names(null)).Tell(Story.Journal.Single(e => e.Body == absorbed))!.Value.What;

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
        var deadline = Story.All<AidRequestRaised>().SelectMany(r => r.Lines).Min(l => l.NeededBy);
        Assert.Equal(
            new MergedNeed(Catalogue.FloodRescue, 24, 8, 24, Priority.LifeSaving, deadline), absorbed.Needs.Single());
        Assert.Contains("24, the larger of 8 and 24, life-saving, by the earlier deadline, within", Told(absorbed).En,
            StringComparison.Ordinal);
        Assert.Contains("取 24，优先级：救命，取较早时限", Told(absorbed).Zh, StringComparison.Ordinal);
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

    private int AskedOf(string request) => Story.All<LineAmended>(request.ToAidRequest()).Last().After.Quantity;

    /// <summary>Two requests of one need of 20: the older asks 8 and has them, the younger has the rest.</summary>
    private (string Older, string Younger, List<ActorId> Squads) AskedTwice()
    {
        Begin(new() { Squads = [6, 2, 0, 0, 0], Orders = new OrderRules() });
        var incident = Incident();
        var older = Raises(incident, 8, Priority.LifeSaving, 8);
        Minutes(1);
        foreach (var squad in Accepted(older.ToAidRequest()).ToList()) Reports(squad, TeamStatus.Mobilising);
        var younger = Raises(incident, 20, Priority.LifeSaving, 8);
        Minutes(1);
        var squads = Accepted(younger.ToAidRequest()).ToList();
        Story.Do(incident, new MergeRequests(
            Someone, null, new RequestNumber(younger), new RequestNumber(older), "asked twice"));
        Minutes(1);
        return (older, younger, [.. squads.Except(Gone())]);
    }

    [Fact]
    public void Merged_squads_that_do_not_answer_are_sought_by_the_line_that_stands_for_both()
    {
        var (older, younger, squads) = AskedTwice();
        Assert.Equal(2, squads.Count);
        Assert.Equal(12, AskedOf(younger));
        Minutes(5);
        Assert.All(squads, s => Assert.NotEmpty(Story.All<TeamUnreachable>(s)));
        Assert.Equal(20, AskedOf(older));
        // They answer after all, and the others that were sought stay at home.
        Reports(squads[0], TeamStatus.EnRoute);
        Minutes(1);
        Assert.Equal(12, AskedOf(older));
        Story.Do(Story.Journal.Last(e => e.Body is LineMerged).Actor, new CloseIncident(Someone, null, "over"));
        Minutes(5);
    }

    [Fact]
    public void A_head_count_of_a_merged_squad_moves_the_other_line_by_what_is_missing_and_no_more()
    {
        var (older, _, squads) = AskedTwice();
        Reports(squads[0], TeamStatus.EnRoute);
        Reports(squads[1], TeamStatus.EnRoute);
        Story.Do(squads[0], new ReportStatus(Someone, null, TeamStatus.EnRoute, null, 2));
        Minutes(2);
        Assert.Equal(8 + 2, AskedOf(older));
        Story.Do(squads[1], new ReportStatus(Someone, null, TeamStatus.OutOfService, null));
        Minutes(2);
        Assert.Equal(20 - 2, AskedOf(older));
        Story.Do(squads[0], new ReportStatus(Someone, null, TeamStatus.EnRoute, null, 8));
        Minutes(2);
        Assert.Equal(20 - 8, AskedOf(older));
        Story.Do(Story.Journal.Last(e => e.Body is LineMerged).Actor, new CloseIncident(Someone, null, "over"));
        Minutes(5);
    }

    [Fact]
    public void What_was_merged_and_has_served_is_not_sought_again()
    {
        var (older, younger, squads) = AskedTwice();
        var before = Story.All<LineAmended>(older.ToAidRequest()).Count();
        foreach (var squad in squads) Reports(squad, TeamStatus.EnRoute);
        foreach (var squad in squads) Reports(squad, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Minutes(5);
        Assert.Equal(before, Story.All<LineAmended>(older.ToAidRequest()).Count());
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(younger.ToAidRequest()));
        Story.Do(Story.Journal.Last(e => e.Body is LineMerged).Actor, new CloseIncident(Someone, null, "over"));
        Minutes(5);
    }

    [Fact]
    public void Lines_that_ask_for_different_things_are_not_taken_for_one()
    {
        Begin(new() { Squads = [6, 0, 0, 0, 0] });
        var incident = Incident();
        var older = Story.Do(incident, new RaiseAidRequest(Someone, null, [Line(Catalogue.FloodRescue, 8) with
        {
            Requirement = new Requirement { MinimumType = 1 },
        }])).Number!;
        var younger = Raises(incident, 8, Priority.Urgent, 8);
        Assert.Equal("nothing-to-merge", Story.Do(incident, new MergeRequests(
            Someone, null, new RequestNumber(younger), new RequestNumber(older), "asked twice")).Refused);
        Story.Do(incident, new CloseIncident(Someone, null, "over"));
        Minutes(5);
        Story.Rest();
    }

    [Fact]
    public void A_line_with_more_than_it_asks_is_asked_for_the_larger_need_of_both()
    {
        Begin(new() { Squads = [8, 0, 0, 0, 0] });
        var (older, younger) = (Incident(), Incident());
        var first = Raises(older, 8, Priority.LifeSaving, 8).ToAidRequest();
        Minutes(5);
        foreach (var squad in (ActorId[])[Squad(1, 6), Squad(1, 7)])
            Story.Do(first, new EnterArrangedAid(Someone, null, 1, squad, 0));
        Minutes(1);
        Raises(younger, 20, Priority.LifeSaving, 8);
        Story.Do(Town(1), new MergeIncidents(
            Someone, null, IncidentNumber.Of(younger), IncidentNumber.Of(older), "one flood"));
        Minutes(2);
        Assert.Equal(20, AskedOf(first.Key));
        Reports(Accepted(first).First(), TeamStatus.Mobilising, TeamStatus.EnRoute, TeamStatus.OutOfService);
        Minutes(5);
        Assert.True(Accepted(first).Count() >= 4);
        Story.Do(Town(1), new UnmergeIncidents(Someone, null, IncidentNumber.Of(younger), "two after all"));
        Minutes(2);
        Assert.Equal(8, AskedOf(first.Key));
        foreach (var incident in (ActorId[])[older, younger])
            Story.Do(incident, new CloseIncident(Someone, null, "over"));
        Minutes(5);
    }

    [Fact]
    public void A_need_that_was_put_right_while_merged_stays_so_when_the_merge_is_undone()
    {
        var younger = Incident();
        Raises(_incident, 7, Priority.Routine, 20);
        Raises(younger, 20, Priority.LifeSaving, 4);
        MergesIncidents(younger);
        Minutes(2);
        Assert.Null(Story.Do(_incident, new ReportNeed(
            Someone, null, Catalogue.FloodRescue, 0, Priority.Routine, null, true)).Refused);
        Minutes(2);
        var promised = Accepted().Count();
        Story.Do(Town(1), new UnmergeIncidents(Someone, null, IncidentNumber.Of(younger), "two after all"));
        Minutes(10);
        Assert.Equal(promised, Accepted().Count());
        foreach (var incident in (ActorId[])[_incident, younger])
            Story.Do(incident, new CloseIncident(Someone, null, "over"));
        Minutes(5);
    }

    [Fact]
    public void A_call_counts_as_verified_by_the_other_only_while_they_are_merged()
    {
        var younger = Incident();
        Story.Do(younger, new VerifyIncident(Someone, null, Verification.Verified, "seen"));
        MergesIncidents(younger);
        Minutes(1);
        Story.Do(Town(1), new UnmergeIncidents(Someone, null, IncidentNumber.Of(younger), "two after all"));
        Minutes(1);
        Assert.Equal([Verification.Verified, Verification.Unverified],
            Story.All<IncidentVerified>(_incident).Select(v => v.Result));
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
