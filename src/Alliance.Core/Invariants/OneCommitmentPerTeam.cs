using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants;

/// <summary>I1: a team has at most one hold or commitment at a time. None begins before the former has ended, so that
/// no two overlap in its history. A diverted squad leaves the one for the other.</summary>
internal sealed class OneCommitmentPerTeam : InvariantFold
{
    private readonly Dictionary<string, (CommitmentId Commitment, long Record)> _out = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        var team = entry.Actor.Key;
        if (entry.Body is TeamDiverted diverted) Leave(team, diverted, entry.Number);
        if (entry.Body is not TeamStatusChanged change) return;
        if (change.Status is TeamStatus.Available or TeamStatus.Resting or TeamStatus.OutOfService)
        {
            _out.Remove(team);
            return;
        }

        if (_out.TryGetValue(team, out var former) && former.Commitment != change.Commitment)
            Violate("I1",
                $"Team {team} is {change.Status} for {change.Commitment ?? "nobody"} while still out for "
                    + $"{former.Commitment}.", former.Record, entry.Number);
        if (change.Commitment is { } commitment) _out[team] = (commitment, entry.Number);
    }

    /// <summary>Ends the commitment that a diverted squad leaves. It must be the one that it has.</summary>
    private void Leave(string team, TeamDiverted diverted, long record)
    {
        if (_out.Remove(team, out var former) && former.Commitment == diverted.From) return;
        Violate("I1",
            $"Team {team} is diverted from {diverted.From}, but is out for {former.Commitment?.Text ?? "nobody"}.",
            former.Record, record);
    }
}
