using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Invariants;
using Alliance.Core.Journals;
using Alliance.Core.Teams;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.World;

namespace Alliance.Simulation.Fuzzing;

/// <summary>One seed from its first incident to rest, on one thread.</summary>
internal sealed class FuzzRun
{
    private const long Hour = 3_600_000;
    /// <summary>By then everything has long ended; a run that has not is stuck.</summary>
    private const long StuckAfter = 20 * 24 * Hour;
    private const long MostEvents = 2_000_000;
    private const int MostKept = 20;
    private readonly SortedDictionary<ActorId, Station> _stations = [];
    private readonly List<Region> _versions;
    private readonly List<string> _violations = [];
    private readonly IReadOnlyList<InvariantFold> _folds;
    private readonly OnlyOnce _onlyOnce;
    private readonly IReadOnlyList<IMeddler> _meddlers;
    private readonly Storm _storm;
    private readonly RandomStream _placement;
    private readonly long _stormMs;
    private int _violationCount;

    private FuzzRun(FuzzCase fuzzCase, FuzzParts parts)
    {
        (Case, Parts) = (fuzzCase, parts);
        _versions = [new Region(SmallRegion.Make(fuzzCase.Seed))];
        _folds = InvariantFold.All(Region);
        _placement = new RandomStream(fuzzCase.Seed, default, "machines");
        _stormMs = _placement.Between(10 * Hour, 30 * Hour);
        Mischief = new Mischief(fuzzCase);
        Scan = new StateScan(Region, Violate);
        _onlyOnce = new OnlyOnce(Violate);
        Store = new Store(parts.ReadBack) { Folds = _folds, Landed = Landed, Violate = Violate };
        Machines = [.. Enumerable.Range(0, 3).Select(_ => new Machine(Loop, _versions))];
        Wire = new Wire(Loop, Mischief, Region, StationOf);
        Offices = new Offices(Loop, this, CastOf(fuzzCase.Seed));
        Trouble = new Trouble(Loop, Offices, Region, fuzzCase, Mischief);
        _meddlers =
        [
            new Meddlers(Loop, this), new DepotMeddlers(Loop, this), new Clerks(Loop, this), new Owners(Loop, this), new RuleMeddlers(Loop, this),
            new TeamMeddlers(Loop, this), new Volunteers(Loop, this),
        ];
        _storm = new Storm(Loop, this);
    }

    public FuzzCase Case { get; }
    public FuzzParts Parts { get; }
    public Loop Loop { get; } = new();
    public Mischief Mischief { get; }
    public Store Store { get; }
    public StateScan Scan { get; }
    public Wire Wire { get; }
    public Offices Offices { get; }
    public Trouble Trouble { get; }
    public Coverage Coverage { get; } = new();
    public IReadOnlyList<Machine> Machines { get; }
    public IEnumerable<Station> Stations => _stations.Values;
    /// <summary>The region before any change.</summary>
    public Region Region => _versions[0];
    public IReadOnlyList<Region> Versions => _versions;
    public long Messages { get; set; }

    public static FuzzResult Run(FuzzCase fuzzCase, FuzzParts? parts = null) => new FuzzRun(fuzzCase, parts ?? FuzzParts.Sound).Run();

    public void Violate(string what)
    {
        if (_violations.Count < MostKept) _violations.Add($"{what} (at {Loop.Now} ms, event {Loop.Events})");
        _violationCount++;
    }

    /// <summary>Where an actor is hosted; it is up from its first mail or command.</summary>
    public Station StationOf(ActorId id)
    {
        if (_stations.TryGetValue(id, out var station)) return station;
        var machine = Machines[(int)new RandomStream(Case.Seed, id, "machine").Between(0, Machines.Count - 1)];
        _stations.Add(id, station = new Station(id, machine, this));
        machine.Stations.Add(station);
        return station;
    }

    public Station? AnyStation(RandomStream random) =>
        _stations.Count == 0 ? null : _stations.Values.ElementAt((int)random.Between(0, _stations.Count - 1));

