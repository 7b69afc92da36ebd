using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Handles when a crew says that it will arrive.</summary>
internal sealed class Journey(TeamState state, TeamStanding standing, Contact contact, OrderReceipt receipt)
{
    /// <summary>Takes a new time of arrival, or the report that no way is open. One that nobody waits for, or that
    /// comes after a later one, is on record only.</summary>
    public void OnEta(ReportEta report, Turn turn)
    {
        Take(report, turn);
        turn.RecordLeftOut(report, state.Task?.Commitment);
    }

    private void Take(ReportEta report, Turn turn)
    {
        var isUnderWay = state.Status is TeamStatus.Committed or TeamStatus.Mobilising or TeamStatus.EnRoute;
        var isLate = turn.Happened < state.HeardAt || turn.Happened < state.EtaSaidAt
            || turn.Happened < state.Order?.SentAt;
        if (state.Task is not { } task || !isUnderWay || isLate)
        {
            contact.OnHeard(saysMore: false, turn);
            turn.Record(new EtaNoted(state.Task?.Commitment, report.Eta, state.Status, isLate, report.Reason));
            return;
        }

        var known = state.Way?.Says(report.Eta) ?? false;
        var isTold = contact.OnHeard(saysMore: !known, turn) || !known;
        receipt.OnHeard(note: null, isTold, turn);
        turn.Record(new EtaReported(task.Commitment, report.Eta, state.Eta, report.Reason));
        (state.Eta, state.EtaSaidAt) = (report.Eta, turn.Happened);
        TeamStanding.ExpectWithin(report.Eta is { } eta && eta > turn.Happened ? eta - turn.Happened : default, turn);
        if (known) return;
        state.Way = null;
        standing.TellRequest(new EtaReport(task.Line, task.Commitment, report.Eta, report.Reason), turn);
    }
}
