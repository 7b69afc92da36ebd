using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Simulation.Scenarios;

namespace Alliance.Simulation.World;

/// <summary>The scene of one hazard. It is reported, its needs rise and fall as in the scenario, and it is closed after
/// the last need.</summary>
internal sealed class Scene(HazardData hazard, ReportingData reporting, ulong seed, ActorId incident) : WorldActor
{
    /// <summary>The time from the report of the incident to the report of its first needs. By then the incident is
    /// open.</summary>
    private static readonly Span FirstLook = Span.FromMinutes(1);
    private readonly SceneReports _reports = new(hazard, reporting, seed, incident);
    private readonly Author _author = new("现场指挥员", incident.Key);

    public override void On(Notice notice, WorldTurn turn) => _reports.On(notice, turn);

    public override void On(WorldTimer timer, WorldTurn turn)
    {
        switch (timer)
        {
            case Strikes: Begin(turn); break;
            case NeedChanges change: Change(change, turn); break;
            case Passes:
                _reports.End(turn);
                turn.Issue(incident, new CloseIncident(_author, null, "险情解除"));
                break;
            default: _reports.On(timer, turn); break;
        }
    }

    private ReportNeed Report(NeedChanges change) =>
        new(_author, null, change.Need.Resource, change.Quantity, change.Need.Priority, change.Need.Requirement);

    private void Begin(WorldTurn turn)
    {
        var look = turn.Now + FirstLook;
        turn.Issue(
            new ActorId(ActorKind.Township, hazard.Place),
            new ReportIncident(_author, null, hazard.Name, hazard.Kind, null));
        foreach (var need in hazard.Needs)
        {
            var before = 0;
            foreach (var point in need.Curve.Points)
            {
                turn.At(
                    $"{need.Resource}/{point.At.Milliseconds}",
                    look + point.At,
                    new NeedChanges(need, point.Quantity, point.Quantity - before));
                before = point.Quantity;
            }
        }

        var last = hazard.Needs.Max(n => n.Curve.Points[^1].At.Milliseconds);
        turn.At("passes", look + new Span(last) + FirstLook, new Passes());
        _reports.Begin(look, look + new Span(last), turn);
    }

    private void Change(NeedChanges change, WorldTurn turn)
    {
        turn.Issue(incident, Report(change));
        if (change.By > 0) _reports.Rose(change.Need, change.By, turn);
    }

    /// <summary>The timer at which the hazard strikes and the scene starts.</summary>
    public sealed record Strikes : WorldTimer;

    private sealed record NeedChanges(NeedData Need, int Quantity, int By) : WorldTimer;
    private sealed record Passes : WorldTimer;
}
