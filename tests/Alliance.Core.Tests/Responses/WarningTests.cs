using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Responses;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Responses;

/// <summary>A warning has a colour and a time, and ends by being cancelled, superseded or lapsing.</summary>
public sealed class WarningTests : StoryTests
{
    public WarningTests() => Begin(new() { Volunteers = 1 });

    private Answer Warns(WarningColour colour, int minutes = 60, string hazard = "flood") =>
        Story.Do(
            County, new IssueWarning(Someone, null, hazard, colour, Story.Now + Span.FromMinutes(minutes), "rain"));

    [Fact]
    public void It_lapses_by_itself()
    {
        var id = Warns(WarningColour.Yellow).Number!;
        Assert.Equal("430422-W01", id);
        Minutes(61);
        Assert.Equal(id, One<WarningLapsed>(County).Warning);
        Assert.Null(Story.Do(County, new CancelWarning(Someone, null, id, "late")).Refused);
        Assert.Empty(Story.All<WarningCancelled>(County));
        Assert.Equal("no-such-warning", Story.Do(County, new CancelWarning(Someone, null, "x-W01", "x")).Refused);
    }

    [Fact]
    public void A_graver_one_of_the_same_hazard_takes_its_place()
    {
        var first = Warns(WarningColour.Blue).Number!;
        Warns(WarningColour.Yellow, hazard: "landslide");
        var second = Warns(WarningColour.Red).Number!;
        Assert.Equal(new WarningCancelled(first, "superseded"), One<WarningCancelled>(County));
        Assert.Null(Story.Do(County, new CancelWarning(Someone, null, second, "the crest has passed")).Refused);
        Story.Rest();
    }

    [Fact]
    public void One_of_the_same_hazard_in_another_word_takes_its_place()
    {
        var first = Warns(WarningColour.Blue, hazard: "洪水").Number!;
        Warns(WarningColour.Red, hazard: "Flooding");
        Assert.Equal(new WarningCancelled(first, "superseded"), One<WarningCancelled>(County));
    }

    [Fact]
    public void Only_townships_and_centres_warn_and_only_for_a_time_to_come()
    {
        Assert.Equal("bad-warning", Warns(WarningColour.Blue, minutes: 0).Refused);
        Assert.Equal("bad-warning", Warns(WarningColour.Blue, minutes: 31 * 24 * 60).Refused);
        Assert.Equal("no-authority", Story.Do(Village, new IssueWarning(
            Someone, null, "flood", WarningColour.Blue, Story.Now + Span.FromHours(1), "rain")).Refused);
    }
}
