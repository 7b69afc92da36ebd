using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Tests.Stories;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Incidents;

/// <summary>Which incidents are flagged as perhaps the same: by what happened, when and where, as it was put right
/// last.</summary>
public sealed class LikenessTests : StoryTests
{
    /// <summary>About 28 km north of the seats, which are all at one point.</summary>
    private const int Far = 250_000;
    /// <summary>About 11 km north of the seats.</summary>
    private const int Near = 100_000;

    public LikenessTests()
    {
        Begin(new() { Squads = [0, 0, 0, 0, 0] });
        Minutes(40 * 60);
    }

    private Instant Ago(int hours, int minutes = 0) => Story.Now + Span.FromMinutes(-60 * hours - minutes);

    private string Reports(int township, string hazard, Instant? at = null, int? north = null) => Story.Do(
        Town(township), new ReportIncident(Someone, at, hazard, hazard, null, At(north))).Number!;

    private static CallDetails? At(int? north) => north is null ? null : new(north, 0);

    private void Corrects(
        string incident, string? hazard = null, Instant? at = null, int? north = null, int? township = null)
    {
        Minutes(1);
        Assert.Null(Story.Do(incident.ToIncident(), new CorrectIncident(Someone, null, null, hazard,
            township is { } place ? Code(place) : null, at, At(north), "mis-keyed")).Refused);
        Minutes(1);
    }

    private string[] Flags() =>
    [
        .. Story.All<SameIncidentSuspected>().Select(s => $"{s.Younger} {s.Older}"),
        .. Story.All<SameAcrossBorderSuspected>().Select(s => $"{s.Mine} {s.Theirs}").Order(),
    ];

    private string[] Withdrawn() =>
        [.. Story.All<SameIncidentWithdrawn>().Select(s => $"{s.Incident} {s.Other}").Order()];

    [Fact]
    public void Two_of_yesterday_that_are_entered_today_are_flagged_and_none_of_today_is()
    {
        var first = Reports(1, "landslide", Ago(30));
        var second = Reports(1, "landslide", Ago(29, 40));
        Assert.Equal([$"{second} {first}"], Flags());
        Reports(1, "landslide");
        Assert.Single(Flags());
        var third = Reports(1, "landslide", Ago(29, 50));
        Assert.Equal($"{third} {second}", Flags()[^1]);
    }

    [Fact]
    public void Those_of_neighbours_are_compared_by_when_they_happened_too()
    {
        var mine = Reports(1, "flood", Ago(30));
        Reports(2, "flood");
        Minutes(1);
        Assert.Empty(Flags());
        var theirs = Reports(2, "flood", Ago(28));
        Minutes(1);
        Assert.Equal([$"{mine} {theirs}", $"{theirs} {mine}"], Flags());
    }

    [Fact]
    public void Put_right_an_incident_is_compared_anew_at_its_own_desk()
    {
        var fire = Reports(1, "fire");
        var other = Reports(1, "flood");
        Corrects(other, "fire");
        Assert.Equal([$"{other} {fire}"], Flags());
        // The later one of the two is asked about, whichever was put right.
        var first = Reports(1, "landslide");
        var second = Reports(1, "earthquake");
        Corrects(first, "earthquake");
        Assert.Equal($"{second} {first}", Flags()[^1]);
        Corrects(first, at: Ago(1));
        Assert.Equal(2, Flags().Length);
        Assert.Empty(Withdrawn());
    }

    [Fact]
    public void Put_right_in_its_hour_it_is_compared_anew()
    {
        var first = Reports(1, "flood", Ago(20));
        var second = Reports(1, "flood");
        Corrects(second, at: Ago(19));
        Assert.Equal([$"{second} {first}"], Flags());
        Corrects(second, at: Ago(1));
        Assert.Equal([$"{first} {second}", $"{second} {first}"], Withdrawn());
    }

    [Fact]
    public void Put_right_in_hazard_or_position_both_desks_of_the_border_are_told()
    {
        var mine = Reports(1, "fire");
        var theirs = Reports(2, "flood", north: Far);
        Minutes(1);
        Corrects(theirs, "fire");
        Assert.Empty(Flags());
        Corrects(theirs, north: Near);
        Assert.Equal([$"{mine} {theirs}", $"{theirs} {mine}"], Flags());
        Assert.InRange(Story.All<SameAcrossBorderSuspected>().First().Metres, 11_000, 11_300);
        Corrects(theirs, at: Ago(0, 30));
        Assert.Equal(2, Flags().Length);
        Assert.Empty(Withdrawn());
    }

    [Fact]
    public void Put_right_so_that_they_are_no_longer_alike_both_desks_are_told()
    {
        var mine = Reports(1, "fire");
        var theirs = Reports(2, "fire");
        Minutes(1);
        Corrects(mine, "flood");
        Assert.Equal([$"{mine} {theirs}", $"{theirs} {mine}"], Withdrawn());
        Assert.Equal([Code(1), Code(2)],
            Story.Journal.Where(e => e.Body is SameIncidentWithdrawn).Select(e => e.Actor.Key).Order());
        // Wrong after all, it is asked again.
        Corrects(mine, "fire");
        Assert.Equal(4, Flags().Length);
    }

    [Fact]
    public void A_call_that_tells_the_position_puts_it_right_for_the_desks_too()
    {
        var mine = Reports(1, "fire", north: Far);
        var theirs = Reports(2, "fire");
        Minutes(1);
        Assert.Empty(Flags());
        Assert.Null(Story.Do(mine.ToIncident(), new AddCall(Someone, null, new(Near, 0), null)).Refused);
        Minutes(1);
        Assert.Equal([$"{mine} {theirs}", $"{theirs} {mine}"], Flags());
    }

    [Fact]
    public void Moved_to_another_township_it_is_compared_there_by_its_position()
    {
        var first = Reports(1, "fire", north: Far);
        var second = Reports(1, "fire");
        Assert.Equal([$"{second} {first}"], Flags());
        Corrects(first, township: 2);
        // They are of two townships now, and 28 km apart.
        Assert.Equal([$"{second} {first}"], Withdrawn());
        Assert.Single(Flags());
    }

    [Fact]
    public void Unmerged_or_reopened_it_is_where_and_when_it_was()
    {
        var at = Ago(20);
        var stays = Reports(1, "fire", at, Near);
        var first = Reports(1, "fire", at, Near);
        var theirs = Reports(2, "fire", at);
        Minutes(1);
        void Merges(Command command)
        {
            Assert.Null(Story.Do(Town(1), command).Refused);
            Minutes(1);
        }

        Merges(new MergeIncidents(Someone, null, new(first), new(stays), "one"));
        Merges(new UnmergeIncidents(Someone, null, new(first), "two"));
        Assert.Null(Story.Do(first.ToIncident(), new CloseIncident(Someone, null, "over")).Refused);
        Minutes(1);
        Assert.Null(Story.Do(first.ToIncident(), new ReopenIncident(Someone, null, "again")).Refused);
        Minutes(1);
        var flags = Story.All<SameAcrossBorderSuspected>(Town(1)).Where(s => s.Mine == first).ToList();
        Assert.True(flags.Count >= 2);
        Assert.All(flags, f => Assert.InRange(f.Metres, 11_000, 11_300));
        Assert.All(flags, f => Assert.Equal(theirs, f.Theirs));
    }
}
