using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Incidents;

/// <summary>A lender offers what nobody asked of it: taken up for a line, turned down with a reason, or
/// lapsed.</summary>
public sealed class OfferTests : StoryTests
{
    private readonly ActorId _incident;

    public OfferTests()
    {
        Begin(new() { Squads = [0, 0, 0, 0, 1], Allied = false, Boats = [0, 0, 9] });
        _incident = Incident();
    }

    private string Requests(int quantity = 20, ResourceKind? kind = null) =>
        Story.Do(
            _incident, new RaiseAidRequest(Someone, null, [Line(kind ?? Catalogue.FloodRescue, quantity)])).Number!;

    private Answer Offers(ActorId lender, ActorId resource, ResourceKind kind, int quantity = 0, int minutes = 60) =>
        Story.Do(lender, new OfferAid(Someone, null, IncidentNumber.Of(_incident), resource, kind, quantity,
            Story.Now + Span.FromMinutes(minutes), "we have hands to spare"));

    private Answer Answers(string offer, LineId? line, OfferRefusal? refusal = null) =>
        Story.Do(_incident, new AnswerOffer(Someone, null, offer, line, refusal, "thanks"));

    [Fact]
    public void Taken_up_it_is_arranged_aid_for_the_line_and_the_lender_is_told()
    {
        var request = Requests(quantity: 8);
        Minutes(1);
        var offer = Offers(Town(5), Squad(5, 1), Catalogue.FloodRescue).Number!;
        Minutes(1);
        Assert.Equal(new LineId(new RequestNumber(request), 1), One<UnsolicitedOfferReceived>(_incident).Fits);
        Assert.Null(Answers(offer, new(new RequestNumber(request), 1)).Refused);
        Minutes(1);
        Assert.Equal(offer, One<AidOfferTaken>(Town(5)).Offer);
        Assert.True(Acceptance(Squad(5, 1)).ArrangedByTelephone);
        Serves(Squad(5, 1));
        Story.Rest();
        Assert.Equal(Outcome.Fulfilled, OutcomeOf(request.ToAidRequest()));
    }

    [Fact]
    public void Taken_up_it_is_not_late_when_it_says_that_it_comes_soon()
    {
        Minutes(180);
        var request = Requests(quantity: 8);
        Minutes(1);
        var offer = Offers(Town(5), Squad(5, 1), Catalogue.FloodRescue).Number!;
        Minutes(1);
        Answers(offer, new(new RequestNumber(request), 1));
        Minutes(1);
        Reports(Squad(5, 1), TeamStatus.Mobilising, TeamStatus.EnRoute);
        Assert.Null(Story
            .Do(Squad(5, 1), new ReportEta(Someone, null, Story.Now + Span.FromMinutes(20), "on our way")).Refused);
        Minutes(1);
        Assert.Equal(["the way from where it is", "on our way"],
            Story.All<EtaChanged>(request.ToAidRequest()).Select(e => e.Reason));
        Assert.Empty(Story.All<ReplacementSought>());
        Reports(Squad(5, 1), TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Story.Rest();
    }

    [Fact]
    public void Turned_down_the_lender_is_told_why()
    {
        var offer = Offers(Town(5), Squad(5, 1), Catalogue.FloodRescue).Number!;
        Minutes(1);
        Assert.Null(One<UnsolicitedOfferReceived>(_incident).Fits);
        Assert.Null(Answers(offer, null, OfferRefusal.NotNeeded).Refused);
        Minutes(1);
        Assert.Equal(OfferRefusal.NotNeeded, One<AidOfferTurnedDown>(Town(5)).Refusal);
        Story.Rest();
        Assert.Empty(Story.All<UnsolicitedOfferLapsed>());
    }

    [Fact]
    public void Not_answered_it_lapses_on_both_sides()
    {
        var offer = Offers(Town(5), Squad(5, 1), Catalogue.FloodRescue).Number!;
        Minutes(62);
        Assert.Equal("no-such-offer", Answers(offer, null, OfferRefusal.TooLate).Refused);
        Story.Rest();
        Assert.Equal(
            [_incident, Town(5)], Story.Journal.Where(e => e.Body is UnsolicitedOfferLapsed).Select(e => e.Actor));
    }

    [Fact]
    public void What_has_gone_elsewhere_meanwhile_is_taken_back_on_record()
    {
        var request = Requests();
        Minutes(1);
        var offer = Offers(Town(5), Squad(5, 1), Catalogue.FloodRescue).Number!;
        Minutes(1);
        var other = AskAt(5, Line(Catalogue.FloodRescue, 8));
        Minutes(10);
        Assert.Equal([Squad(5, 1)], Accepted(other));
        Answers(offer, new(new RequestNumber(request), 1));
        Minutes(1);
        Assert.Equal((CommitmentStatus.Withdrawn, DeclineCode.AlreadyCommitted),
            Story.All<CommitmentProgress>(request.ToAidRequest()).Select(p => (p.Status, p.Reason!.Value)).Last());
        Serves(Squad(5, 1));
        Story.Rest();
    }

    [Fact]
    public void Stock_is_offered_in_units()
    {
        var request = Requests(4, Catalogue.Boats);
        Minutes(1);
        var offer = Offers(Town(3), Depot(3), Catalogue.Boats, 3).Number!;
        Minutes(1);
        Answers(offer, new(new RequestNumber(request), 1));
        Minutes(1);
        Delivers(Depot(3), Acceptance(Depot(3)).Commitment);
        Assert.Equal(3, Acceptance(Depot(3)).Quantity);
        Story.Rest();
    }

    [Fact]
    public void When_the_incident_is_over_what_is_open_is_turned_down()
    {
        Offers(Town(5), Squad(5, 1), Catalogue.FloodRescue);
        Minutes(1);
        Story.Do(_incident, new CloseIncident(Someone, null, "over"));
        Minutes(1);
        Assert.Equal(OfferRefusal.IncidentOver, One<AidOfferTurnedDown>(Town(5)).Refusal);
        Offers(Town(5), Squad(5, 1), Catalogue.FloodRescue);
        Minutes(1);
        Assert.Equal(2, Story.All<AidOfferTurnedDown>(Town(5)).Count());
        Story.Rest();
    }

    [Fact]
    public void What_is_not_the_lenders_or_not_of_the_kind_is_refused()
    {
        Assert.Equal("bad-offer", Offers(Town(4), Squad(5, 1), Catalogue.FloodRescue).Refused);
        Assert.Equal("bad-offer", Offers(Town(5), Squad(5, 1), Catalogue.Medical).Refused);
        Assert.Equal("bad-offer", Offers(Town(3), Depot(3), Catalogue.Boats, 0).Refused);
        Assert.Equal("bad-offer", Offers(Town(5), Squad(5, 1), Catalogue.FloodRescue, minutes: 0).Refused);
        var request = Requests(4, Catalogue.Boats);
        var offer = Offers(Town(5), Squad(5, 1), Catalogue.FloodRescue).Number!;
        Minutes(1);
        Assert.Equal("bad-answer", Answers(offer, new(new RequestNumber(request), 1)).Refused);
        Assert.Equal("bad-answer", Answers(offer, new(new RequestNumber(request), 7)).Refused);
        Assert.Equal("bad-answer", Answers(offer, null).Refused);
    }
}
