using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Requests;

/// <summary>Under an agreement by which the requester has the last word, the duty desk of township 1 confirms what
/// townships 2 and 3 promise.</summary>
public sealed class ConfirmationTests : StoryTests
{
    private static RegionPlan Plan(ApprovalRule rule = ApprovalRule.Requester, bool granted = false) =>
        new() { Squads = [0, 1, 1, 0, 0], ApprovalMinutes = 20,
            Agreed = t => t with { Approval = rule, GrantedOnTimeout = granted } };

    private string Wanted(RegionPlan? plan = null)
    {
        Begin(plan ?? Plan());
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(2);
        return One<ConfirmationWanted>().Commitment;
    }

    private ActorId Request => Story.Journal.Select(e => e.Actor).First(a => a.Kind == ActorKind.AidRequest);

    private string? Decide(string commitment, bool granted) =>
        Story.Do(
            Request, new ConfirmCommitment(Someone, null, new CommitmentId(commitment), granted, "by order")).Refused;

    [Fact]
    public void A_commitment_is_taken_up_when_the_requester_confirms_it()
    {
        var commitment = Wanted();
        Assert.Empty(Accepted());
        Assert.Equal((Code(1), Squad(2, 1)), (One<ConfirmationWanted>().Place, One<ConfirmationWanted>().Resource));
        Assert.Null(Decide(commitment, granted: true));
        Minutes(1);
        Assert.Equal(Squad(2, 1), Accepted().Single());
        Assert.Equal(TeamStatus.Committed, StatusOf(Squad(2, 1)));
        Assert.Equal("not-awaiting-confirmation", Decide(commitment, granted: true));
    }

    [Fact]
    public void While_it_waits_nothing_more_is_sought()
    {
        Wanted();
        Minutes(15);
        Assert.Single(Story.All<LenderCommitted>());
        Assert.DoesNotContain(Story.All<LineSolicited>(), s => s.Tier == County);
    }

    [Fact]
    public void Declined_it_goes_back_and_another_is_sought()
    {
        Decide(Wanted(), granted: false);
        Minutes(3);
        Assert.Equal("AUTHORITY_NOT_GRANTED", Story.All<CommitmentNotTaken>().First().Reason);
        Assert.Equal(2, Story.All<ConfirmationWanted>().Count());
        Assert.Empty(Accepted());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_desk_that_sleeps_has_said_what_the_agreement_says(bool granted)
    {
        Wanted(Plan(granted: granted));
        Minutes(25);
        Assert.Equal(granted, Accepted().Any());
        Assert.Equal(!granted, Story.All<CommitmentNotTaken>().Any());
    }

    [Fact]
    public void What_is_no_longer_needed_is_given_back_without_a_word()
    {
        var commitment = Wanted();
        Story.Do(Request, new CancelRequest(Someone, null, "over"));
        Minutes(2);
        Assert.Equal("over", One<CommitmentNotTaken>().Reason);
        Assert.Equal(TeamStatus.Available, StatusOf(Squad(2, 1)));
        Assert.Equal(Outcome.Cancelled, OutcomeOf(Request));
        Assert.Equal("not-awaiting-confirmation", Decide(commitment, granted: true));
    }

    [Fact]
    public void Where_both_have_a_say_the_lender_speaks_first()
    {
        Begin(Plan(ApprovalRule.Both));
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(2);
        Assert.Empty(Story.All<ConfirmationWanted>());
        Story.Do(Town(2), new Approve(Someone, null, One<ApprovalWanted>().Commitment, true, "yes"));
        Minutes(18);
        Decide(One<ConfirmationWanted>().Commitment, granted: true);
        Minutes(1);
        Assert.Equal(Squad(2, 1), Accepted().Single());
    }

    [Fact]
    public void Where_lives_depend_on_it_nobody_s_word_is_waited_for()
    {
        Begin(Plan(ApprovalRule.Both));
        Ask(Line(Catalogue.FloodRescue, 8, Priority.LifeSaving, hours: 4));
        Minutes(2);
        Assert.Equal(Squad(2, 1), Accepted().Single());
    }
}
