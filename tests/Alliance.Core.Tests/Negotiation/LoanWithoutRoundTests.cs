using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Negotiation;

/// <summary>What goes to another township without a round is a loan all the same: by telephone, by an offer, by a
/// diversion.</summary>
public sealed class LoanWithoutRoundTests : StoryTests
{
    private static readonly ActorId Team = Squad(2, 1);

    private LedgerEntered OnlyLoan(ActorId keeper, ActorId borrower)
    {
        var entered = One<LedgerEntered>();
        Assert.Equal((Town(2), borrower), (entered.Lender, entered.Borrower));
        Assert.Equal(keeper, Story.Journal.Single(e => e.Body == entered).Actor);
        return entered;
    }

    private string Arrange(ActorId request, ActorId resource, int quantity = 0) =>
        Story.Do(request, new EnterArrangedAid(Someone, null, 1, resource, quantity)).Number!;

    [Fact]
    public void A_squad_that_was_called_by_telephone_is_on_loan_under_their_alliance()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0], Floor = 1 });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        Arrange(request, Team);
        Minutes(1);
        OnlyLoan(Allies, Town(1));
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene);
        Minutes(90);
        Reports(Team, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
        Assert.InRange(One<LedgerReturned>(Allies).PersonMinutes, 90 * 8, 100 * 8);
        Assert.Single(One<LedgerSettled>(Allies).Closed);
    }

    [Fact]
    public void Without_an_alliance_the_county_above_both_keeps_the_ledger()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0], Floor = 1, Allied = false });
        var request = Ask(Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        Arrange(request, Team);
        Minutes(1);
        Assert.Null(OnlyLoan(County, Town(1)).Agreement);
        Serves(Team);
        Story.Rest();
    }

    [Fact]
    public void Goods_that_were_arranged_by_telephone_are_on_loan()
    {
        Begin(new() { Boats = [0, 3] });
        Story.Silence(Allies);
        var request = Ask(Line(Catalogue.Boats, 3));
        Minutes(1);
        var commitment = Arrange(request, Depot(2), 3);
        Story.Hear(Allies);
        Minutes(1);
        Assert.Equal(3, OnlyLoan(Allies, Town(1)).Quantity);
        Delivers(Depot(2), commitment);
        Story.Rest();
        Assert.Equal(3, One<LedgerReturned>(Allies).Lent);
    }

    [Fact]
    public void Own_squads_at_home_are_no_loan_and_become_one_when_they_are_diverted_to_an_ally()
    {
        Begin(new() { Squads = [0, 1, 0, 0, 0] });
        var own = AskAt(2, Line(Catalogue.FloodRescue, 8, hours: 48));
        Minutes(5);
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene);
        Minutes(60);
        Assert.Empty(Story.All<LedgerEntered>());
        var request = AskAt(3, Line(Catalogue.FloodRescue, 8, Priority.LifeSaving, 48));
        Story.Advance(new Span(2_000));
        Assert.Null(Story.Do(request, new DivertSquad(
            Someone, null, 1, Team.Key, Story.All<CommitmentAccepted>(own).Single().Commitment, Town(2), "pressing"))
            .Refused);
        Minutes(1);
        OnlyLoan(Allies, Town(3));
        Reports(Team, TeamStatus.EnRoute, TeamStatus.OnScene);
        Minutes(30);
        Reports(Team, TeamStatus.Returning, TeamStatus.Available);
        Story.Do(own, new CancelRequest(Someone, null, "over"));
        Story.Rest();
        Assert.InRange(One<LedgerReturned>(Allies).PersonMinutes, 30 * 8, 35 * 8);
    }
}
