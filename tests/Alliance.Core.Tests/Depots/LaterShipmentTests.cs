using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Depots;

/// <summary>Goods that are not to be there before a time are not sent early, and nobody is overdue meanwhile.</summary>
public sealed class LaterShipmentTests : StoryTests
{
    private static readonly Instant Evening = Instant.Start + Span.FromHours(8);

    private ActorId AskBoats(Instant? notBefore)
    {
        Begin(new() { Boats = [0, 4] });
        var request = Ask(Line(Catalogue.Boats, 4, hours: 20) with { NotBefore = notBefore });
        Minutes(15);
        return request;
    }

    private void Amends(ActorId request, Instant? notBefore) => Assert.Null(Story.Do(request, new AmendLine(
        Someone, null, 1, null, null, null, "the water is slow", NotBefore: notBefore, AtOnce: notBefore is null))
        .Refused);

    [Fact]
    public void They_leave_so_late_that_they_come_when_they_are_wanted()
    {
        var request = AskBoats(Evening);
        var go = One<ShipmentPlanned>(Depot(2)).GoAt;
        Assert.InRange((Evening - go).Milliseconds, 1, 120 * 60_000);
        Story.Advance(go - Story.Now + Span.FromMinutes(-1));
        Assert.Empty(Story.All<Ship>());
        Assert.Empty(Story.All<ShipmentOverdue>());
        Minutes(2);
        One<Ship>(Depot(2));
        Delivers(Depot(2), Acceptance(Depot(2)).Commitment);
        Story.Do(request, new CancelRequest(Someone, null, "over"));
    }

    [Fact]
    public void Wanted_later_what_has_not_left_waits_and_its_arrival_is_later()
    {
        var request = AskBoats(null);
        One<Ship>(Depot(2));
        Amends(request, Evening);
        Minutes(1);
        One<ShipmentPlanned>(Depot(2));
        Assert.Equal(Evening, Story.All<EtaChanged>(request).Last().Eta);
        Minutes(120);
        Assert.Empty(Story.All<ShipmentOverdue>());
        Amends(request, null);
        Minutes(1);
        Assert.Equal(2, Story.All<Ship>(Depot(2)).Count());
        Assert.True(Story.All<EtaChanged>(request).Last().Eta < Evening);
        Delivers(Depot(2), Acceptance(Depot(2)).Commitment);
        Story.Do(request, new CancelRequest(Someone, null, "over"));
    }

    [Fact]
    public void Sent_early_all_the_same_they_are_on_the_way()
    {
        var request = AskBoats(Evening);
        Delivers(Depot(2), Acceptance(Depot(2)).Commitment);
        Assert.Equal(CommitmentStatus.OnScene, ProgressOf(Acceptance(Depot(2)).Commitment).Last());
        Story.Advance(Evening - Story.Now);
        Assert.Empty(Story.All<Ship>());
        Story.Do(request, new CancelRequest(Someone, null, "over"));
    }

    [Fact]
    public void Called_off_before_it_is_time_they_stay_on_the_shelf()
    {
        var request = AskBoats(Evening);
        Story.Do(request, new CancelRequest(Someone, null, "over"));
        Minutes(1);
        Story.Rest();
        Assert.Empty(Story.All<Ship>());
        Assert.Equal(StockPlace.Available, Story.All<StockMoved>(Depot(2)).Last().Target);
    }
}
