using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Teams;

/// <summary>A check-in of the squad at an incident where it is.</summary>
[GenerateSerializer, Alias("presence")]
public sealed class Presence
{
    /// <summary>Number of the incident.</summary>
    [Id(0)] public required string Incident { get; init; }
    /// <summary>Number of the check-in.</summary>
    [Id(1)] public required string CheckIn { get; init; }
    /// <summary>The commitment that the incident knows as the squad's task; null for none.</summary>
    [Id(2)] public CommitmentId? Told { get; set; }
    /// <summary>When the squad was there; null for one of an older build.</summary>
    [Id(3)] public Instant? Since { get; init; }
    /// <summary>The people who are there, as its incident knows; null: all of it.</summary>
    [Id(4)] public int? People { get; set; }

    /// <summary>The numbers of other incidents whose requests the incident has taken over; null for none.</summary>
    [Id(5)] public IncidentNumber[]? Also { get; init; }

    /// <summary>Tells whether a commitment is for the incident, or was made at the check-in.</summary>
    internal bool IsOf(CommitmentId commitment) => commitment.Request.Incident == Incident
        || Also?.Contains(commitment.Request.Incident) == true
        || commitment.Text.EndsWith($"-{CheckIn}", StringComparison.Ordinal);
}

/// <summary>Tells the incidents where the squad has checked in what task it has, and when it has left.</summary>
internal sealed class PresenceTeller(TeamState state)
{
    /// <summary>Notes that the squad has checked in at an incident.</summary>
    /// <returns>The check-in.</returns>
    public Presence OnTurnedUp(SquadTurnedUp at, Turn turn)
    {
        var presence = new Presence
        {
            Incident = at.Incident, CheckIn = at.CheckIn, Since = at.Since ?? turn.Now, People = at.People,
            Also = at.Also,
        };
        state.Presences.RemoveAll(p => p.Incident == at.Incident);
        state.Presences.Add(presence);
        return presence;
    }

    /// <summary>Returns the check-in at the incident of the present task; null where the squad has not checked in
    /// there.</summary>
    public Presence? AtTask() => state is { Task: { } task, Status: not TeamStatus.Held }
        ? state.Presences.Find(p => p.IsOf(task.Commitment)) : null;

    /// <summary>Tells what has changed in this turn.</summary>
    /// <param name="before">The status before the turn.</param>
    /// <param name="turn">The turn that handled a message.</param>
    public void Tell(TeamStatus before, Turn turn)
    {
        if (state.Presences.Count == 0) return;
        // A hold is no promise: the squad may stay where it came.
        var task = state.Status == TeamStatus.Held ? null : state.Task;
        var gone = state.Presences.FindAll(p => HasLeft(before) || IsUnderWayElsewhere(p, before));
        var people = state.People ?? state.Outing?.People;
        foreach (var presence in state.Presences)
        {
            var isGone = gone.Contains(presence);
            if (!isGone && presence.Told == task?.Commitment && (people is null || people == presence.People)) continue;
            (presence.Told, presence.People) = (task?.Commitment, people ?? presence.People);
            turn.Send(new ActorId(ActorKind.Incident, presence.Incident),
                new SquadStands(presence.CheckIn, task?.Line, task?.Commitment, isGone, people));
        }

        state.Presences.RemoveAll(gone.Contains);
    }

    /// <summary>Tells whether the squad went home in this turn: it is on its way back, or it was out and is not any
    /// more. Out of service, it may still be there.</summary>
    private bool HasLeft(TeamStatus before) => state.Status switch
    {
        TeamStatus.Returning => before != TeamStatus.Returning,
        TeamStatus.Available or TeamStatus.Resting =>
            before is >= TeamStatus.EnRoute and not TeamStatus.Resting,
        _ => false,
    };

    /// <summary>Tells whether the squad set out in this turn for, or came to, another incident.</summary>
    private bool IsUnderWayElsewhere(Presence presence, TeamStatus before) =>
        state.Status != before && state.Status is TeamStatus.EnRoute or TeamStatus.OnScene or TeamStatus.Covering
        && state.Task is { } task && !presence.IsOf(task.Commitment);
}