    private FuzzResult Run()
    {
        Trouble.Plan(_stormMs);
        foreach (var meddler in _meddlers) meddler.Plan(_stormMs);
        _storm.Plan(_stormMs);
        Loop.After(_stormMs, () => { });
        while (!Mischief.IsOver && _violationCount == 0)
            if (Loop.Now >= _stormMs || Loop.Events >= (Case.Events ?? long.MaxValue) || !Loop.Step()) EndStorm();
        var stormEvents = Loop.Events;
        while (_violationCount == 0 && Loop.Now < StuckAfter && Loop.Events < MostEvents && Loop.Step())
        {
        }

        if (_violationCount == 0) CheckRest();
        return new FuzzResult
        {
            Case = Case, Messages = Messages, Events = Loop.Events, StormEvents = stormEvents, Incidents = Trouble.Reported, Records = Store.Records,
            Digest = Store.Digest, Faults = Mischief.Counts, Coverage = Coverage, Violations = [.. AllViolations()],
            ViolationCount = _violationCount + _folds.Sum(f => f.Count),
        };
    }

    private IEnumerable<string> AllViolations() =>
        _violations.Concat(_folds.SelectMany(f => f.Violations).Select(v => $"{v.Invariant}: {v.What} (records {string.Join(", ", v.Records)})"));

    private void EndStorm()
    {
        _storm.End();
        foreach (var meddler in _meddlers) meddler.End();
    }

    /// <summary>Nothing is left to happen: all that was asked for has ended, and everyone agrees.</summary>
    private void CheckRest()
    {
        if (Loop.Count > 0) Violate($"not at rest after {Loop.Now / Hour} hours and {Loop.Events} events");
        if (Offices.Waiting > 0) Violate($"{Offices.Waiting} commands were never answered");
        foreach (var fold in _folds) fold.AtRest();
        foreach (var (key, records) in Offices.Acknowledged)
            if (Store.RecordsOf(key) != records) Violate($"command {key.Key} was acknowledged with {records} records; the journal has {Store.RecordsOf(key)}");
        Scan.AtRest([.. Store.Actors.Order().Select(a => (a, Store.Read(a)!))]);
        if (_violationCount > 0) return;
        for (var day = 2; day <= 4; day++)
        {
            foreach (var station in _stations.Values) station.Tidy(new Instant(Loop.Now + day * 24 * Hour));
            while (Loop.Step())
            {
            }
        }

        foreach (var actor in Store.Actors.Order()) Scan.Forgotten(actor, Store.Read(actor)!.Mailbox);
    }

    private void Landed(JournalEntry entry)
    {
        if (entry.Body is RegionChange change) _versions.Add(change.Apply(_versions[^1]));
        if (entry.Body is RegionChange)
            foreach (var machine in Machines)
            {
                var version = _versions[^1].Version;
                Loop.After(_placement.Between(0, 5_000), () => machine.HaveVersion(version));
            }

        if (entry.Body is Notice notice) Offices.Notify(entry.Actor, notice);
        foreach (var meddler in _meddlers) meddler.Landed(entry);
        _onlyOnce.On(entry);
        foreach (var fold in _folds)
            if (fold.Count > 0 && _violationCount == 0) Violate("an invariant was broken");
    }

    private static Func<ActorId, WorldActor?> CastOf(ulong seed)
    {
        var random = new RandomStream(seed, default, "cast");
        var mobilise = new MinutesRange((int)random.Between(0, 5), (int)random.Between(5, 90));
        var crew = new CrewData(
            Forces.Codes.ToDictionary(f => f, _ => mobilise, StringComparer.Ordinal),
            Span.FromMinutes(random.Between(60, 900)),
            (int)random.Between(0, 150),
            (int)random.Between(0, 100));
        var desk = new DutyDeskData(new MinutesRange(1, (int)random.Between(1, 120)), (int)random.Between(0, 300), (int)random.Between(0, 800));
        var reporting = ReportingData.Default with
        {
            FollowUpMinutes = new(300, 1_800), HandoverMinutes = new(5, 100), ForgottenPermille = (int)random.Between(0, 300),
        };
        return subject => subject.Kind switch
        {
            ActorKind.RescueTeam => new Crew(crew, seed, subject),
            ActorKind.Depot => new DepotCrew(seed, subject),
            ActorKind.AidRequest => new RequestDesk(desk, seed, subject),
            ActorKind.Township or ActorKind.CommandCentre or ActorKind.VillageAlliance => new DutyDesk(desk, reporting, seed, subject),
            _ => null,
        };
    }
}
