using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Books aid that was arranged by telephone and entered after the squad was home again. The squad had set
/// out without an order, so its last outings know when it left and when it was there. It is not sent out once
/// more.</summary>
internal sealed class PastOutings(TeamState state)
{
    /// <summary>Finds the outing that an order tells of: the first without an order that was not over when the aid was
    /// arranged. Null where the order is of now, or the squad has another task.</summary>
    public Outing? Of(Assign assign) => assign.Since is { } since && state.Task is null
        ? state.Past.Find(o => o is { Task: null, Departed: not null } && since <= o.Ended) : null;

    /// <summary>Books the outing on the task. Request and lender hear when it happened, and that it is over.</summary>
    public void Book(Outing outing, Assign assign, Turn turn)
    {
        var (task, people) = (assign.Task, TeamStanding.Data(turn).People);
        (outing.Task, outing.OrderedAt, outing.Loan) = (task, assign.Since, assign.Loan);
        (outing.Lender, outing.Size) = (turn.From, people);
        turn.Record(new OutingEntered(task, [.. outing.Reports]));
        Tell(task, CommitmentStatus.EnRoute, outing.Departed, turn);
        TellOfArrival(outing, task, turn);
        Tell(task, CommitmentStatus.Ended, outing.Ended, turn);
        var minutes = outing.PersonMinutes(people);
        outing.ToldPersonMinutes = minutes;
        turn.Send(turn.From, new ResourceFreed(
            task.Line, task.Commitment, state.ReadyAt, 0, "returned", null, minutes));
    }

    /// <summary>Tells the request when the squad reached its place, if it did, and records its work there.</summary>
    public static void TellOfArrival(Outing outing, Assignment task, Turn turn)
    {
        if (outing.Arrived is not { } arrived) return;
        if (!task.Cover) outing.RecordWork(task, arrived, outing.Left, turn);
        Tell(task, CommitmentStatus.OnScene, arrived, turn);
    }

    private static void Tell(Assignment task, CommitmentStatus status, Instant? happened, Turn turn) => turn.Send(
        task.Line.Request.ToAidRequest(),
        new CommitmentReport(task.Line, task.Commitment, status, null, Happened: happened));
}
