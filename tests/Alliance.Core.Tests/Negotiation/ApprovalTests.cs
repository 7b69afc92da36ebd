using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Negotiation;

/// <summary>Under an agreement by which the lender approves, township 2 is asked for a squad, then township
/// 3.</summary>
public sealed class ApprovalTests : StoryTests
{
    public ApprovalTests() => Begin(new() { Squads = [0, 1, 1, 0, 0], Approves = true });

    private string Wanted(int township)
    {
        Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(2);
        return One<ApprovalWanted>(Town(township)).Commitment;
    }

    private string? Decide(int township, string commitment, bool granted) =>
        Story.Do(Town(township), new Approve(Someone, null, new CommitmentId(commitment), granted, "by order")).Refused;

    [Fact]
    public void The_squad_is_held_while_approval_is_wanted_and_promised_when_it_is_given()
    {
        var commitment = Wanted(2);
        Assert.Equal(TeamStatus.Held, StatusOf(Squad(2, 1)));
        Assert.Empty(Accepted());
        Assert.Null(Decide(2, commitment, granted: true));
        Minutes(1);
        Assert.Equal(Squad(2, 1), Accepted().Single());
        Assert.Equal(TeamStatus.Committed, StatusOf(Squad(2, 1)));
    }

    [Fact]
    public void A_denial_frees_the_squad_and_the_next_is_asked()
    {
        Decide(2, Wanted(2), granted: false);
        Minutes(2);
        var refusal = One<RequisitionDeclined>(Allies);
        Assert.Equal((Town(2), DeclineCode.AuthorityNotGranted), (refusal.Lender, refusal.Code));
        Assert.Equal(TeamStatus.Available, StatusOf(Squad(2, 1)));
        One<ApprovalWanted>(Town(3));
    }

    [Fact]
    public void A_duty_desk_that_sleeps_has_denied()
    {
        Wanted(2);
        Minutes(25);
        Assert.Contains(Story.All<RequisitionDeclined>(Allies),
            r => r.Lender == Town(2) && r.Code == DeclineCode.AuthorityNotGranted);
        Assert.Equal(TeamStatus.Available, StatusOf(Squad(2, 1)));
    }

    [Fact]
    public void Where_lives_depend_on_it_nobody_waits_for_approval()
    {
        Ask(Line(Catalogue.FloodRescue, 8, Priority.LifeSaving, hours: 4));
        Minutes(2);
        Assert.Empty(Story.All<ApprovalWanted>());
        Assert.Equal(Squad(2, 1), Accepted().Single());
    }

    [Fact]
    public void What_awaits_no_approval_cannot_be_approved()
    {
        var commitment = Wanted(2);
        Assert.Equal("not-awaiting-approval", Decide(2, "nothing", granted: true));
        Decide(2, commitment, granted: true);
        Assert.Equal("not-awaiting-approval", Decide(2, commitment, granted: true));
    }
}
