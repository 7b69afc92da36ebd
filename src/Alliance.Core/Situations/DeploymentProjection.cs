using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Lenders;
using Alliance.Core.Requests;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Situations;

/// <summary>The times of one commitment. Each is when it happened, where that is known, else when it was
/// recorded.</summary>
[GenerateSerializer, Alias("picture.deployment")]
public sealed class DeploymentProjection
{
    /// <summary>When the request accepted it; null before that.</summary>
    [Id(0)] public Instant? AcceptedAt { get; set; }
    /// <summary>When the squad or the goods left; null before that.</summary>
    [Id(1)] public Instant? DepartedAt { get; set; }
    /// <summary>When they first reached the scene; null before that.</summary>
    [Id(2)] public Instant? ArrivedAt { get; set; }
    /// <summary>When they left the scene; null before that.</summary>
    [Id(3)] public Instant? LeftAt { get; set; }
    /// <summary>When they were home, or the commitment was over; null before that.</summary>
    [Id(4)] public Instant? EndedAt { get; set; }
    /// <summary>People times minutes away from base, as its lender booked them; null before that, and for a squad that
    /// is not lent.</summary>
    [Id(5)] public long? PersonMinutes { get; set; }
    /// <summary>When its acceptance was recorded; null before that.</summary>
    [Id(6)] public Instant? RecordedAt { get; set; }
}

/// <summary>The part of <see cref="SituationFold"/> about the times of commitments.</summary>
internal static class DeploymentsFold
{
    /// <summary>Takes in a record of an aid request.</summary>
    public static void On(in JournalEntry entry, RequestProjection request)
    {
        var at = entry.OccurredAt ?? entry.At;
        switch (entry.Body)
        {
            case CommitmentAccepted r:
                (Of(request, r.Commitment).AcceptedAt, Of(request, r.Commitment).RecordedAt) = (at, entry.At); break;
            case CommitmentProgress r: Progress(Of(request, r.Commitment), r.Status, at); break;
        }
    }

    /// <summary>Takes in a squad's own record, which is nearer to what happened than what its request notes.</summary>
    public static void On(
        TeamStatusChanged change, CommitmentId commitment, RequestProjection request, in JournalEntry entry)
    {
        var (times, at) = (Of(request, commitment), entry.OccurredAt ?? entry.At);
        switch (change.Status)
        {
            case TeamStatus.EnRoute: times.DepartedAt = Earlier(times.DepartedAt, at); break;
            case TeamStatus.OnScene or TeamStatus.Covering:
                times.ArrivedAt = Earlier(times.ArrivedAt, at);
                times.DepartedAt ??= at;
                break;
            case TeamStatus.Returning: times.LeftAt = at; break;
            case TeamStatus.Available or TeamStatus.Resting or TeamStatus.OutOfService: times.EndedAt ??= at; break;
        }
    }

    /// <summary>Takes in what a lender booked.</summary>
    public static void On(LedgerReturned returned, RequestProjection request) =>
        Of(request, returned.Commitment).PersonMinutes = returned.PersonMinutes;

    private static void Progress(DeploymentProjection times, CommitmentStatus status, Instant at)
    {
        switch (status)
        {
            case CommitmentStatus.EnRoute: times.DepartedAt ??= at; break;
            case CommitmentStatus.OnScene:
                times.DepartedAt ??= at;
                times.ArrivedAt ??= at;
                break;
            case CommitmentStatus.Returning: times.LeftAt ??= at; break;
            case CommitmentStatus.Ended or CommitmentStatus.Withdrawn or CommitmentStatus.Released:
                times.EndedAt ??= at; break;
        }
    }

    private static Instant Earlier(Instant? known, Instant at) => known is { } other && other < at ? other : at;

    private static DeploymentProjection Of(RequestProjection request, CommitmentId commitment)
    {
        if (!request.Deployments.TryGetValue(commitment, out var times))
            request.Deployments.Add(commitment, times = new DeploymentProjection());
        return times;
    }
}
