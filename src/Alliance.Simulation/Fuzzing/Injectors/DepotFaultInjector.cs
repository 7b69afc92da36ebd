using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Requests;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Injects faults of people at depots: false reports of shipments and returns, write-offs and wrong stock
/// counts.</summary>
internal sealed class DepotFaultInjector(InjectorContext context) : IFaultInjector
{
    private const long Minute = 60_000;
    private static readonly Author By = new("旁人", "depot");
    private readonly RandomStream _random = new(context.Case.Seed, default, "depot meddlers");
    private readonly List<(ActorId Depot, string Commitment)> _commitments = [];
    private readonly SortedSet<(ActorId Depot, CommitmentId Commitment)> _touched = [];

    public void Plan(long faultPhaseMs)
    {
        for (var i = _random.Between(0, 16); i > 0; i--)
        {
            var (at, choice) = (_random.Between(10 * Minute, faultPhaseMs), (int)_random.Between(0, 5));
            context.Loop.After(at, () => { if (!context.Faults.IsOver) Act(choice); });
        }
    }

    /// <summary>Remembers what the injector can act on later.</summary>
    public void Landed(in JournalEntry entry)
    {
        if (entry.Body is CommitmentAccepted { Resource.Kind: ActorKind.Depot } accepted)
            _commitments.Add((accepted.Resource, accepted.Commitment));
    }

    /// <summary>Completes the shipments that the injector has begun.</summary>
    public void End()
    {
        foreach (var (depot, commitment) in _touched)
            Issue(depot, new ReportShipment(By, null, commitment, ShipmentStatus.Delivered));
    }

    private void Act(int choice)
    {
        if (choice >= 4)
        {
            KeepStock(choice == 4);
            return;
        }

        if (_commitments.Count == 0) return;
        var (depot, commitment) = _commitments[(int)_random.Between(0, _commitments.Count - 1)];
        var units = _random.Chance(700) ? (int?)_random.Between(0, 20) : null;
        if (choice < 2)
            _touched.Add((depot, new CommitmentId(commitment)));
        Issue(
            depot,
            choice switch
            {
                0 or 1 => new ReportShipment(
                    By, context.Happened(_random), new CommitmentId(commitment),
                    (ShipmentStatus)_random.Between(0, 1), units, _random.Chance(400)),
                2 => new ReportReturn(
                    By, null, new CommitmentId(commitment), (ReturnStatus)_random.Between(0, 1), units,
                    _random.Chance(300) ? "遗失" : null),
                _ => new WriteOffShipment(By, null, new CommitmentId(commitment), units ?? 1, "损毁"),
            });
    }

    private void KeepStock(bool counts)
    {
        if (context.Region.Data.Depots.Count == 0) return;
        var depot = context.Region.Data.Depots[(int)_random.Between(0, context.Region.Data.Depots.Count - 1)];
        var kind = depot.Stock.Keys.Order().ElementAt((int)_random.Between(0, depot.Stock.Count - 1));
        var units = (int)_random.Between(0, 60);
        Issue(
            new ActorId(ActorKind.Depot, depot.Id),
            counts ? new TakeStock(By, context.Happened(_random), kind, units, "盘点")
                : new WriteOffStock(By, null, kind, units, "过期"));
    }

    private void Issue(ActorId depot, Command command) =>
        context.Desks.Issue($"depot meddler/{_random.Between(0, 1)}", depot, command);
}
