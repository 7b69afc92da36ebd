using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Fuzz;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Negotiation;

/// <summary>Township 2 belongs to two alliances, with township 1 and with township 3, and has one squad. Both
/// neighbours ask at once; their alliances' mail comes in any order, early, late or never.</summary>
public sealed class TwoAlliancesTests
{
    private const int Seeds = 150;
    private static readonly Author Someone = new("someone", "duty desk");
    private static readonly ActorId TheSquad = Squad(2, 1);

    [Fact]
    public void Whatever_order_their_mail_comes_in_its_squad_is_never_promised_twice()
    {
        var (refusedByLender, refusedBySquad, served) = (0, 0, 0);
        for (var seed = 1; seed <= Seeds; seed++)
        {
            var story = Tell((ulong)seed);
            Assert.True(story.IsAtRest, $"seed {seed} is not at rest");
            Assert.True(
                story.Violations() is [], $"seed {seed}: {string.Join("; ", story.Violations().Select(v => v.What))}");
            Assert.Equal(story.All<SlotTaken>(Town(2)).Count(), story.All<SlotReturned>(Town(2)).Count());
            Assert.Equal(2, story.All<RequestSettled>().Count());
            if (story.All<LenderRefused>(Town(2)).Any(r => r.Code == DeclineCode.AlreadyCommitted)) refusedByLender++;
            if (story.All<TeamRefused>(TheSquad).Any()) refusedBySquad++;
            if (story.All<CommitmentAccepted>().Any()) served++;
        }

        // The orders of arrival that matter have come up.
        Assert.True(refusedByLender > 5 && refusedBySquad > 5 && served > Seeds / 3,
            $"{refusedByLender}, {refusedBySquad}, {served}");
    }

    private static Story Tell(ulong seed)
    {
        var dice = new Dice(seed);
        var story = new Story(new RegionPlan
        {
            Townships = 3, Squads = [0, 1, 0], Members = [1, 2], SecondMembers = [2, 3], Approves = dice.Percent(30),
            ApprovalMinutes = dice.Between(5, 40),
        }.Build());
        story.People = new Crews(story, dice).On;
        story.Delay = () => new Span(dice.Percent(20) ? dice.Between(0, 900_000) : dice.Between(0, 5_000));
        story.Loses = (_, _) => dice.Percent(10);
        foreach (var township in (int[])[1, 3])
            story.Later(Span.FromMinutes(dice.Between(0, 2)), () => Raise(story, township));
        // At times the crew is out on nobody's order just then, or has come back from there.
        if (dice.Percent(40))
            story.Later(new Span(dice.Between(0, 240_000)),
                () => story.Do(TheSquad, new ReportStatus(Someone, null, TeamStatus.EnRoute, null)));
        if (dice.Percent(40))
            story.Later(Span.FromMinutes(dice.Between(5, 60)),
                () => story.Do(TheSquad, new ReportStatus(Someone, null, TeamStatus.Available, null)));
        story.Rest();
        return story;
    }

    private static void Raise(Story story, int township)
    {
        var incident = story.Do(Town(township), new ReportIncident(Someone, null, "flood", "flood", null)).Number!;
        void Ask()
        {
            var line = new LineSpec(Catalogue.FloodRescue, 8, Priority.Urgent, story.Now + Span.FromHours(6));
            if (story.Do(Numbers.ToIncident(incident), new RaiseAidRequest(Someone, null, [line])).Refused is not null)
                story.Later(Span.FromMinutes(1), Ask);
        }

        Ask();
    }
}
