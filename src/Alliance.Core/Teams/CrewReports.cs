using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Handles the reports of a crew. A report is of a fact, so it stands, even against what was
/// expected.</summary>
internal sealed class CrewReports(
    TeamState state, TeamStanding standing, Contact contact, Journey journey, Shifts shifts, RouteFinder wayfinding)
{
    /// <summary>Takes a report of the crew's status.</summary>
    public void OnStatus(ReportStatus report, Turn turn)
    {
        if (report.Status is TeamStatus.Held or TeamStatus.Committed or TeamStatus.Resting)
        {
            turn.Refuse("not-reportable",
                "status: a crew reports mobilising, enRoute, onScene, covering, returning, available or outOfService.");
            return;
        }

        if (Journey.Refuses(report.People, turn)) return;
        var status = AtItsPlace(report.Status);
        contact.OnHeard(saysMore: status != state.Status, turn);
        if (report.People is { } people) journey.SetStrength(people, turn);
        if (status == state.Status || (status == TeamStatus.Available && state.Status == TeamStatus.Resting)) return;
        if (report.Correction is { } why)
            turn.Record(new ReportCorrected(status, state.Status, state.Task?.Commitment, why));
        else if (IsUnexpected(status)) turn.Record(new UnexpectedReport(status, state.Status, state.Task?.Commitment));
        // Held, it had no order yet: it goes on nobody's, and the promise in the making is taken back.
        if (state.Status == TeamStatus.Held && status is >= TeamStatus.Mobilising and <= TeamStatus.Returning)
            standing.Free("left without an order", turn);

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
        state.DepartedAt = null;
        standing.NotThere(turn);
        standing.Become(TeamStatus.Mobilising, turn);
        standing.Report(CommitmentStatus.Mobilising, turn);
        TeamStanding.ExpectWithin(standing.Turnout(turn), turn);
    }

    private void Depart(Turn turn)
    {
        state.DepartedAt ??= turn.Now;
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
        TeamStanding.ExpectWithin(TeamPolicy.Travel(TeamStanding.Owner(turn), state.Task.Place, turn.Region), turn);
    }

    /// <summary>Notes an arrival. At the scene the squad works. At a station it stands by, which is no work on an
    /// incident.</summary>
    private void Arrive(TeamStatus status, Turn turn)
    {
        state.DepartedAt ??= turn.Now;
        standing.Become(status, turn);
        turn.Cancel("overdue");
        if (state.Task is null)
        {
            TeamStanding.ExpectWithin(TeamPolicy.AskAgain, turn);
            standing.TellReadiness(turn);
            return;
        }

        standing.SetWorking(status == TeamStatus.OnScene, turn);
        state.WorkedAt = true;
        standing.Report(CommitmentStatus.OnScene, turn, shifts.Begin(turn));
    }

    private void Leave(Turn turn)
    {
        standing.Become(TeamStatus.Returning, turn);
        standing.EndShift(turn);
        standing.SetWorking(false, turn);
        standing.Report(CommitmentStatus.Returning, turn);
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

        var rest = TeamPolicy.Rest(turn.Now - departed, turn.Region.Data.Policies.Work);
        (state.DepartedAt, state.ReadyAt) = (null, turn.Now + rest);
        standing.Become(TeamStatus.Resting, turn);
        turn.At("rested", state.ReadyAt, new RestedDue());
        standing.Report(CommitmentStatus.Ended, turn);
        standing.EndTask("returned", turn, departed);
        standing.TellReadiness(turn);
    }

    private void FallOut(Turn turn)
    {
        standing.CancelTimers(turn);
        standing.SetWorking(false, turn);
        if (state.Task is not null) standing.Withdraw(DeclineCode.OutOfService, turn);
        standing.Become(TeamStatus.OutOfService, turn);
        standing.EndTask("out of service", turn, state.DepartedAt);
        if (state.DepartedAt is not null) TeamStanding.ExpectWithin(TeamPolicy.AskAgain, turn);
        standing.TellReadiness(turn);
    }
}
