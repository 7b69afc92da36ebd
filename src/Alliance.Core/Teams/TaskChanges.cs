using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Handles a change of the task that a squad has: another place, another priority, another earliest time. The
/// squad goes on from where it is. One that is done with its work hears nothing.</summary>
internal sealed class TaskChanges(TeamState state, RouteFinder wayfinding, OrderReceipt receipt)
{
    /// <summary>Takes the change of a task over, and tells the crew where to go now.</summary>
    public void OnChange(ChangeTask change, Turn turn)
    {
        if (state.Task is not { } former || former.Commitment != change.Commitment
            || state.Status == TeamStatus.Returning) return;
        var task = former with
        {
            Place = change.Place, Priority = change.Priority, NotBefore = change.NotBefore,
        };
        if (task == former) return;
        var isElsewhere = task.Place != former.Place;
        var from = isElsewhere ? wayfinding.NextStop(turn) : default;
        state.Task = task;
        if (isElsewhere) turn.Notify(new PlaceCorrected(task, former.Place));
        receipt.OnChanged(former, turn);
        if (task.NotBefore != former.NotBefore && state is { Status: TeamStatus.Committed, DepartedAt: null })
            wayfinding.TellFirstEta(null, turn);
        if (!isElsewhere) return;
        receipt.OnMoved(turn);
        wayfinding.OnMoved(from, turn);
    }
}
