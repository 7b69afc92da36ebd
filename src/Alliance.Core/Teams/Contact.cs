using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>Watches whether a squad is heard of. An overdue squad is asked, and asked again. After some questions
/// without an answer it counts as unreachable, which stands beside its status. Only a report ends either. Meanwhile the
/// squad is not freed.</summary>
internal sealed class Contact(TeamState state, TeamStanding standing)
{
    /// <summary>Asks an overdue squad, and asks again later. Its request and its owner's duty desk are told when that
    /// begins, and when the squad counts as unreachable.</summary>
    public void OnOverdue(Turn turn)
    {
        if (state is { Unreachable: false, Status: TeamStatus.Available or TeamStatus.Held or TeamStatus.Resting })
            return;
        state.Unanswered++;
        turn.Notify(new Overdue(state.Status, state.Task?.Commitment, state.Unanswered));
        turn.At("overdue", turn.Now + TeamPolicy.AskAgain, new OverdueDue());
        var lost = state.Unanswered == TeamPolicy.UnreachableAfter;
        if (lost)
        {
            state.Unreachable = true;
            turn.Record(new TeamUnreachable(state.Status, state.Task?.Commitment, state.Unanswered));
        }

        if (!lost && state.Unanswered > 1) return;
        turn.Send(
            standing.Lender(turn), new TeamUnheard(state.Status, state.Task?.Commitment, state.Unanswered, lost));
        if (state.Task is { } task)
            standing.TellRequest(new CommitmentUnheard(task.Line, task.Commitment, state.Unanswered, lost), turn);
    }

    /// <summary>Ends the state of no contact at any word of the crew. A word that says nothing new is passed on all the
    /// same, so that no doubt remains.</summary>
    /// <param name="saysMore">Whether another message tells what the crew says.</param>
    /// <param name="turn">The turn that handles the message.</param>
    /// <returns>Whether the request was told how its commitment stands.</returns>
    public bool OnHeard(bool saysMore, Turn turn)
    {
        state.Unanswered = 0;
        if (!state.Unreachable) return false;
        state.Unreachable = false;
        turn.Record(new TeamHeardAgain(state.Status, state.Task?.Commitment));
        turn.Send(standing.Lender(turn), new TeamHeard(state.Status, state.Task?.Commitment));
        if (state.Status is TeamStatus.Available or TeamStatus.Resting) turn.Cancel("overdue");
        if (state.Task is null) standing.TellReadiness(turn);
        else if (!saysMore) standing.Report(StatusOfTask(), turn);
        return state.Task is not null && !saysMore;
    }

    private CommitmentStatus StatusOfTask() => state.Status switch
    {
        TeamStatus.Mobilising => CommitmentStatus.Mobilising,
        TeamStatus.EnRoute => CommitmentStatus.EnRoute,
        TeamStatus.OnScene or TeamStatus.Covering => CommitmentStatus.OnScene,
        TeamStatus.Returning => CommitmentStatus.Returning,
        _ => CommitmentStatus.Accepted,
    };
}
