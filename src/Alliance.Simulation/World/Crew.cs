using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Scenarios;
using Alliance.Simulation.Statistics;

namespace Alliance.Simulation.World;

/// <summary>The crew of a rescue team. It turns out, travels on open roads, works and gets tired. It may break down or
/// fall silent. It reports each step and delay.</summary>
internal sealed class Crew(CrewData data, ulong seed, ActorId team) : WorldActor
{
    private static readonly Span Retry = Span.FromMinutes(30);
    /// <summary>The shortest delay that is reported.</summary>
    private static readonly Span WorthTelling = Span.FromMinutes(5);
    private readonly RandomStream _turnout = new(seed, team, "turnout");
    private readonly RandomStream _breakdown = new(seed, team, "breakdown");
    private readonly RandomStream _silence = new(seed, team, "silence");
    private readonly Author _author = new("队长", team.Key);
    private string? _place;
    /// <summary>The last place that it has reached on its way; null at home.</summary>
    private string? _at;
    /// <summary>The arrival time that it has reported or that was promised.</summary>
    private Instant? _eta;
    private bool _isStuck;
    /// <summary>The next place on its way and when it left for it; null while it waits or turns back.</summary>
    private (string Place, Instant Since)? _leg;
    private Instant _silentUntil;
    /// <summary>What it could not report while its radio is silent, in order.</summary>
    private readonly List<(TeamStatus Status, Instant At)> _missed = [];
    private TeamStatus _reported = TeamStatus.Available;

    public override void On(Notice notice, WorldTurn turn)
    {
        switch (notice)
        {
            case Deploy deploy: TurnOut(deploy, turn); break;
            case StoodDown: StayHome(turn); break;
            case ComeHome or ReliefDue: GoHome(turn); break;
            case StayOn stay when _reported == TeamStatus.OnScene: turn.At(Step, stay.Until, new ShiftOver()); break;
            case WayChanged: Reroute(turn); break;
            case Overdue or OrderUnconfirmed: Report(_reported, turn); break;
            case DeparturePlanned: Wait(turn); break;
            case PlaceCorrected corrected: GoThere(corrected.Task.Place, turn); break;
            case TeamDiverted diverted: GoElsewhere(diverted, turn); break;
        }
    }

    public override void On(WorldTimer timer, WorldTurn turn)
    {
        switch (timer)
        {
            case TimeToGo: Depart(turn); break;
            case TimeAtPlace reached: GoOn(reached.Place, turn); break;
            case TimeOfBreakdown: BreakDown(turn); break;
            case TimeToSpeak: SpeakAgain(turn); break;
            case ShiftOver: GoHome(turn); break;
            case TimeToBeHome: BeHome(turn); break;
        }
    }

    private void TurnOut(Deploy deploy, WorldTurn turn)
    {
        (_place, _at, _eta, _isStuck) = (deploy.Task.Place, null, null, false);
        var range = data.MobiliseMinutes[turn.Region.Teams[team.Key].Force];
        Report(TeamStatus.Mobilising, turn);
        turn.At(
            Step,
            turn.Now + Span.FromMinutes(_turnout.Between(range.Min, range.Max) + deploy.Task.CallInMinutes),
            new TimeToGo());
    }

    /// <summary>Waits for the order to go, and says that it knows when that comes.</summary>
    private void Wait(WorldTurn turn)
    {
        turn.Cancel(Step);
        if (IsHeard(turn)) turn.Issue(team, new ReportStatus(_author, null, TeamStatus.Committed, null));
    }

    /// <summary>Goes on to another task from where it is. On the road it goes on from the next place.</summary>
    private void GoElsewhere(TeamDiverted diverted, WorldTurn turn)
    {
        turn.Cancel(Trouble);
        (_place, _eta, _isStuck) = (diverted.Task.Place, null, false);
        Report(TeamStatus.EnRoute, turn);
        if (_leg is not { } leg || leg.Place != diverted.Place) GoOn(diverted.Place, turn);
    }

    /// <summary>Goes to the place that was corrected. At the former place it goes on from there. On the road it turns
    /// at the next place.</summary>
    private void GoThere(string place, WorldTurn turn)
    {
        if (_place is null) return;
        _place = place;
        if (_reported == TeamStatus.OnScene)
        {
            Report(TeamStatus.EnRoute, turn);
            GoOn(_at!, turn);
        }
        else if (_reported == TeamStatus.EnRoute && _isStuck && _at is { } at) GoOn(at, turn);
    }

    /// <summary>Departs, or waits for a road where none is open.</summary>
    private void Depart(WorldTurn turn)
    {
        var (home, place) = (Home(turn), _place!);
        if (turn.Region.Roads.Minutes(home, place) is not { } minutes)
        {
            Tell(null, turn);
            turn.At(Step, turn.Now + Retry, new TimeToGo());
            return;
        }

        if (_silence.Chance(data.SilentPermille)) FallSilent(turn);
        Report(TeamStatus.EnRoute, turn);
        var way = Span.FromMinutes(minutes);
        if (_isStuck) Tell(turn.Now + way, turn);
        _eta = turn.Now + way;
        if (_breakdown.Chance(data.BreakdownPermille))
            turn.At(Trouble, turn.Now + new Span(way.Milliseconds / 2), new TimeOfBreakdown());
        if (home == place)
            turn.At(Step, turn.Now + way, new TimeAtPlace(place));
        else
            GoOn(home, turn);
    }

