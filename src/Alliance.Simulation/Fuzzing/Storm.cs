using Alliance.Core.Actors;
using Alliance.Core.Realms;

namespace Alliance.Simulation.Fuzzing;

/// <summary>Faults that come at times of their own: crashes, silences, cut roads, clocks that jump. When the storm is over, all is mended.</summary>
internal sealed class Storm(Loop loop, FuzzRun run)
{
    private const long Minute = 60_000, Hour = 60 * Minute;
    private static readonly Author RoadKeeper = new("公路养护站", "county");
    private static readonly ActorId Realm = new(ActorKind.Realm, "realm");
    private readonly Mischief _mischief = run.Mischief;
    private readonly List<Action> _mends = [];

    public void Plan(long stormMs)
    {
        foreach (var (fault, strike) in new (Fault, Action)[]
        {
            (Fault.Crash, Crash), (Fault.SilentPeer, Silence), (Fault.RoadCut, CutRoad), (Fault.SilentPlace, SilencePlace), (Fault.ClockJump, JumpClock),
        })
            for (var i = _mischief.Rate(fault); i > 0; i--)
                loop.After(_mischief.Of(fault).Between(0, stormMs), () => { if (!_mischief.IsOver) strike(); });
    }

    /// <summary>Everything is up, in touch and on time again.</summary>
    public void End()
    {
        _mischief.IsOver = true;
        foreach (var mend in _mends.ToList()) mend();
        foreach (var machine in run.Machines) machine.SetClock(0);
        foreach (var station in run.Stations) station.Return();
    }

    private void Crash()
    {
        var random = _mischief.Of(Fault.Crash);
        var downFor = random.Chance(500) ? 0 : random.Between(0, 2 * Minute);
        if (random.Chance(200))
        {
            foreach (var station in run.Machines[(int)random.Between(0, run.Machines.Count - 1)].Stations) station.Crash(downFor, random.Chance(500));
            _mischief.Count(Fault.Crash);
        }
        else if (run.AnyStation(random) is { } one)
        {
            one.Crash(downFor, random.Chance(500));
            _mischief.Count(Fault.Crash);
        }
    }

    private void Silence()
    {
        var random = _mischief.Of(Fault.SilentPeer);
        if (run.AnyStation(random) is not { } station) return;
        _mischief.Count(Fault.SilentPeer);
        var length = random.Between(50 * Minute, 12 * Hour);
        if (random.Chance(400))
        {
            station.Crash(length, false);
            return;
        }

        run.Wire.SetMute(station.Id, true);
        Mend(length, () => run.Wire.SetMute(station.Id, false));
    }

    private void CutRoad()
    {
        var random = _mischief.Of(Fault.RoadCut);
        var roads = run.Region.Data.Roads;
        var road = roads[(int)random.Between(0, roads.Count - 1)];
        run.Offices.Issue("roads", Realm, new ReportRoad(RoadKeeper, null, road.A, road.B, false), effect =>
        {
            if (effect.Refusal is null && effect.Records > 0) _mischief.Count(Fault.RoadCut);
        });
        Mend(random.Between(10 * Minute, 8 * Hour), () => run.Offices.Issue("roads", Realm, new ReportRoad(RoadKeeper, null, road.A, road.B, true)));
    }

    private void SilencePlace()
    {
        var random = _mischief.Of(Fault.SilentPlace);
        var places = run.Region.Data.Townships;
        var place = places[(int)random.Between(0, places.Count - 1)].Code;
        _mischief.Count(Fault.SilentPlace);
        run.Wire.SetSilent(place, true);
        Mend(random.Between(20 * Minute, 6 * Hour), () => run.Wire.SetSilent(place, false));
    }

    private void JumpClock()
    {
        var random = _mischief.Of(Fault.ClockJump);
        var most = random.Chance(700) ? Minute : 2 * Hour;
        run.Machines[(int)random.Between(0, run.Machines.Count - 1)].SetClock(random.Between(-most, most));
        _mischief.Count(Fault.ClockJump);
    }

    private void Mend(long after, Action mend)
    {
        var mended = false;
        void Once()
        {
            if (mended) return;
            mended = true;
            mend();
        }

        _mends.Add(Once);
        loop.After(after, Once);
    }
}
