using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;

namespace Alliance.Core.Incidents;

/// <summary>An incident: what happened and where, its needs over time, and how far they are covered. What is uncovered
/// it requests.</summary>
public sealed class Incident : Actor<IncidentState>
{
    /// <summary>Lines that one request may have.</summary>
    public const int MaxLines = 20;

    private readonly Needing _needing;
    private readonly Merging _merging;
    private readonly CheckingIn _checkingIn;
    private readonly Reporting _reporting;
    private readonly Commanding _commanding;
    private readonly Offered _offered;

    /// <summary>Takes up where the state left off.</summary>
    public Incident(IncidentState? state) : base(state)
    {
        _needing = new Needing(State);
        _merging = new Merging(State);
        _checkingIn = new CheckingIn(State);
        _reporting = new Reporting(State);
        _commanding = new Commanding(State);
        _offered = new Offered(State);
    }

    /// <inheritdoc/>
    public override bool IsFinished => State is { IsOpen: false, Name.Length: > 0 };

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        switch (message)
        {
            case OpenIncident m: On(m, turn); break;
            case ReportNeed m: _needing.OnNeed(m, turn); break;
            case RaiseAidRequest m: OnRaise(m, turn); break;
            case LineCovered m: _needing.OnCovered(m, turn); break;
            case AssessDue: _needing.Assess(turn); break;
            case MergeRequests m: _merging.OnMergeRequests(m, turn); break;
            case MergeIncident m: OnMerged(m, turn); break;
            case CheckInTeam m: _checkingIn.OnCheckIn(m, turn); break;
            case DecideCheckIn m: _checkingIn.OnDecide(m, turn); break;
            case CheckOutTeam m: _checkingIn.OnCheckOut(m, turn); break;
            case SquadAnswered m: _checkingIn.OnAnswered(m, turn); break;
            case CheckInDue m: _checkingIn.OnDue(m, turn); break;
            case GradeIncident m: _reporting.OnGrade(m, turn); break;
            case ReportFigures m: _reporting.OnFigures(m, turn); break;
            case ProposeHandover m: _commanding.OnPropose(m, turn); break;
            case AnswerHandover m: _commanding.OnAnswer(m, turn); break;
            case HandoverDue: _commanding.OnDue(turn); break;
            case UnsolicitedOffer m: _offered.OnOffer(m, turn); break;
            case AnswerOffer m: _offered.OnAnswer(m, turn); break;
            case OfferDue m: _offered.OnDue(m, turn); break;
            case CloseIncident m: On(m, turn); break;
            case EndCover m: On(m, turn); break;
            case Settled or Restored: break;
            default: throw NotMine(message, turn);
        }
    }

    private void On(OpenIncident open, Turn turn)
    {
        if (State.Commander is not null) return;
        State.Commander = new ActorId(ActorKind.Township, Place(turn));
        (State.Name, State.Hazard, State.IsOpen) = (open.Name, open.Hazard, true);
        State.VillageAlliance = open.VillageAlliance
            ?? turn.Region.VillageAlliancesOf(Place(turn)).FirstOrDefault()?.Code;
        State.Backfill = open.Backfill;
        turn.Record(new IncidentOpened(open.Name, open.Hazard, Place(turn)));
        if (open.Lines is { } lines) _needing.Raise(lines, turn);
    }

    private void OnRaise(RaiseAidRequest raise, Turn turn)
    {
        if (State.RefusedAsClosed(turn) || State.RefusedAsCover(turn)) return;
        if (_needing.TryRaise(raise, turn) is { } number) _merging.Flag(number, turn);
    }

    private void On(CloseIncident close, Turn turn)
    {
        if (!State.RefusedAsClosed(turn)) EndAll(close.Reason, turn);
    }

    private void On(EndCover end, Turn turn)
    {
        if (State.IsOpen) EndAll(end.Reason, turn);
    }

    private void EndAll(string reason, Turn turn)
    {
        Close(reason, turn);
        foreach (var line in State.Lines.Keys) turn.Send(line.Request.ToAidRequest(), new EndLine(line, reason));
    }

    /// <summary>The township has found that another incident is the same.</summary>
    private void OnMerged(MergeIncident merge, Turn turn)
    {
        if (!State.IsOpen) return;
        Close($"merged into {merge.Into}", turn);
        _merging.MergeAll(merge.Into, turn);
    }

    /// <summary>Nothing of it waits any more; its lines are left to the caller.</summary>
    private void Close(string reason, Turn turn)
    {
        State.IsOpen = false;
        State.AssessAt = null;
        turn.Cancel("assess");
        _commanding.End(turn);
        turn.Record(new IncidentClosed(reason));
        _checkingIn.End(reason, turn);
        _offered.End(turn);
        foreach (var body in Commanding.Concerned(State, turn)) turn.Send(body, new IncidentOver(turn.Self.Key));
    }

    internal static string Place(Turn turn) => Numbers.TownshipOf(turn.Self.Key);
}
