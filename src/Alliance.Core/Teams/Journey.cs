using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Handles what a crew reports on the way besides its status: the people that go on, and the time of
/// arrival.</summary>
internal sealed class Journey(TeamState state, TeamStanding standing, Contact contact)
{
    /// <summary>Takes a new time of arrival, or the report that no way is open.</summary>
    public void OnEta(ReportEta report, Turn turn)
    {
        if (state.Task is not { } task
            || state.Status is not (TeamStatus.Committed or TeamStatus.Mobilising or TeamStatus.EnRoute))
        {
            turn.Refuse(
                "not-under-way",
                $"Team {turn.Self.Key} is on its way to nothing; a time of arrival is reported between the order and "
                    + "the arrival.");
            return;
        }

        var known = state.Way?.Says(report.Eta) ?? false;
        contact.OnHeard(saysMore: !known, turn);
        turn.Record(new EtaReported(task.Commitment, report.Eta, state.Eta, report.Reason));
        state.Eta = report.Eta;
        TeamStanding.ExpectWithin(report.Eta is { } eta && eta > turn.Now ? eta - turn.Now : default, turn);
        if (known) return;
        state.Way = null;
        standing.TellRequest(new EtaReport(task.Line, task.Commitment, report.Eta, report.Reason), turn);
    }

    /// <summary>Refuses a number of people that cannot be of this squad.</summary>
    public static bool Refuses(int? people, Turn turn)
    {
        var squad = TeamStanding.Data(turn).People;
        if (people is null || (people > 0 && people <= squad)) return false;
        turn.Refuse(
            "bad-people",
            $"people: team {turn.Self.Key} has {squad}, so 1 to {squad} of them go on; when nobody does, report "
                + "outOfService.");
        return true;
    }

    /// <summary>Sets how many of the squad go on.</summary>
    public void SetStrength(int people, Turn turn)
    {
        var before = standing.People(turn);
        if (people == before || state.Task is not { } task || state.Status == TeamStatus.Held) return;
        turn.Record(new SquadStrengthChanged(task.Commitment, people, before));
        var working = state.Working;
        standing.SetWorking(false, turn);
        state.People = people;
        standing.SetWorking(working, turn);
        standing.TellRequest(new StrengthReport(task.Line, task.Commitment, people), turn);
    }
}
