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
        if (state.Task is null || state.Status == TeamStatus.Held)
        {
            if (state.Strength == people) return;
            Flag(people, people, "taken for the next order: the squad has none yet.", turn);
            state.Strength = people;
            return;
        }

        Set(people, turn);
    }

    /// <summary>Applies to a new order what the crew said before it.</summary>
    public void OnOrdered(Turn turn)
    {
        if (state.Strength is { } people) Set(people, turn);
        state.Strength = null;
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
