using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
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

namespace Alliance.Core.Tests.Teams;

/// <summary>Over the real mailbox, on a line that loses, repeats and delays mail: a promise is taken back, another
/// squad falls silent and is heard again, and everyone agrees in the end.</summary>
public sealed class BadLineTests
{
    private static readonly Author Someone = new("someone", "duty desk");
    private static readonly ActorId First = Squad(2, 1), Second = Squad(3, 1);

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_take_back_and_an_overdue_squad_survive_it(int seed)
    {
        var network =
            new Network(new RegionPlan { Townships = 3, Squads = [0, 1, 1] }.Build()) { BadLine = new Random(seed) };
        void Until(string what, Func<bool> isSo)
        {
            for (var i = 0; i < 5 * 3_600 && !isSo(); i++) network.Advance(new Span(1_000));
            Assert.True(isSo(), what);
        }

        void Reports(ActorId team, TeamStatus status) =>
            Assert.Null(network.Do(team, new ReportStatus(Someone, null, status, null)).Refusal);
        TeamState Team(ActorId squad) => (TeamState)network.StateOf(squad);

        var incident =
            network.Do(Town(1), new ReportIncident(Someone, null, "flood", "flood", null)).Number!.ToIncident();
        Until("the incident is open", () => ((IncidentState)network.StateOf(incident)).IsOpen);
        var line = new LineSpec(Catalogue.FloodRescue, 8, Priority.Urgent, network.Now + Span.FromHours(12));
        var request = network.Do(incident, new RaiseAidRequest(Someone, null, [line])).Number!.ToAidRequest();

        Until("a squad has its order",
            () => Team(First).Status == TeamStatus.Committed || Team(Second).Status == TeamStatus.Committed);
        var (taken, other) = Team(First).Status == TeamStatus.Committed ? (First, Second) : (Second, First);
        var lender = taken == First ? Town(2) : Town(3);
        var commitment = Team(taken).Task!.Commitment;
        Assert.Null(network.Do(lender,
            new TakeBackCommitment(Someone, null, commitment, DeclineCode.FloorReached, "a flood of our own")).Refusal);
        Until("the other squad is found", () => Team(other).Status == TeamStatus.Committed);
        Assert.Single(network.All<CommitmentTakenBack>());
        Assert.Single(network.All<CommitmentProgress>(request),
            p => p.Commitment == commitment && p.Status == CommitmentStatus.Withdrawn);
        Assert.Single(network.All<PromiseBroken>());

        Reports(other, TeamStatus.EnRoute);
        Until("it counts as unreachable", () => Team(other).Unreachable);
        Until("its request knows", () => network.All<CommitmentNotHeard>(request).Any(n => n.Unreachable));
        Reports(other, TeamStatus.OnScene);
        Until("its request knows that it works", () => network.All<CommitmentProgress>(request)
            .Any(p => p.Status == CommitmentStatus.OnScene));
        Assert.Single(network.All<CommitmentNotHeard>(request), n => n.Unreachable);
        Reports(other, TeamStatus.Returning);
        Reports(other, TeamStatus.Available);
        network.Advance(Span.FromHours(13));
        Assert.Single(network.All<RequestSettled>(request));
        foreach (var township in (ActorId[])[Town(2), Town(3)])
            Assert.Empty(((TierState)network.StateOf(township)).Slots);
        Assert.True(network.Faults is { Lost: > 0, Repeated: > 0 }, $"{network.Faults}");
        Assert.Empty(network.Violations(atRest: true));
    }
}
