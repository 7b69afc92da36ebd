using Alliance.Core.Actors;
using Alliance.Core.Depots;
using Alliance.Core.Journals;
using Alliance.Core.Requests;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Fuzzing;

/// <summary>People at depots who do what nobody expects: report parts and returns that cannot be, write off, and count the shelf wrong.</summary>
internal sealed class DepotMeddlers(Loop loop, FuzzRun run) : IMeddler
{
    private const long Minute = 60_000;
    private static readonly Author By = new("旁人", "depot");
    private readonly RandomStream _random = new(run.Case.Seed, default, "depot meddlers");
    private readonly List<(ActorId Depot, string Commitment)> _commitments = [];
    private readonly SortedSet<(ActorId Depot, string Commitment)> _touched = [];

    public void Plan(long stormMs)
    {
        for (var i = _random.Between(0, 16); i > 0; i--)
        {
            var (at, what) = (_random.Between(10 * Minute, stormMs), (int)_random.Between(0, 5));
            loop.After(at, () => { if (!run.Mischief.IsOver) Meddle(what); });
        }
    }

    /// <summary>Keeps in mind what can be meddled with.</summary>
    public void Landed(in JournalEntry entry)
    {
        if (entry.Body is CommitmentAccepted { Resource.Kind: ActorKind.Depot } accepted) _commitments.Add((accepted.Resource, accepted.Commitment));
    }

    /// <summary>What they began is brought to its end.</summary>
    public void End()
    {
        foreach (var (depot, commitment) in _touched) Issue(depot, new ReportShipment(By, null, commitment, ShipmentStatus.Delivered));
    }

    private void Meddle(int what)
    {
        if (what >= 4)
        {
            KeepStock(what == 4);
            return;
        }

        if (_commitments.Count == 0) return;
        var (depot, commitment) = _commitments[(int)_random.Between(0, _commitments.Count - 1)];
        var units = _random.Chance(700) ? (int?)_random.Between(0, 20) : null;
        if (what < 2) _touched.Add((depot, commitment));
        Issue(depot, what switch
        {
            0 or 1 => new ReportShipment(By, null, commitment, (ShipmentStatus)_random.Between(0, 1), units, _random.Chance(400)),
            2 => new ReportReturn(By, null, commitment, (ReturnStatus)_random.Between(0, 1), units, _random.Chance(300) ? "遗失" : null),
            _ => new WriteOffShipment(By, null, commitment, units ?? 1, "损毁"),
        });
    }

    private void KeepStock(bool counts)
    {
        if (run.Region.Data.Depots.Count == 0) return;
        var depot = run.Region.Data.Depots[(int)_random.Between(0, run.Region.Data.Depots.Count - 1)];
        var kind = depot.Stock.Keys.Order().ElementAt((int)_random.Between(0, depot.Stock.Count - 1));
        var units = (int)_random.Between(0, 60);
        Issue(new ActorId(ActorKind.Depot, depot.Id), counts ? new TakeStock(By, null, kind, units, "盘点") : new WriteOffStock(By, null, kind, units, "过期"));
    }

    private void Issue(ActorId depot, Command command) => run.Offices.Issue($"depot meddler/{_random.Between(0, 1)}", depot, command);
}
