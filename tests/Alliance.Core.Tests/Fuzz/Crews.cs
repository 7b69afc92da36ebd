using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Teams;
using Alliance.Core.Tests.Stories;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Tests.Fuzz;

/// <summary>People who mostly do what they are asked: they tarry, forget to report, break down, approve, deny or
/// sleep.</summary>
internal sealed class Crews(Story story, Dice dice)
{
    private static readonly Author Crew = new("crew", "squad");
    private readonly Dictionary<string, int> _plans = [];

    public void On(ActorId self, Notice notice)
    {
        switch (notice)
        {
            case Deploy: GoOut(self); break;
            case StoodDown: Drop(self.Key); break;
            case ComeHome or ReliefDue: GoHome(self); break;
            case Overdue: GoHome(self); break;
            case ApprovalWanted wanted: Approve(self, wanted.Commitment); break;
            case Ship ship: Deliver(self, ship.Task.Commitment); break;
            case BringBack order: BringHome(self, order.Task.Commitment); break;
            case DoNotShip order: Drop(order.Commitment); break;
            case ShipmentOverdue late:
                Plan(late.Commitment, (1, () => Report(self, late.Commitment, ShipmentStatus.Delivered))); break;
        }
    }

    /// <summary>Sets out on nobody's order.</summary>
    public void SetOut(ActorId team) => Plan(team.Key, (0, () => Report(team, TeamStatus.EnRoute)));

    private void GoOut(ActorId team)
    {
        List<(int, Action)> steps = [(dice.Between(1, 20), () => Report(team, TeamStatus.Mobilising)),
            (dice.Between(1, 40), () => Report(team, TeamStatus.EnRoute))];
        if (dice.Percent(10))
        {
            steps.Add((dice.Between(1, 30), () => Report(team, TeamStatus.OutOfService)));
            steps.Add((dice.Between(60, 480), () => Report(team, TeamStatus.Available)));
        }
        else
        {
            steps.Add((dice.Between(5, 120), () => Report(team, TeamStatus.OnScene)));
            if (dice.Percent(10))
            {
                steps.Add((2, () => Report(team, TeamStatus.EnRoute, corrects: true)));
                steps.Add((10, () => Report(team, TeamStatus.OnScene)));
            }

            steps.Add((dice.Between(30, 840), () => Report(team, TeamStatus.Returning)));
            steps.Add((dice.Between(5, 120), () => Report(team, TeamStatus.Available)));
        }

        if (dice.Percent(5)) steps.Insert(0, (dice.Between(1, 10), () => Report(team, TeamStatus.Available)));
        // Forgotten steps: overdue, the crew is asked, and goes home.
        if (dice.Percent(15)) steps.RemoveRange(dice.Between(1, steps.Count - 1), 1);
        Plan(team.Key, [.. steps]);
    }

    private void GoHome(ActorId team) => Plan(team.Key,
        (dice.Between(1, 20), () => Report(team, TeamStatus.Returning)),
        (dice.Between(5, 120), () => Report(team, TeamStatus.Available)));

    private void Approve(ActorId tier, CommitmentId commitment)
    {
        if (dice.Percent(20)) return;
        var granted = dice.Percent(75);
        Plan(commitment + "/approval",
            (dice.Between(1, 60), () => story.Do(tier, new Approve(Crew, null, commitment, granted, "by order"))));
    }

    private void Deliver(ActorId depot, CommitmentId commitment)
    {
        var ends = dice.Percent(90) ? ShipmentStatus.Delivered : ShipmentStatus.Shipped;
        Plan(commitment, (dice.Between(5, 40), () => Report(depot, commitment, ShipmentStatus.Shipped)),
            (dice.Between(5, 120), () => Report(depot, commitment, ends)));
    }

    /// <summary>Fetches goods: at times in two journeys, at times some are lost, at times it is forgotten.</summary>
    private void BringHome(ActorId depot, CommitmentId commitment)
    {
        if (dice.Percent(10)) return;
        var (part, lost) = (dice.Percent(30) ? 1 : (int?)null, dice.Percent(20) ? "lost" : null);
        Plan($"{commitment}/back",
            (dice.Between(5, 40),
                () => story.Do(depot, new ReportReturn(Crew, null, commitment, ReturnStatus.Returning, part, null))),
            (dice.Between(5, 120),
                () => story.Do(depot, new ReportReturn(Crew, null, commitment, ReturnStatus.Returned, part, lost))),
            (dice.Between(60, 120),
                () => story.Do(depot, new ReportReturn(Crew, null, commitment, ReturnStatus.Returned, null, null))));
    }

    private void Report(ActorId team, TeamStatus status, bool corrects = false) =>
        story.Do(team, new ReportStatus(Crew, null, status, corrects ? "mis-keyed" : null));

    private void Report(ActorId depot, CommitmentId commitment, ShipmentStatus status) =>
        story.Do(depot, new ReportShipment(Crew, null, new CommitmentId(commitment), status));

    private void Drop(string who) => _plans[who] = _plans.GetValueOrDefault(who) + 1;

    /// <summary>One plan at a time: a new one takes the place of the former.</summary>
    private void Plan(string who, params ReadOnlySpan<(int Minutes, Action Act)> steps)
    {
        Drop(who);
        var (plan, minutes) = (_plans[who], 0);
        foreach (var step in steps)
        {
            minutes += step.Minutes;
            var act = step.Act;
            story.Later(Span.FromMinutes(minutes), () =>
            {
                if (_plans[who] == plan) act();
            });
        }
    }
}
