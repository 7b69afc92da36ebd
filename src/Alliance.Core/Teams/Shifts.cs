using Alliance.Core.Actors;

namespace Alliance.Core.Teams;

/// <summary>How long a squad works, and how long it rests.</summary>
internal sealed class Shifts(TeamState state, TeamStanding standing)
{
    public void OnShiftOver(Turn turn)
    {
        if (state.Status is not (TeamStatus.OnScene or TeamStatus.Covering) || state.Task is null) return;
        turn.Notify(new ReliefDue(state.Task.Commitment));
        TeamStanding.ExpectWithin(default, turn);
    }

    public void OnRested(Turn turn)
    {
        if (state.Status == TeamStatus.Resting) standing.Become(TeamStatus.Available, turn);
    }
}
