using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Reports;

/// <summary>Handles the reports of a tier. Reports of incidents go up one tier at a time, within the clocks. Requests
/// across a boundary are answered in time.</summary>
internal sealed class ReportHandler(ReportBook book)
{
    private const string Moved = "the place was corrected";
    private readonly Duties _duties = new(book);

    /// <summary>Opens a file for an incident that was reported to this township and starts its clocks.</summary>
    /// <param name="incident">The number of the incident.</param>
    /// <param name="turn">The turn that handles the message.</param>
    /// <param name="since">When it happened, where that is not when the message says so; else null.</param>
    public void OnReported(IncidentNumber incident, Turn turn, Instant? since = null)
    {
        FileOf(incident).OverSince = null;
        foreach (var clock in (Clock[])[Clock.Telephone, Clock.Written])
            _duties.Start(clock, incident, ReportingClocks.Within(clock, null), turn, since);
    }

    /// <summary>Notes a new report or a new grade of an incident. A graver grade starts or shortens clocks.</summary>
    public void OnStands(IncidentStands stands, Turn turn)
    {
        var file = FileOf(stands.Incident);
        var graver = stands.Grade > (file.Grade ?? EventGrade.Ordinary);
        Note(file, stands.Grade, stands.Report);
        if (!graver || file.OverSince is not null) return;
        if (turn.Self.Kind == ActorKind.Township)
            _duties.Start(Clock.Written, stands.Incident, ReportingClocks.Within(Clock.Written, file.Grade), turn,
                stands.Happened);
        _duties.Shorten(Clock.FollowUp, stands.Incident, ReportingClocks.Within(Clock.FollowUp, file.Grade), turn);
        OweUpward(stands.Incident, file, turn, stands.Happened);
    }

    /// <summary>Reports an incident to a tier above, and stops the clocks that this meets.</summary>
    public void OnReportUpward(ReportUpward report, Turn turn)
    {
        if (!book.Files.TryGetValue(report.Incident, out var file))
        {
            turn.Refuse(
                "no-such-incident",
                $"{turn.Self.Key} has no file of incident {report.Incident}; read the incidents for those that "
                    + "there are.");
            return;
        }

        if (Receiver(report, turn) is not { } to) return;
        var skipped = to.Key != Superior(turn.Self, turn.Region);
        turn.Record(new ReportedUpward(report.Incident, to, report.Medium, skipped, file.Report, file.Grade));
        turn.Send(to, new UpwardReport(
            report.Incident, report.Medium, skipped, file.Grade, file.Report, turn.HappenedBefore));
        file.ReportedUpward = true;
        StopClocks(report, turn);
        if (report.Medium == ReportMedium.Written && file.OverSince is null)
            _duties.Start(Clock.FollowUp, report.Incident, ReportingClocks.Within(Clock.FollowUp, file.Grade), turn);
    }

    /// <summary>Takes a report of an incident from a tier below.</summary>
    public void OnUpwardReport(UpwardReport report, Turn turn)
    {
        var file = FileOf(report.Incident);
        turn.Notify(new UpwardReportReceived(
            report.Incident, turn.From, report.Medium, report.Skipped, report.Report, report.Grade, report.Happened));
        Note(file, report.Grade, report.Report);
        OweUpward(report.Incident, file, turn, report.Happened);
    }

    /// <summary>Starts the clock for a line that is put to this tier. A line that was escalated to a command centre
    /// obliges it to report the incident to its superior. A centre that is asked from outside its territory owes the
    /// answer.</summary>
    public void OnAsked(Demand demand, Turn turn)
    {
        if (turn.Self.Kind != ActorKind.CommandCentre) return;
        if (LendableResources.IsLent(turn.Self, demand.Place, turn.Region))
        {
            _duties.Start(
                Clock.CrossBoundary, demand.Line.ToString(), ReportingClocks.Within(Clock.CrossBoundary, null), turn);
            return;
        }

        var incident = demand.Line.Request.Incident;
        Owe(incident, FileOf(incident), turn);
    }

    /// <summary>Stops the clock of a line that has its answer: a commitment, or that there is nothing.</summary>
    public void OnAnswered(LineId line, Turn turn) =>
        _duties.Stop(Clock.CrossBoundary, line.ToString(), turn.Now, turn);

