using Alliance.Core.Actors;
using Alliance.Core.Policies;
using Alliance.Core.Requests;
using Alliance.Core.Resources;

namespace Alliance.Core.Incidents;

/// <summary>An incident: what happened and where, its needs over time, and how far they are covered. What is uncovered it requests.</summary>
public sealed class Incident(IncidentState? state) : Actor<IncidentState>(state)
{
    /// <summary>Lines that one request may have.</summary>
    public const int MaxLines = 20;

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case OpenIncident m: On(m, turn); break;
            case ReportNeed m: On(m, turn); break;
            case RaiseAidRequest m: On(m, turn); break;
            case LineCovered m: On(m, turn); break;
            case AssessDue: Assess(turn); break;
            case CloseIncident m: On(m, turn); break;
            case Settled or Restored: break;
            default: throw NotMine(message, turn);
        }
    }

    private void On(OpenIncident open, Turn turn)
    {
        if (State.IsOpen) return;
        (State.Name, State.Hazard, State.IsOpen) = (open.Name, open.Hazard, true);
        State.VillageAlliance = open.VillageAlliance ?? turn.Region.VillageAlliancesOf(Place(turn)).FirstOrDefault()?.Code;
        turn.Record(new IncidentOpened(open.Name, open.Hazard, Place(turn)));
    }

    private void On(ReportNeed report, Turn turn)
    {
        if (RefusedAsClosed(turn)) return;
        if (report.Quantity is < 0 or > LineSpec.MaxQuantity || !Catalogue.IsKnown(report.Kind))
        {
            turn.Refuse("bad-need", $"quantity: from 0 to {LineSpec.MaxQuantity}, and the kind must be one of the catalogue.");
            return;
        }

        var before = State.Needs.GetValueOrDefault(report.Kind)?.Quantity ?? 0;
        State.Needs[report.Kind] = new Need { Quantity = report.Quantity, Priority = report.Priority };
        turn.Record(new NeedReported(report.Kind, report.Quantity, before, report.Priority));
        if (report.Quantity < before) EndSurplus(report.Kind, turn);
        if (report.Quantity > before) AssessWithin(IncidentPolicy.Gather, turn);
    }

    private void On(RaiseAidRequest raise, Turn turn)
    {
        if (RefusedAsClosed(turn)) return;
        if (raise.Lines.Length is 0 or > MaxLines || Array.Exists(raise.Lines, l => l.Quantity is <= 0 or > LineSpec.MaxQuantity || !Catalogue.IsKnown(l.Kind) || l.NeededBy <= turn.Now))
        {
            turn.Refuse("bad-lines", $"lines: 1 to {MaxLines}, each with a kind of the catalogue, a quantity from 1 to {LineSpec.MaxQuantity} and a time still to come.");
            return;
        }

        turn.Give(Raise(raise.Lines, turn));
    }

    private void On(LineCovered covered, Turn turn)
    {
        if (!State.Lines.TryGetValue(covered.Line, out var line)) return;
        (line.Promised, line.Sought) = (covered.Promised, covered.Sought);
        if (covered.Ended) State.Lines.Remove(covered.Line);
        if (covered.Ended && line.Kind.IsSupply) State.Received[line.Kind] = Math.Min(State.Received.GetValueOrDefault(line.Kind) + covered.Promised, LineSpec.MaxQuantity);
        if (State.IsOpen && Uncovered(line.Kind) > 0) AssessWithin(IncidentPolicy.AskAgain, turn);
    }

    private void On(CloseIncident close, Turn turn)
    {
        if (RefusedAsClosed(turn)) return;
        State.IsOpen = false;
        State.AssessAt = null;
        turn.Cancel("assess");
        turn.Record(new IncidentClosed(close.Reason));
        foreach (var line in State.Lines.Keys) turn.Send(line.Request.ToAidRequest(), new EndLine(line, close.Reason));
    }

    private void AssessWithin(Span span, Turn turn)
    {
        if (State.AssessAt is { } due && due <= turn.Now + span) return;
        State.AssessAt = turn.Now + span;
        turn.At("assess", State.AssessAt.Value, new AssessDue());
    }

    /// <summary>Requests what is needed and neither promised nor sought.</summary>
    private void Assess(Turn turn)
    {
        State.AssessAt = null;
        if (!State.IsOpen) return;
        var lines = State.Needs
            .Select(need => (Kind: need.Key, Open: Uncovered(need.Key), need.Value.Priority))
            .Where(need => need.Open > 0)
            .Select(need => new LineSpec(need.Kind, need.Open, need.Priority, turn.Now + IncidentPolicy.NeededWithin(need.Priority)))
            .ToArray();
        if (lines.Length > 0) Raise(lines, turn);
    }

    private string Raise(LineSpec[] lines, Turn turn)
    {
        var number = Numbers.AidRequest(turn.Self.Key, ++State.Requests);
        for (var i = 0; i < lines.Length; i++)
            State.Lines.Add(new LineId(number, i + 1), new LineStanding { Kind = lines[i].Kind, Asked = lines[i].Quantity, Sought = true });
        turn.Record(new AidRequestRaised(number, lines));
        turn.Send(number.ToAidRequest(), new Submit(number, turn.Self.Key, Place(turn), State.VillageAlliance, lines));
        return number;
    }

    /// <summary>Ends lines, the youngest first, that the lower need leaves without use.</summary>
    private void EndSurplus(ResourceKind kind, Turn turn)
    {
        var surplus = -Uncovered(kind);
        foreach (var (id, line) in State.Lines.Reverse().Where(l => l.Value.Kind == kind).ToList())
        {
            if (surplus < line.Covers && State.Needs[kind].Quantity > 0) continue;
            if (line.Covers == 0 && !line.Sought) continue;
            surplus -= line.Covers;
            line.Sought = false;
            turn.Record(new LineNoLongerNeeded(id, "the need has fallen"));
            turn.Send(id.Request.ToAidRequest(), new EndLine(id, "the need has fallen"));
        }
    }

    private int Uncovered(ResourceKind kind)
    {
        var covered = State.Received.GetValueOrDefault(kind) + State.Lines.Values.Where(l => l.Kind == kind).Sum(l => (long)l.Covers);
        return (int)Math.Clamp((State.Needs.GetValueOrDefault(kind)?.Quantity ?? 0) - covered, -LineSpec.MaxQuantity, LineSpec.MaxQuantity);
    }

    private bool RefusedAsClosed(Turn turn)
    {
        if (State.IsOpen) return false;
        turn.Refuse("incident-not-open", $"Incident {turn.Self.Key} is not open; report a new one at its township.");
        return true;
    }

    private static string Place(Turn turn) => Numbers.TownshipOf(turn.Self.Key);
}
