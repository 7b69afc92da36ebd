using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Reports;
using Alliance.Core.Requests;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants;

/// <summary>I22: figures are corrected, never overwritten. A report's number is given once. A later report names one
/// that is on record, unless it came late and its figures are of an earlier time. Reports go up as they were made. An
/// amended line and a new grade name the former values that are on record.</summary>
internal sealed class FiguresAreCorrected : InvariantFold
{
    private readonly Dictionary<string, (SituationReport Report, long Record)> _reports = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SituationReport> _present = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EventGrade> _grades = new(StringComparer.Ordinal);
    private readonly Dictionary<LineId, LineSpec> _lines = [];

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case SituationReported reported: Report(reported.Report, entry); break;
            case ReportedUpward { Report: { } report }: Pass(report, entry); break;
            case UpwardReportReceived { Report: { } report }: Pass(report, entry); break;
            case IncidentGraded graded: Grade(graded, entry); break;
            case RequestSubmitted submitted:
                for (var i = 0; i < submitted.Lines.Length; i++)
                    _lines[new LineId(RequestNumber.Of(entry.Actor), i + 1)] = submitted.Lines[i];
                break;
            case LineAmended amended: Amend(amended, entry); break;
        }
    }

    private void Report(SituationReport report, in JournalEntry entry)
    {
        if (_reports.TryGetValue(report.Id, out var former))
            Violate("I22", $"Report {report.Id} overwrites itself.", former.Record, entry.Number);
        _reports[report.Id] = (report, entry.Number);
        var present = _present.GetValueOrDefault(report.Incident);
        var isPresent = report.Supersedes(present);
        if (isPresent) _present[report.Incident] = report;
        if (report.Corrects is { } corrects ? corrects == report.Id || !_reports.ContainsKey(corrects)
            : present is not null && isPresent)
            Violate("I22",
                $"Report {report.Id} corrects {report.Corrects ?? "nothing"}, which is no earlier report of "
                    + $"{report.Incident}.", entry.Number);
    }

    private void Pass(SituationReport report, in JournalEntry entry)
    {
        if (!_reports.TryGetValue(report.Id, out var original))
            Violate("I22", $"{entry.Actor} passes report {report.Id} on, which nobody made.", entry.Number);
        else if (original.Report != report)
            Violate("I22", $"Report {report.Id} was altered on its way to or from {entry.Actor}.", original.Record,
                entry.Number);
    }

    private void Grade(IncidentGraded graded, in JournalEntry entry)
    {
        var before = _grades.TryGetValue(entry.Actor.Key, out var grade) ? grade : (EventGrade?)null;
        if (before != graded.Before)
            Violate("I22", $"{entry.Actor} was graded {before?.ToString() ?? "not at all"}, not {graded.Before}.",
                entry.Number);
        _grades[entry.Actor.Key] = graded.Grade;
    }

    private void Amend(LineAmended amended, in JournalEntry entry)
    {
        if (!_lines.TryGetValue(amended.Line, out var before) || Asks(before) != Asks(amended.Before))
            Violate("I22", $"Line {amended.Line} did not ask what it is said to have asked before it was amended.",
                entry.Number);
        _lines[amended.Line] = amended.After;
    }

    private static (int, Priority, Instant) Asks(LineSpec line) => (line.Quantity, line.Priority, line.NeededBy);
}
