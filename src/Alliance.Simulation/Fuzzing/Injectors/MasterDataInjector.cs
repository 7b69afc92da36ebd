using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Revisions;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Revises the master data while aid is under way: squads and depots that are added, changed, moved, retired
/// and taken back; townships that are renamed, merged, split and re-coded.</summary>
internal sealed class MasterDataInjector(InjectorContext context) : IFaultInjector
{
    private const long Minute = 60_000;
    private static readonly Author By = new("台账员", "master-data");
    private static readonly ActorId Realm = new(ActorKind.Realm, "realm");
    private readonly RandomStream _random = new(context.Case.Seed, default, "master-data");
    private int _added;

    private Region Newest => context.Versions[^1];

    public void Plan(long faultPhaseMs)
    {
        if (!_random.Chance(500)) return;
        for (var i = _random.Between(1, 8); i > 0; i--)
        {
            var (at, choice) = (_random.Between(0, faultPhaseMs), (int)_random.Between(0, 13));
            context.Loop.After(at, () => { if (!context.Faults.IsOver) Revise(choice); });
        }
    }

    public void Landed(in JournalEntry entry)
    {
    }

    private void Revise(int choice)
    {
        var patch = choice switch
        {
            0 or 1 => new RegionPatch { Teams = [NewSquad()] },
            2 or 3 => Squad(t => t with { People = (int)_random.Between(1, 12) }),
            4 or 5 => Squad(t => t with { Retired = !t.Retired }),
            6 or 7 => Squad(t => t with { Owner = AnyTier() }),
            8 => Squad(t => t with { Capabilities = [new Capability(AnyCapability(), (int)_random.Between(1, 4))] }),
            9 => Depot(d => d with { Retired = !d.Retired }),
            10 => Depot(d => d with { Lots = [Lot(d)] }),
            11 => new RegionPatch { Depots = [NewDepot()] },
            12 => Merge(),
            _ => _random.Chance(500) ? Split() : Recode(),
        };
        var (adds, basis) = (_random.Chance(100), Math.Max(0, Newest.Version - (int)_random.Between(0, 2)));
        context.Desks.Issue(
            "master-data", Realm, new ReviseRegion(By, null, patch, "台账更新", adds, basis));
    }

    private TeamData NewSquad() => new(
        $"X{++_added}", $"新队{_added}", AnyTier(), Forces.Comprehensive.Code, (int)_random.Between(4, 10),
        [new Capability(AnyCapability())]);

    private DepotData NewDepot() => new(
        $"XD{++_added}", $"新库{_added}", new ActorId(ActorKind.Township, AnyTownship().Code),
        new Dictionary<ResourceKind, int>
        {
            [Catalogue.Supplies[(int)_random.Between(0, Catalogue.Supplies.Count - 1)]] = (int)_random.Between(1, 60),
        })
    {
        IsCollectionPoint = _random.Chance(300),
    };

    private StockLot Lot(DepotData depot)
    {
        var kinds = depot.Stock.Keys.Order().ToList();
        return new(
            kinds.Count == 0 ? Catalogue.Boats : kinds[(int)_random.Between(0, kinds.Count - 1)],
            (int)_random.Between(1, 40), new Instant(context.Loop.Now + _random.Between(-60, 600) * Minute));
    }

    private RegionPatch Squad(Func<TeamData, TeamData> change) =>
        Newest.Data.Teams is { Count: > 0 } teams
            ? new RegionPatch { Teams = [change(teams[(int)_random.Between(0, teams.Count - 1)])] } : new RegionPatch();

    private RegionPatch Depot(Func<DepotData, DepotData> change) =>
        Newest.Data.Depots is { Count: > 0 } depots
            ? new RegionPatch { Depots = [change(depots[(int)_random.Between(0, depots.Count - 1)])] }
            : new RegionPatch();

    private RegionPatch Merge()
    {
        var (from, into) = (AnyTownship(), AnyTownship());
        return from == into ? new RegionPatch() : TownshipRevisions.Merged(from, into, Newest);
    }

    private RegionPatch Split()
    {
        var old = AnyTownship();
        var code = $"4304222{++_added:00}";
        return TownshipRevisions.Split(
            old, old with { Code = code, Name = $"分乡{_added}", Villages = [], Formerly = [] },
            (int)_random.Between(5, 40),
            TownshipRevisions.SquadsOf(old.Code, Newest).Where(_ => _random.Chance(400)).ToList(), []);
    }

    private RegionPatch Recode() => TownshipRevisions.Recoded(AnyTownship(), $"4304223{++_added:00}", Newest);

    private TownshipData AnyTownship()
    {
        var standing = Newest.Data.Townships.Where(t => t.MergedInto is null).ToList();
        return standing[(int)_random.Between(0, standing.Count - 1)];
    }

    private ActorId AnyTier()
    {
        List<ActorId> tiers =
        [
            .. Newest.Data.Townships.Where(t => t.MergedInto is null)
                .Select(t => new ActorId(ActorKind.Township, t.Code)),
            .. Newest.Data.CommandCentres.Select(c => new ActorId(ActorKind.CommandCentre, c.Code)),
            .. Newest.Data.VillageAlliances.Select(v => new ActorId(ActorKind.VillageAlliance, v.Code)),
        ];
        return tiers[(int)_random.Between(0, tiers.Count - 1)];
    }

    private ResourceKind AnyCapability() =>
        Catalogue.Capabilities[(int)_random.Between(0, Catalogue.Capabilities.Count - 1)];
}