    /// <summary>Travels from place to place. At each place the way on may have changed, or there may be none.</summary>
    private void GoOn(string at, WorldTurn turn)
    {
        (_at, _leg) = (at, null);
        if (at == _place)
        {
            Arrive(turn);
            return;
        }

        if (turn.Region.Roads.Next(at, _place!) is not { } next)
        {
            Tell(null, turn);
            turn.At(Step, turn.Now + Retry, new TimeAtPlace(at));
            return;
        }

        var eta = turn.Now + Span.FromMinutes(turn.Region.Roads.Minutes(at, _place!)!.Value);
        if (_eta is not { } told || Math.Abs((eta - told).Milliseconds) > WorthTelling.Milliseconds) Tell(eta, turn);
        _leg = (next.Place, turn.Now);
        turn.At(Step, turn.Now + Span.FromMinutes(next.Minutes), new TimeAtPlace(next.Place));
    }

    /// <summary>Handles a change of roads: the crew continues, or turns back on a cut road.</summary>
    private void Reroute(WorldTurn turn)
    {
        if (_at is not { } at || _reported != TeamStatus.EnRoute) return;
        if (_isStuck && _leg is null) turn.At(Step, turn.Now, new TimeAtPlace(at));
        if (_leg is not { } leg || !turn.Region.CutRoads.Contains(new RoadKey(at, leg.Place))) return;
        _leg = null;
        turn.At(Step, turn.Now + (turn.Now - leg.Since), new TimeAtPlace(at));
    }

    /// <summary>Reports a new arrival time, or reports once that it is stuck.</summary>
    private void Tell(Instant? eta, WorldTurn turn)
    {
        if (eta is null && _isStuck) return;
        (_eta, _isStuck) = (eta, eta is null);
        if (IsHeard(turn)) turn.Issue(team, new ReportEta(_author, null, eta, eta is null ? "道路中断" : "改道绕行"));
    }

    private void Arrive(WorldTurn turn)
    {
        turn.Cancel(Trouble);
        Report(TeamStatus.OnScene, turn);
        turn.At(Step, turn.Now + data.Shift, new ShiftOver());
    }

    /// <summary>Continues with part of the squad in another vehicle, or stops with the whole squad. A stopped squad is
    /// out of service until it is home and repaired, four to eight hours later.</summary>
    private void BreakDown(WorldTurn turn)
    {
        var people = turn.Region.Teams[team.Key].People;
        if (people > 1 && _breakdown.Chance(400))
        {
            if (IsHeard(turn)) turn.Issue(team, new ReportStatus(_author, null, _reported, null, people / 2));
            return;
        }

        Report(TeamStatus.OutOfService, turn);
        turn.At(Step, turn.Now + Span.FromMinutes(_breakdown.Between(240, 480)), new TimeToBeHome());
    }

    private void StayHome(WorldTurn turn)
    {
        turn.Cancel(Step);
        turn.Cancel(Trouble);
        (_place, _at, _reported) = (null, null, TeamStatus.Available);
    }

    private void GoHome(WorldTurn turn)
    {
        if (_reported is not (TeamStatus.EnRoute or TeamStatus.OnScene)) return;
        turn.Cancel(Trouble);
        Report(TeamStatus.Returning, turn);
        var way = turn.Region.Roads.Minutes(Home(turn), _at ?? Home(turn));
        turn.At(Step, turn.Now + (way is { } minutes ? Span.FromMinutes(minutes) : Retry), new TimeToBeHome());
    }

    private void BeHome(WorldTurn turn)
    {
        if (turn.Region.Roads.Minutes(Home(turn), _at ?? Home(turn)) is null)
        {
            turn.At(Step, turn.Now + Retry, new TimeToBeHome());
            return;
        }

        (_place, _at) = (null, null);
        Report(TeamStatus.Available, turn);
    }

    /// <summary>Makes the radio silent for a while. Reports are sent once it works again.</summary>
    private void FallSilent(WorldTurn turn)
    {
        _silentUntil = turn.Now + Span.FromMinutes(_silence.Between(60, 480));
        turn.At(Radio, _silentUntil, new TimeToSpeak());
    }

    /// <summary>Speaks again after a silence. A crew either says where it is, or enters all that it could not report,
    /// in any order, each with the time when it happened.</summary>
    private void SpeakAgain(WorldTurn turn)
    {
        if (_missed.Count > 0 && data.LateReports > 0 && _silence.Chance(data.LateReports))
            for (; _missed.Count > 0;)
            {
                var next = (int)_silence.Between(0, _missed.Count - 1);
                turn.Issue(team, new ReportStatus(_author, _missed[next].At, _missed[next].Status, null));
                _missed.RemoveAt(next);
            }
        else Report(_reported, turn);
        _missed.Clear();
    }

    private bool IsHeard(WorldTurn turn) => turn.Now >= _silentUntil;

    private string Home(WorldTurn turn) => turn.Region.StartOf(team.Key, turn.Region.Teams[team.Key].Owner);

    private void Report(TeamStatus status, WorldTurn turn)
    {
        _reported = status;
        if (IsHeard(turn)) turn.Issue(team, new ReportStatus(_author, null, status, null));
        else _missed.Add((status, turn.Now));
    }

    private const string Step = "step", Trouble = "trouble", Radio = "radio";

    private sealed record TimeToGo : WorldTimer;
    private sealed record TimeAtPlace(string Place) : WorldTimer;
    private sealed record TimeOfBreakdown : WorldTimer;
    private sealed record TimeToSpeak : WorldTimer;
    private sealed record ShiftOver : WorldTimer;
    private sealed record TimeToBeHome : WorldTimer;
}
