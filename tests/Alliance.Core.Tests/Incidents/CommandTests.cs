using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Tests.Stories;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Incidents;

/// <summary>One body commands an incident at a time: the township first, another after a handover that both have agreed
/// to.</summary>
public sealed class CommandTests : StoryTests
{
    private readonly ActorId _incident;

    public CommandTests()
    {
        Begin(new());
        _incident = Incident();
    }

    private Answer Proposes(ActorId body, ActorId to, bool skips = false) =>
        Story.Do(_incident, new ProposeHandover(Someone, null, body, to, skips, "it grows"));
    private Answer Answers(ActorId body, bool accepted = true) =>
        Story.Do(_incident, new AnswerHandover(Someone, null, body, accepted, "by plan"));

    [Fact]
    public void The_county_takes_over_when_the_township_agrees()
    {
        Assert.Null(Proposes(County, County).Refused);
        Minutes(1);
        Assert.Equal(_incident.Key, One<HandoverAsked>(Town(1)).Incident);
        Assert.Null(Answers(Town(1)).Refused);
        Minutes(1);
        Assert.Equal(
            (Town(1), County), (One<CommandHandedOver>(_incident).Former, One<CommandHandedOver>(_incident).Commander));
        Assert.Equal(County, One<CommandNoted>(County).Commander);
        Assert.Equal(County, One<CommandNoted>(Town(1)).Commander);
    }

    [Fact]
    public void It_can_be_given_back_when_the_township_accepts()
    {
        Proposes(Town(1), County);
        Answers(County);
        Assert.Null(Proposes(County, Town(1)).Refused);
        Assert.Null(Answers(Town(1)).Refused);
        Assert.Equal([County, Town(1)], Story.All<CommandHandedOver>().Select(c => c.Commander));
    }

    [Fact]
    public void A_handover_that_is_declined_or_not_answered_leaves_command_where_it_is()
    {
        Proposes(Town(1), County);
        Assert.Null(Answers(County, accepted: false).Refused);
        Proposes(Town(1), County);
        Minutes(61);
        One<HandoverLapsed>(_incident);
        Assert.Equal("no-handover-proposed", Answers(County).Refused);
        Assert.Empty(Story.All<CommandHandedOver>());
    }

    [Fact]
    public void Only_the_other_body_can_answer()
    {
        Proposes(Town(1), County);
        Assert.Equal("no-handover-proposed", Answers(Town(1)).Refused);
        Assert.Equal("no-handover-proposed", Answers(Town(2)).Refused);
    }

    [Fact]
    public void What_is_no_handover_is_refused()
    {
        Assert.Equal("bad-handover", Proposes(Town(1), Town(2)).Refused);
        Assert.Equal("bad-handover", Proposes(Town(1), Town(1)).Refused);
        Assert.Equal("bad-handover", Proposes(Town(2), County).Refused);
        Proposes(Town(1), County);
        Assert.Equal("handover-proposed", Proposes(County, County).Refused);
    }

    [Fact]
    public void When_the_incident_is_over_nobody_is_to_answer()
    {
        Proposes(Town(1), County);
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Assert.Equal("no-handover-proposed", Answers(County).Refused);
        Assert.Equal("incident-not-open", Proposes(Town(1), County).Refused);
        Story.Rest();
    }
}
