using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Requests;

namespace Alliance.Simulation.Measures;

/// <summary>Measures for each line the time from its submission to its first accepted commitment.</summary>
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
                    _waiting.Add(new LineId(RequestNumber.Of(entry.Actor), i), entry.At);
                break;
            case CommitmentAccepted accepted when _waiting.Remove(accepted.Line, out var since):
                _times.Add((entry.At - since).Milliseconds);
                break;
        }
    }
}
