using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Mailboxes;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;
using Xunit;
using static Alliance.Core.Tests.Stories.TestRegions;

namespace Alliance.Core.Tests.Tiers;

/// <summary>Township 2 lends to township 1, falls silent for hours, and comes back: over the real mailbox its slots and
/// holds, the request's view and the squad come to agree. Township 3 can help too.</summary>
public sealed class SilentTownshipTests
{
    private static readonly Author Someone = new("someone", "duty desk");
    private static readonly ActorId Silent = Town(2), TheSquad = Squad(2, 1);
    private readonly Network _network = new(new RegionPlan { Townships = 3, Squads = [0, 1, 1], Floor = 0 }.Build());
    private ActorId _request;

    private void Ask(int seconds)
    {
        var number = _network.Do(Town(1), new ReportIncident(Someone, null, "flood", "flood", null)).Number!;
        Seconds(3);
        var line = new LineSpec(Catalogue.FloodRescue, 8, Priority.Urgent, _network.Now + Span.FromHours(8));
        _request = _network.Do(number.ToIncident(), new RaiseAidRequest(Someone, null, [line])).Number!.ToAidRequest();
        Seconds(seconds);
    }

    private void Seconds(int seconds) => _network.Advance(new Span(seconds * 1_000L));
    private void Minutes(int minutes) => _network.Advance(Span.FromMinutes(minutes));

    private void Reports(ActorId team, params TeamStatus[] statuses)
    {
        foreach (var status in statuses)
        {
            Assert.Null(_network.Do(team, new ReportStatus(Someone, null, status, null)).Refusal);
            Seconds(5);
        }
    }

    private IEnumerable<ActorId> Accepted => _network.All<CommitmentAccepted>(_request).Select(a => a.Resource);
    private SortedDictionary<CommitmentId, Slot> Slots => ((TierState)_network.StateOf(Silent)).Slots;
    private TeamState Team(ActorId squad) => (TeamState)_network.StateOf(squad);

    /// <summary>Lets the township be silent from the moment that something is on record.</summary>
    private void SilentOnce<T>(ActorId actor) where T : JournalRecord
    {
        for (var i = 0; i < 120 && !_network.All<T>(actor).Any(); i++) Seconds(1);
        Assert.NotEmpty(_network.All<T>(actor));
        _network.CutOff(Silent);
    }

    private void Returns()
    {
        _network.Reconnect(Silent);
        Minutes(2);
        Assert.Equal(0, _network.WaitingAt(Silent));
    }

    private void EveryoneAgrees()
    {
        Minutes(30);
        Assert.Empty(Slots);
        Assert.Empty(_network.Violations(atRest: true));
    }

    [Fact]
    public void A_promise_that_comes_after_its_requisition_lapsed_is_answered_with_a_release_on_record()
    {
        Ask(0);
        // The squad is held and the promise made, and neither reaches anyone.
        SilentOnce<SlotTaken>(Silent);
        _network.Reconnect(TheSquad);
        for (var i = 0; i < 3; i++)
        {
            _network.Reconnect(Silent);
            _network.CutOff(Allies);
            Seconds(1);
        }

        _network.CutOff(Silent);
        _network.Reconnect(Allies);
        Assert.Single(_network.All<LenderCommitted>(Silent));
        Minutes(20);
        Assert.Equal([Squad(3, 1)], Accepted);
        Returns();
        Assert.Equal(Silent, Assert.Single(_network.All<CommitmentLate>(Allies)).Lender);
        Reports(Squad(3, 1), TeamStatus.EnRoute, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        Assert.Equal([Squad(3, 1)], Accepted);
        Assert.Equal(TeamStatus.Available, Team(TheSquad).Status);
        EveryoneAgrees();
    }

    [Fact]
    public void A_requisition_that_reaches_it_after_its_time_is_refused_on_record()
    {
        Ask(0);
        SilentOnce<Requisitioned>(Allies);
        Minutes(90);
        Assert.Equal([Squad(3, 1)], Accepted);
        Returns();
        Assert.Equal(DeclineCode.Timeout, Assert.Single(_network.All<LenderRefused>(Silent)).Code);
        Reports(Squad(3, 1), TeamStatus.EnRoute, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        EveryoneAgrees();
    }

    [Fact]
    public void Its_squad_works_on_and_comes_home_and_the_slot_returns_when_it_is_heard_again()
    {
        Ask(30);
        Assert.Equal([TheSquad], Accepted);
        _network.CutOff(Silent);
        Reports(TheSquad, TeamStatus.Mobilising, TeamStatus.EnRoute, TeamStatus.OnScene);
        Minutes(400);
        Reports(TheSquad, TeamStatus.Returning, TeamStatus.Available);
        Minutes(300);
        Assert.Equal(Outcome.Fulfilled, Assert.Single(_network.All<RequestSettled>(_request)).Outcome);
        Assert.Single(Slots);
        Returns();
        Assert.Equal("returned", Assert.Single(_network.All<SlotReturned>(Silent)).Reason);
        EveryoneAgrees();
    }

    [Fact]
    public void What_was_cancelled_meanwhile_stands_down_when_it_is_heard_again()
    {
        Ask(30);
        _network.CutOff(Silent);
        Assert.Null(_network.Do(_request, new CancelRequest(Someone, null, "false alarm")).Refusal);
        Minutes(180);
        Assert.Equal(TeamStatus.Committed, Team(TheSquad).Status);
        Assert.Empty(_network.All<RequestSettled>(_request));
        Returns();
        Assert.Equal(TeamStatus.Available, Team(TheSquad).Status);
        Assert.Equal(Outcome.Cancelled, Assert.Single(_network.All<RequestSettled>(_request)).Outcome);
        EveryoneAgrees();
    }

    [Fact]
    public void An_acceptance_that_reaches_it_too_late_finds_the_promise_gone_and_the_line_goes_on()
    {
        Ask(0);
        SilentOnce<CommitmentAccepted>(_request);
        Minutes(120);
        Assert.Equal(TeamStatus.Available, Team(TheSquad).Status);
        Returns();
        var withdrawn = _network.All<CommitmentProgress>(_request).Single(p => p.Status == CommitmentStatus.Withdrawn);
        Assert.Equal(DeclineCode.Timeout, withdrawn.Reason);
        Minutes(10);
        Assert.Equal(2, Accepted.Count());
        foreach (var squad in Accepted.Skip(1).ToList())
            Reports(squad, TeamStatus.EnRoute, TeamStatus.OnScene, TeamStatus.Returning, TeamStatus.Available);
        EveryoneAgrees();
    }

    [Fact]
    public void Recalled_by_a_township_that_then_falls_silent_the_squad_is_let_go_by_the_request()
    {
        Ask(30);
        Reports(TheSquad, TeamStatus.EnRoute, TeamStatus.OnScene);
        var commitment = Slots.Keys.Single();
        Assert.Null(_network.Do(Silent, new RecallCommitment(
            Someone, null, new CommitmentId(commitment), "our dyke", _network.Now + Span.FromMinutes(120),
            true)).Refusal);
        Seconds(5);
        _network.CutOff(Silent);
        Minutes(5);
        Reports(Squad(3, 1), TeamStatus.EnRoute, TeamStatus.OnScene);
        Assert.Equal("replaced", Assert.Single(_network.All<CommitmentReleased>(_request)).Reason);
        Minutes(200);
        Returns();
        Reports(TheSquad, TeamStatus.Returning, TeamStatus.Available);
        Reports(Squad(3, 1), TeamStatus.Returning, TeamStatus.Available);
        EveryoneAgrees();
    }
}
