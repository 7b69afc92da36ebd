using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Requests;
using Alliance.Core.Vocabulary;

namespace Alliance.Simulation.Measures;

/// <summary>Measures for each line the time from its submission to its first commitment that covers it: of a squad
/// whose crew has said that it has the order, or of supplies.</summary>
public sealed class CommitmentFold : IRecordFold
{
    private readonly Dictionary<LineId, Instant> _waiting = [];
    private readonly List<long> _times = [];

    public Distribution RequestToCommitment => Distribution.Of(_times, _waiting.Count);

    /// <inheritdoc/>
    public void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case RequestSubmitted submitted:
                for (var i = 1; i <= submitted.Lines.Length; i++)
                    _waiting.Add(new LineId(RequestNumber.Of(entry.Actor), i), entry.Happened);
                break;
            case CommitmentAccepted accepted
                when accepted.Resource.Kind == ActorKind.Depot || accepted.ArrangedByTelephone:
                Cover(accepted.Line, entry.Happened);
                break;
            case CommitmentProgress
            {
                Status: not (CommitmentStatus.Withdrawn or CommitmentStatus.Released), Unconfirmed: not true,
            } confirmed:
                Cover(confirmed.Line, entry.Happened);
                break;
        }
    }

    private void Cover(LineId line, Instant at)
    {
        if (_waiting.Remove(line, out var since)) _times.Add((at - since).Milliseconds);
    }
}
