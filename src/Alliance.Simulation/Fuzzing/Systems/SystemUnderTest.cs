using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.Fuzzing.Systems;

/// <summary>The system that the fuzzer tests: three machines, their actors, the network and the store.</summary>
/// <remarks>One event loop drives all parts on one thread. Not thread-safe.</remarks>
internal sealed class SystemUnderTest
{
    private const int MachineCount = 3;
    private const int MaxViolationsKept = 20;
    private const long Hour = 3_600_000;

    private readonly SortedDictionary<ActorId, Station> _stations = [];
    private readonly List<Region> _versions;
    private readonly List<string> _violations = [];
    private readonly IReadOnlyList<InvariantFold> _invariants;
    private readonly UniquenessCheck _uniqueness;
    private readonly RandomStream _placement;
    private int _violationCount;

    /// <summary>Creates the system of a case.</summary>
    /// <param name="fuzzCase">The seed and its limits.</param>
    /// <param name="parts">The actors and the store's read-back.</param>
    /// <param name="observed">Called for each record when it is written, before the checks.</param>
    public SystemUnderTest(FuzzCase fuzzCase, FuzzParts parts, Action<JournalEntry> observed)
    {
        (Case, Parts) = (fuzzCase, parts);
        _versions = [new Region(SmallRegion.Make(fuzzCase.Seed))];
        _invariants = AllInvariants.Of(Region);
        _placement = new RandomStream(fuzzCase.Seed, default, "machines");
        FaultPhaseMs = _placement.Between(10 * Hour, 30 * Hour);
        Faults = new FaultPlan(fuzzCase);
        States = new StateCheck(_versions, Violate);
        _uniqueness = new UniquenessCheck(Violate);
        Store = new FuzzStore(parts.ReadBack)
        {
            Folds = _invariants,
            Landed = entry => Landed(entry, observed),
            Violate = Violate,
        };
        Machines = [.. Enumerable.Range(0, MachineCount).Select(_ => new Machine(Loop, _versions))];
        Network = new UnreliableNetwork(Loop, Faults, Versions, StationOf);
    }

    /// <summary>The seed and its limits.</summary>
    public FuzzCase Case { get; }

    /// <summary>The actors and the store's read-back.</summary>
    public FuzzParts Parts { get; }

    /// <summary>The events of the run.</summary>
    public EventLoop Loop { get; } = new();

    /// <summary>The faults and their random streams.</summary>
    public FaultPlan Faults { get; }

    /// <summary>How long faults happen, in milliseconds of virtual time.</summary>
    public long FaultPhaseMs { get; }

    /// <summary>The store of all machines.</summary>
    public FuzzStore Store { get; }

    /// <summary>Checks of actor states.</summary>
    public StateCheck States { get; }

    /// <summary>The network between actors.</summary>
    public UnreliableNetwork Network { get; }

    /// <summary>States and message kinds reached so far.</summary>
    public Coverage Coverage { get; } = new();

    /// <summary>The machines.</summary>
    public IReadOnlyList<Machine> Machines { get; }

    /// <summary>The stations so far, in the order of their actors.</summary>
    public IEnumerable<Station> Stations => _stations.Values;

    /// <summary>The region before any change.</summary>
    public Region Region => _versions[0];

    /// <summary>All versions of the region so far, the latest last.</summary>
    public IReadOnlyList<Region> Versions => _versions;

    /// <summary>The number of messages: every copy of mail that arrived, commands and notices.</summary>
    public long Messages { get; set; }

    /// <summary>Violations found outside the invariants so far.</summary>
    public int ViolationCount => _violationCount;

    /// <summary>All violations found, those of invariants included.</summary>
    public int AllViolationsCount => _violationCount + _invariants.Sum(i => i.Count);

    /// <summary>Reports a violation. The run stops at the first one.</summary>
    /// <param name="message">The violation in words.</param>
    public void Violate(string message)
    {
        if (_violations.Count < MaxViolationsKept)
            _violations.Add($"{message} (at {Loop.Now} ms, event {Loop.Events})");
        _violationCount++;
    }

    /// <summary>The first violations in words.</summary>
    public IReadOnlyList<string> Violations() =>
    [
        .. _violations,
        .. _invariants.SelectMany(i => i.Violations)
            .Select(v => $"{v.Invariant}: {v.What} (records {string.Join(", ", v.Records)})"),
    ];

    /// <summary>Returns the station of an actor. It is created at the first mail or command for the actor.</summary>
    public Station StationOf(ActorId id)
    {
        if (_stations.TryGetValue(id, out var station)) return station;
        var machine = Machines[(int)new RandomStream(Case.Seed, id, "machine").Between(0, Machines.Count - 1)];
        _stations.Add(id, station = new Station(id, machine, this));
        machine.Stations.Add(station);
        return station;
    }

    /// <summary>Draws a station at random; null when there is none yet.</summary>
    public Station? AnyStation(RandomStream random) => _stations.Count == 0
        ? null
        : _stations.Values.ElementAt((int)random.Between(0, _stations.Count - 1));

    /// <summary>Checks the invariants and the states when nothing is left to happen.</summary>
    public void CheckAtRest()
    {
        foreach (var invariant in _invariants) invariant.AtRest();
        States.AtRest([.. Store.Actors.Order().Select(a => (a, Store.Read(a)!))]);
    }

    private void Landed(JournalEntry entry, Action<JournalEntry> observed)
    {
        if (entry.Body is RegionChange change) ChangeRegion(change);
        observed(entry);
        _uniqueness.On(entry);
        foreach (var invariant in _invariants)
            if (invariant.Count > 0 && _violationCount == 0) Violate("an invariant was broken");
    }

    // The machines load the new version at different times.
    private void ChangeRegion(RegionChange change)
    {
        _versions.Add(change.Apply(_versions[^1]));
        var version = _versions[^1].Version;
        foreach (var machine in Machines)
            Loop.After(_placement.Between(0, 5_000), () => machine.HaveVersion(version));
    }
}
