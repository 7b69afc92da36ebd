using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Simulation.Fuzzing.Systems;

namespace Alliance.Simulation.Fuzzing.Injectors;

/// <summary>Injects faults at planned times: crashes, silent peers, cut roads, silent places and clock jumps.
/// Repairs all of them at the end.</summary>
internal sealed class TimedFaultInjector(InjectorContext context)
{
    private const long Minute = 60_000, Hour = 60 * Minute;
    private static readonly Author RoadKeeper = new("公路养护站", "county");
    private static readonly ActorId Realm = new(ActorKind.Realm, "realm");
    private readonly FaultPlan _faults = context.Faults;
    private readonly List<Action> _mends = [];

    public void Plan(long faultPhaseMs)
    {
        foreach (
            var (fault, strike) in new (Fault, Action)[]
            {
                (Fault.Crash, Crash),
                (Fault.SilentPeer, Silence),
                (Fault.RoadCut, CutRoad),
                (Fault.SilentPlace, SilencePlace),
                (Fault.ClockJump, JumpClock),
            })
            for (var i = _faults.Rate(fault); i > 0; i--)
                context.Loop.After(_faults.StreamOf(fault).Between(0, faultPhaseMs), () =>
                {
                    if (!_faults.IsOver)
                        strike();
                });
    }

    /// <summary>Ends the fault phase: repairs roads and links, sets all clocks right, and restarts all
    /// stations.</summary>
    public void End()
    {
        _faults.IsOver = true;
        foreach (var mend in _mends.ToList()) mend();
        foreach (var machine in context.System.Machines) machine.SetClock(0);
        foreach (var station in context.System.Stations) station.Return();
    }

    private void Crash()
    {
        var random = _faults.StreamOf(Fault.Crash);
        var downFor = random.Chance(500) ? 0 : random.Between(0, 2 * Minute);
        if (random.Chance(200))
        {
            foreach (
                var station in context
                    .System
                    .Machines[(int)random.Between(0, context.System.Machines.Count - 1)]
                    .Stations)
                station.Crash(downFor, random.Chance(500));
            _faults.Count(Fault.Crash);
        }
        else if (context.System.AnyStation(random) is { } one)
        {
            one.Crash(downFor, random.Chance(500));
            _faults.Count(Fault.Crash);
        }
    }

    private void Silence()
    {
        var random = _faults.StreamOf(Fault.SilentPeer);
        if (context.System.AnyStation(random) is not { } station) return;
        _faults.Count(Fault.SilentPeer);
        var length = random.Between(50 * Minute, 12 * Hour);
        if (random.Chance(400))
        {
            station.Crash(length, false);
            return;
        }

        context.System.Network.SetMute(station.Id, true);
        Mend(length, () => context.System.Network.SetMute(station.Id, false));
    }

    private void CutRoad()
    {
        var random = _faults.StreamOf(Fault.RoadCut);
        var roads = context.Region.Data.Roads;
        var road = roads[(int)random.Between(0, roads.Count - 1)];
        context.Desks.Issue("roads", Realm, new ReportRoad(RoadKeeper, null, road.A, road.B, false), effect =>
        {
            if (effect.Refusal is null && effect.Records > 0) _faults.Count(Fault.RoadCut);
        });
        Mend(random.Between(10 * Minute, 8 * Hour), () =>
            context.Desks.Issue("roads", Realm, new ReportRoad(RoadKeeper, null, road.A, road.B, true)));
    }

    private void SilencePlace()
    {
        var random = _faults.StreamOf(Fault.SilentPlace);
        var places = context.Region.Data.Townships;
        var place = places[(int)random.Between(0, places.Count - 1)].Code;
        _faults.Count(Fault.SilentPlace);
        context.System.Network.SetSilent(place, true);
        Mend(random.Between(20 * Minute, 6 * Hour), () => context.System.Network.SetSilent(place, false));
    }

    private void JumpClock()
    {
        var random = _faults.StreamOf(Fault.ClockJump);
        var most = random.Chance(700) ? Minute : 2 * Hour;
        context
            .System.Machines[(int)random.Between(0, context.System.Machines.Count - 1)]
            .SetClock(random.Between(-most, most));
        _faults.Count(Fault.ClockJump);
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
        context.Loop.After(after, Once);
    }
}
