using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Messages;
using Alliance.Core.Reports;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Handles the reports of a crew. A report is of a fact, so it is never refused. The squad stands as its
/// reports say in the order in which they happened. A report that comes late or twice is on record and changes nothing
/// that came after it (<see cref="LateReports"/>).</summary>
internal sealed class CrewReports(
    TeamState state, TeamStanding standing, Contact contact, Strength strength, Shifts shifts, RouteFinder wayfinding,
    LateReports late, PastOutings past, OrderReceipt receipt, Journey journey)
{
    /// <summary>Takes a report of the crew's status.</summary>
    public void OnStatus(ReportStatus report, Turn turn)
    {
        if (report.Status is TeamStatus.Held or TeamStatus.Resting)
        {
            turn.Refuse("not-reportable",
                "status: a crew reports received, mobilising, enRoute, onScene, covering, returning, available or "
                    + "outOfService.");
            return;
        }

        var commitment = state.Task?.Commitment;
        var status = AtItsPlace(report.Status);
        var note = late.NoteOf(status, report, turn);
        var isTold = contact.OnHeard(saysMore: note is null, turn) || note is null;
        receipt.OnHeard(note, isTold, turn);
        var isAboard = report.People is not null && note is null && state.Task is null && Outing.IsAway(status);
        if (report.People is { } people && !isAboard) Count(people, status, note, turn);
        if (note is { } why) late.Take(status, why, turn);
        else if (!SaysThatItLeft(status) || !past.TakeIn(status, standing, turn)) Follow(status, report, turn);
        // The report may begin an outing without an order, whose number it is.
        if (isAboard) strength.OnReport(report.People!.Value, turn);
        if (report.Eta is { } eta)
            journey.OnEta(new ReportEta(report.By, report.OccurredAt, eta, "with its status"), turn);
        turn.RecordLeftOut(report, commitment);
    }

    /// <summary>Takes the check-in of a squad at the scene that it was sent to: it has arrived, whether its crew says
    /// so or not. What the crew says of a later time stands.</summary>
    public void OnCheckedIn(Presence presence, Turn turn)
    {
        var came = presence.Since ?? turn.Now;
        var since = came < state.Outing?.From ? state.Outing.From.Value : came;
        if (state is not { Task: { Cover: false } task,
                Status: TeamStatus.Committed or TeamStatus.Mobilising or TeamStatus.EnRoute }
            || !presence.IsOf(task.Commitment) || since < state.HeardAt) return;
        contact.OnHeard(saysMore: true, turn);
        receipt.OnHeard(null, isTold: true, turn);
        (state.HeardAt, state.SaidAt) = (since, since);
        standing.Outing.Add(new CrewReport(TeamStatus.OnScene, since), isLate: false);
        if (presence.People is { } people) strength.OnReport(people, turn);
        standing.Outing.RecordEntry(task, turn);
        Arrive(TeamStatus.OnScene, turn, since < turn.Now ? since : null);
    }

    private static bool SaysThatItLeft(TeamStatus status) =>
        status is TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Covering;

    /// <summary>Takes the number of people for the outing of which the report tells.</summary>
    private void Count(int people, TeamStatus status, ReportNote? note, Turn turn)
    {
        var isPast = note is ReportNote.Late or ReportNote.BeforeOrder or ReportNote.Repeated;
        var outing = isPast ? late.OutingAt(status, turn.Happened) : state.Outing;
        if (outing is not null && !ReferenceEquals(outing, state.Outing))
        {
            if (strength.OnPast(outing, people, turn)) late.PutHoursRight(outing, turn);
        }
        else if (outing is null && state.Outing is not null
            && (status == TeamStatus.Returning || turn.Happened < state.HeardAt)) strength.OnFormer(people, turn);
        else strength.OnReport(people, turn);
    }

    /// <summary>Moves the squad to the status that its crew reports.</summary>
    private void Follow(TeamStatus status, ReportStatus report, Turn turn)
    {
        (state.HeardAt, state.SaidAt) = (turn.Happened, turn.Happened);
        if (report.Correction is { } why)
        {
            turn.Record(new ReportCorrected(status, state.Status, state.Task?.Commitment, why));
            standing.Outing.Drop(state.Status);
        }
        else if (IsUnexpected(status)) turn.Record(new UnexpectedReport(status, state.Status, state.Task?.Commitment));
        // Held, it had no order yet: it goes on nobody's, and the promise in the making is taken back.
        if (state.Status == TeamStatus.Held && status is >= TeamStatus.Mobilising and <= TeamStatus.Returning)
            standing.Free("left without an order", turn);
        standing.Outing.Add(new CrewReport(status, turn.Happened), isLate: false);

        switch (status)
        {
            case TeamStatus.Mobilising: Mobilise(turn); break;
            case TeamStatus.EnRoute: Depart(turn); break;
            case TeamStatus.OnScene or TeamStatus.Covering: Arrive(status, turn); break;
            case TeamStatus.Returning: Leave(turn); break;
            case TeamStatus.Available: Home(turn); break;
            case TeamStatus.OutOfService: FallOut(turn); break;
        }
    }

    /// <summary>Returns the status at the squad's place of work. A squad with a task is at the scene or at the station
    /// of the task, whichever word its crew uses.</summary>
    private TeamStatus AtItsPlace(TeamStatus reported) =>
        reported is TeamStatus.OnScene or TeamStatus.Covering && state.Task is { } task
        ? (task.Cover ? TeamStatus.Covering : TeamStatus.OnScene) : reported;

    /// <summary>Tells whether a report goes backwards, or is of a squad under way without an order.</summary>
    private bool IsUnexpected(TeamStatus reported) =>
        (reported < state.Status && reported != TeamStatus.Available)
        || (reported is >= TeamStatus.Mobilising and <= TeamStatus.Returning
            && state.Status is TeamStatus.Available or TeamStatus.Held or TeamStatus.Resting);

    private void Mobilise(Turn turn)
    {
        state.DepartedAt = standing.Outing.From is null ? null : state.DepartedAt;
        standing.NotThere(turn);
        standing.Become(TeamStatus.Mobilising, turn);
        standing.Report(CommitmentStatus.Mobilising, turn);
        TeamStanding.ExpectWithin(standing.Turnout(turn), turn);
    }

    private void Depart(Turn turn)
    {
        standing.Left(turn);
        standing.NotThere(turn);
        standing.Become(TeamStatus.EnRoute, turn);
        if (state.Task is null)
        {
            turn.Notify(new ComeHome(null, "no order"));
            TeamStanding.ExpectWithin(TeamPolicy.AskAgain, turn);
            standing.TellReadiness(turn);
            return;
        }

        wayfinding.OnDeparted(turn);
        standing.Report(CommitmentStatus.EnRoute, turn);
        TeamStanding.ExpectWithin(wayfinding.TravelTime(turn), turn);
    }

    /// <summary>Notes an arrival. At the scene the squad works. At a station it stands by, which is no work on an
    /// incident.</summary>
    private void Arrive(TeamStatus status, Turn turn, Instant? since = null)
    {
        standing.Left(turn);
        standing.Become(status, turn, since);
        turn.Cancel("overdue");
        if (state.Task is null)
        {
            TeamStanding.ExpectWithin(TeamPolicy.AskAgain, turn);
            standing.TellReadiness(turn);
            return;
        }

        standing.SetWorking(status == TeamStatus.OnScene, turn, since);
        state.WorkedAt = true;
        standing.Report(CommitmentStatus.OnScene, turn, shifts.Begin(turn), happened: since);
    }

    private void Leave(Turn turn)
    {
        var from = wayfinding.WhereItIs(turn);
        standing.Left(turn);
        standing.Become(TeamStatus.Returning, turn);
        standing.EndShift(turn);
        standing.SetWorking(false, turn);
        standing.Report(CommitmentStatus.Returning, turn);
        wayfinding.OnReturning(from, turn);
        TeamStanding.ExpectWithin(TeamPolicy.Travel(TeamStanding.Owner(turn), state.Task?.Place, turn.Region), turn);
    }

    private void Home(Turn turn)
    {
        standing.CancelTimers(turn);
        standing.SetWorking(false, turn);
        if (state.DepartedAt is not { } departed)
        {
            if (state.Task is not null) standing.Withdraw(DeclineCode.OutOfService, turn);
            standing.BecomeFree(turn);
            standing.EndTask("did not go", turn);
            standing.TellReadiness(turn);
            return;
        }

        var rest = TeamPolicy.Rest(turn.Happened - departed, turn.Region.Data.Policies.Work);
        (state.DepartedAt, state.ReadyAt, state.StartPlace) = (null, turn.Happened + rest, null);
        standing.Become(TeamStatus.Resting, turn);
        turn.At("rested", state.ReadyAt, new RestedDue());
        standing.Report(CommitmentStatus.Ended, turn);
        standing.EndTask("returned", turn);
        standing.TellReadiness(turn);
    }

    /// <summary>Ends the task of a squad that is not fit to go on. It covers nothing from now on, even where it was at
    /// work.</summary>
    private void FallOut(Turn turn)
    {
        standing.CancelTimers(turn);
        standing.SetWorking(false, turn);
        if (state.Task is not null) standing.Withdraw(DeclineCode.OutOfService, turn);
        standing.Become(TeamStatus.OutOfService, turn);
        standing.EndTask("out of service", turn);
        if (state.DepartedAt is not null) TeamStanding.ExpectWithin(TeamPolicy.AskAgain, turn);
        standing.TellReadiness(turn);
    }
}
