using Alliance.Core.Actors;
using Alliance.Core.Teams;
using Alliance.Simulation.Scenarios;

namespace Alliance.Simulation.World;

/// <summary>The crew of a rescue team: turns out, travels, works, tires, may break down on the way, and reports each step.</summary>
internal sealed class Crew(CrewData data, ulong seed, ActorId team) : WorldActor
{
    private static readonly Span Retry = Span.FromMinutes(30);
    private readonly RandomStream _turnout = new(seed, team, "turnout");
    private readonly RandomStream _breakdown = new(seed, team, "breakdown");
    private readonly Author _author = new("队长", team.Key);
    private string? _place;
    private TeamStatus _reported = TeamStatus.Available;

    public override void On(Notice notice, WorldTurn turn)
    {
        switch (notice)
        {
            case Deploy deploy: TurnOut(deploy, turn); break;
            case StoodDown: StayHome(turn); break;
            case ComeHome or ReliefDue: GoHome(turn); break;
            case Overdue: Report(_reported, turn); break;
        }
    }

    public override void On(WorldTimer timer, WorldTurn turn)
    {
        switch (timer)
        {
            case TimeToGo: Depart(turn); break;
            case TimeToArrive: Arrive(turn); break;
            case TimeOfBreakdown: BreakDown(turn); break;
            case ShiftOver: GoHome(turn); break;
            case TimeToBeHome: BeHome(turn); break;
        }
    }

    private void TurnOut(Deploy deploy, WorldTurn turn)
    {
        _place = deploy.Task.Place;
        var range = data.MobiliseMinutes[turn.Region.Teams[team.Key].Force];
        Report(TeamStatus.Mobilising, turn);
        turn.At(Step, turn.Now + Span.FromMinutes(_turnout.Between(range.Min, range.Max) + deploy.Task.CallInMinutes), new TimeToGo());
    }

    /// <summary>Waits for a road where none is open.</summary>
    private void Depart(WorldTurn turn)
    {
        if (Travel(turn) is not { } travel)
        {
            turn.At(Step, turn.Now + Retry, new TimeToGo());
            return;
        }

        Report(TeamStatus.EnRoute, turn);
        if (_breakdown.Chance(data.BreakdownPermille)) turn.At(Step, turn.Now + new Span(travel.Milliseconds / 2), new TimeOfBreakdown());
        else turn.At(Step, turn.Now + travel, new TimeToArrive());
    }

    private void Arrive(WorldTurn turn)
    {
        if (Travel(turn) is null)
        {
            turn.At(Step, turn.Now + Retry, new TimeToArrive());
            return;
        }

        Report(TeamStatus.OnScene, turn);
        turn.At(Step, turn.Now + data.Shift, new ShiftOver());
    }

    /// <summary>Out of service until the squad is home and mended, four to eight hours later.</summary>
    private void BreakDown(WorldTurn turn)
    {
        Report(TeamStatus.OutOfService, turn);
        turn.At(Step, turn.Now + Span.FromMinutes(_breakdown.Between(240, 480)), new TimeToBeHome());
    }

    private void StayHome(WorldTurn turn)
    {
        turn.Cancel(Step);
        (_place, _reported) = (null, TeamStatus.Available);
    }

    private void GoHome(WorldTurn turn)
    {
        if (_reported is not (TeamStatus.EnRoute or TeamStatus.OnScene)) return;
        Report(TeamStatus.Returning, turn);
        turn.At(Step, turn.Now + (Travel(turn) ?? Retry), new TimeToBeHome());
    }

    private void BeHome(WorldTurn turn)
    {
        if (Travel(turn) is null)
        {
            turn.At(Step, turn.Now + Retry, new TimeToBeHome());
            return;
        }

        _place = null;
        Report(TeamStatus.Available, turn);
    }

    private Span? Travel(WorldTurn turn)
    {
        var home = turn.Region.SeatOf(turn.Region.Teams[team.Key].Owner);
        return turn.Region.Roads.Minutes(home, _place ?? home) is { } minutes ? Span.FromMinutes(minutes) : null;
    }

    private void Report(TeamStatus status, WorldTurn turn)
    {
        _reported = status;
        turn.Issue(team, new ReportStatus(_author, null, status, null));
    }

    private const string Step = "step";

    private sealed record TimeToGo : WorldTimer;
    private sealed record TimeToArrive : WorldTimer;
    private sealed record TimeOfBreakdown : WorldTimer;
    private sealed record ShiftOver : WorldTimer;
    private sealed record TimeToBeHome : WorldTimer;
}