    /// <summary>Notes that an incident is over. Its file is kept for reports that are still on their way. The tier
    /// above is told, since it may know of the incident from elsewhere.</summary>
    public void OnOver(IncidentOver over, Turn turn)
    {
        foreach (var old in book.Files.Where(f => f.Value.OverSince is { } since
            && since + ReportingClocks.SupplementsWithin < turn.Now).Select(f => f.Key).ToList())
        {
            book.Files.Remove(old);
            _duties.Forget(old);
        }

        var file = FileOf(over.Incident);
        if (file.OverSince is not null) return;
        file.OverSince = turn.Now;
        _duties.Lift(Clock.FollowUp, over.Incident, over.Moved ? Moved : "the incident is over", turn);
        if (over.Moved)
        {
            // The desk of the right place owes these reports now.
            _duties.Lift(Clock.Telephone, over.Incident, Moved, turn);
            _duties.Lift(Clock.Written, over.Incident, Moved, turn);
        }

        if (!over.Moved && Superior(turn.Self, turn.Region) is { } superior) turn.Send(Centre(superior), over);
    }

    /// <summary>Notes that an incident is open again. The tier above is told.</summary>
    public void OnNotOver(IncidentNotOver news, Turn turn)
    {
        var file = FileOf(news.Incident);
        if (file.OverSince is null) return;
        file.OverSince = null;
        if (Superior(turn.Self, turn.Region) is { } superior) turn.Send(Centre(superior), news);
    }

    /// <summary>Lets the clocks of an incident count from when it happened, where that was corrected. Those that count
    /// from something else stay as they are.</summary>
    public void OnHappeningCorrected(HappeningCorrected news, Turn turn)
    {
        foreach (var clock in (Clock[])[Clock.Telephone, Clock.Written])
            _duties.Recount(clock, news.Incident, news.Before, news.After, turn);
    }

    /// <summary>Handles a clock that is due.</summary>
    public void OnClockDue(ClockDue due, Turn turn) => _duties.OnDue(due, turn);

    /// <summary>Finds the code of the tier that a tier reports to; null at the top.</summary>
    public static string? Superior(ActorId tier, Region region) => tier.Kind switch
    {
        ActorKind.Township => region.Townships[tier.Key].Superior,
        ActorKind.CommandCentre => region.CommandCentres[tier.Key].Superior,
        _ => null,
    };

    private void StopClocks(ReportUpward report, Turn turn)
    {
        var at = report.OccurredAt ?? turn.Now;
        _duties.Stop(Clock.Telephone, report.Incident, at, turn);
        _duties.Stop(Clock.Upward, report.Incident, at, turn);
        if (report.Medium == ReportMedium.Telephone) return;
        _duties.Stop(Clock.Written, report.Incident, at, turn);
        _duties.StopIfLater(Clock.FollowUp, report.Incident, at, turn);
    }

    private void OweUpward(IncidentNumber incident, IncidentFile file, Turn turn, Instant? since)
    {
        if (turn.Self.Kind == ActorKind.CommandCentre && file.Grade >= ReportingClocks.ReportedUpwardFrom)
            Owe(incident, file, turn, since);
    }

    private void Owe(IncidentNumber incident, IncidentFile file, Turn turn, Instant? since = null)
    {
        if (file.ReportedUpward || file.OverSince is not null || Superior(turn.Self, turn.Region) is null) return;
        _duties.StartSince(Clock.Upward, incident, ReportingClocks.Within(Clock.Upward, file.Grade), turn, since);
    }

    private static ActorId? Receiver(ReportUpward report, Turn turn)
    {
        List<string> above = [];
        for (var tier = Superior(turn.Self, turn.Region); tier is not null;
            tier = turn.Region.CommandCentres[tier].Superior) above.Add(tier);
        if (above.Count == 0) turn.Refuse("top-tier", $"{turn.Self.Key} has no tier above it to report to.");
        else if (report.To is null) return Centre(above[0]);
        else if (!above.Contains(report.To))
            turn.Refuse("bad-report", $"to: one of the tiers above {turn.Self.Key}: {string.Join(", ", above)}.");
        else return Centre(report.To);
        return null;
    }

    private static void Note(IncidentFile file, EventGrade? grade, SituationReport? report)
    {
        file.Grade = grade ?? file.Grade;
        if (report is not null && (file.Report is null || Numbers.IsAfter(report.Id, file.Report.Id)))
            file.Report = report;
    }

    private IncidentFile FileOf(IncidentNumber incident)
    {
        if (!book.Files.TryGetValue(incident, out var file)) book.Files.Add(incident, file = new IncidentFile());
        return file;
    }

    private static ActorId Centre(string code) => new(ActorKind.CommandCentre, code);
}
