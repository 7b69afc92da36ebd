using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Handles how many people of a squad go on, as its crew says. A number that cannot be of this squad, or that
/// nobody can use now, does not stop the report that brings it: it is flagged.</summary>
internal sealed class Strength(TeamState state, TeamStanding standing)
{
    /// <summary>The most people that a squad may say it is: ten times those on paper.</summary>
    private const int MostTimesPaper = 10;

    /// <summary>Takes the number that a report says.</summary>
    public void OnReport(int people, Turn turn)
    {
        var paper = standing.Size(turn);
        if (people < 1 || people > MostTimesPaper * paper)
        {
            Flag(people, standing.People(turn),
                $"not taken: {turn.Self.Key} has {paper} on paper. Report how many go on; when nobody does, report "
                    + "outOfService.", turn);
            return;
        }

        if (people > paper)
            Flag(people, people, $"taken: {turn.Self.Key} has {paper} on paper. Put the squad's data right.", turn);
        if (state.Task is null || state.Status == TeamStatus.Held) Keep(people, turn);
        else if (state.Outing?.Count(people, turn.Happened, paper) == false)
            Flag(people, standing.People(turn), "not taken: a later number stands.", turn);
        else Set(people, turn);
    }

    /// <summary>Takes the number that a late report says of an outing that is over.</summary>
    /// <returns>Whether it changes the number that was known.</returns>
    public bool OnPast(Outing outing, int people, Turn turn)
    {
        var paper = TeamStanding.Data(turn).People;
        var before = outing.Went(paper);
        if (people < 1 || people > MostTimesPaper * before || !outing.Count(people, turn.Happened, paper))
        {
            Flag(people, before, "not taken: it cannot be, or a later number stands.", turn);
            return false;
        }

        if (people == before) return false;
        if (outing.Task is not { } task) return true;
        turn.Record(new SquadStrengthChanged(task.Commitment, people, before));
        if (!outing.RequestIsSettled)
            turn.Send(task.Line.Request.ToAidRequest(), new StrengthReport(task.Line, task.Commitment, people));
        return true;
    }

    /// <summary>Flags the number that a report of between two outings says. It is not that of the present
    /// task.</summary>
    public void OnFormer(int people, Turn turn) =>
        Flag(people, standing.People(turn), "not taken: it is of before the order that the squad has now.", turn);

    /// <summary>Applies to a new order what the crew said before it.</summary>
    public void OnOrdered(Turn turn)
    {
        if (state.Outing?.People is { } went) Set(went, turn);
        else if (state.Strength is { } people)
        {
            state.Outing?.Count(people, null, standing.Size(turn));
            Set(people, turn);
        }

        (state.Strength, state.StrengthAt) = (null, null);
    }

    /// <summary>Keeps the number of a squad without an order: for the outing that it is on, which an order may take up,
    /// else for its next order.</summary>
    private void Keep(int people, Turn turn)
    {
        if (state.Outing is { } outing && outing.Reports.Exists(r => Outing.IsAway(r.Status)))
        {
            var paper = standing.Size(turn);
            if (outing.Went(paper) == people || !outing.Count(people, turn.Happened, paper)) return;
            Flag(people, people, "taken for this outing, for which the squad has no order.", turn);
            return;
        }

        if (turn.Happened < state.StrengthAt)
        {
            Flag(people, state.Strength ?? standing.Size(turn), "not taken: a later number stands.", turn);
            return;
        }

        state.StrengthAt = turn.Happened;
        if (state.Strength == people) return;
        Flag(people, people, "taken for the next order: the squad has none yet.", turn);
        state.Strength = people;
    }

    private void Set(int people, Turn turn)
    {
        var before = standing.People(turn);
        if (people == before || state.Task is not { } task) return;
        turn.Record(new SquadStrengthChanged(task.Commitment, people, before));
        var working = state.Working;
        standing.SetWorking(false, turn);
        state.People = people;
        standing.SetWorking(working, turn);
        standing.TellRequest(new StrengthReport(task.Line, task.Commitment, people), turn);
    }

    private void Flag(int said, int taken, string mend, Turn turn) =>
        turn.Record(new DetailFlagged("people", said, taken, mend, state.Task?.Commitment));
}
