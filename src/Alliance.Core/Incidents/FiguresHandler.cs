using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Reports;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>Handles the figures of an incident: its grade and its situation reports. Reports correct each other and are
/// never overwritten. Its township and the body that commands are told.</summary>
internal sealed class FiguresHandler(IncidentState state)
{
    /// <summary>Grades the incident, also after it is over. The same grade again changes nothing.</summary>
    public void OnGrade(GradeIncident grade, Turn turn)
    {
        if (state.RefusedAsUnknown(turn)) return;
        if (turn.IsLate("grade", $"{grade.Grade}", $"{state.Grade}", state.GradedAt)) return;
        state.GradedAt = turn.Happened;
        if (state.Grade == grade.Grade) return;
        turn.Record(new IncidentGraded(grade.Grade, state.Grade, grade.Basis));
        state.Grade = grade.Grade;
        if (state.IsOpen) Tell(turn);
    }

    /// <summary>Records a situation report. Reports may also come after the incident is over, as supplements. One that
    /// comes late, with figures of an earlier time than those that are known, is on record and leaves those as they
    /// are.</summary>
    public void OnFigures(ReportFigures report, Turn turn)
    {
        if (state.Commander is null)
        {
            state.RefusedAsClosed(turn);
            return;
        }

        var last = state.SituationReport?.Id;
        if (!report.Figures.AreSound || (report.Corrects is { } named && !IsOnRecord(named, turn)))
        {
            var correctable = last is null
                ? "no report is on record yet; leave it out"
                : $"name a report of {turn.Self.Key}; the last is {last}";
            turn.Refuse("bad-figures", report.Figures.AreSound
                ? $"corrects: {correctable}."
                : $"figures: each from 0 to {Figures.Most}.");
            return;
        }

        var (number, present) = (IncidentNumber.Of(turn.Self), state.SituationReport);
        if (present is not null && IsSame(report, present, turn))
        {
            turn.Give(present.Id);
            return;
        }

        var stage = report.Final ? ReportStage.Final : last is null ? ReportStage.First : ReportStage.FollowUp;
        var made = new SituationReport(
            number.SituationReport(++state.SituationReports), number, stage, report.Figures, report.Corrects,
            state.Grade, turn.Now, turn.HappenedBefore);
        if (made.Supersedes(present)) made = state.SituationReport = made with { Corrects = report.Corrects ?? last };
        turn.Record(new SituationReported(made));
        if (state.SituationReport is { } stands && stands != made)
            turn.IsLate("figures", made.Id, stands.Id, stands.AsOf ?? stands.At);
        turn.Give(made.Id);
        if (state.SituationReport == made) Tell(turn);
    }

    /// <summary>Takes over the graver grade of an incident that was merged into this one.</summary>
    public void Adopt(EventGrade grade, IncidentNumber from, Turn turn)
    {
        turn.Record(new IncidentGraded(grade, state.Grade, $"as {from} was graded"));
        state.Grade = grade;
        Tell(turn);
    }

    /// <summary>Takes back the grade that was taken over from an incident, because the merge was undone.</summary>
    public void Restore(EventGrade grade, IncidentNumber from, Turn turn)
    {
        turn.Record(new IncidentGraded(grade, state.Grade, $"as before {from} was merged into it"));
        state.Grade = grade;
        Tell(turn);
    }

    /// <summary>Tells whether figures are those of a report that was entered just now, as by a double
    /// click.</summary>
    private static bool IsSame(ReportFigures report, SituationReport present, Turn turn) =>
        report.Figures == present.Figures && report.Final == (present.Stage == ReportStage.Final)
        && (report.Corrects is null || report.Corrects == present.Corrects)
        && RepeatPolicy.AreNear(present.At, turn.Now)
        && RepeatPolicy.AreNear(present.AsOf ?? present.At, turn.Happened);

    private void Tell(Turn turn)
    {
        var stands = new IncidentStands(
            IncidentNumber.Of(turn.Self), state.Grade, state.SituationReport, turn.HappenedBefore);
        foreach (var body in HandoverHandler.Concerned(state, turn)) turn.Send(body, stands);
    }

    private bool IsOnRecord(string report, Turn turn) =>
        Numbers.IsGiven(report, state.SituationReports, count => IncidentNumber.Of(turn.Self).SituationReport(count));
}
