using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants;

/// <summary>I19: an owner that recalls its squad gets its answer in time, or the deadline decides for it.</summary>
internal sealed class RecallsAreAnswered : InvariantFold
{
    private readonly SortedDictionary<(ActorId Lender, CommitmentId Commitment), (Instant AnswerBy,
        long Record)> _open = [];

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case RecallAsked asked: _open[(entry.Actor, asked.Commitment)] = (asked.AnswerBy, entry.Number); break;
            case RecallAnswered answered when _open.Remove((entry.Actor, answered.Commitment), out var recall):
                if (answered.Answer != ReturnAnswer.DecidedByDeadline && entry.At > recall.AnswerBy)
                    Violate("I19", $"The recall of {answered.Commitment} was answered after its deadline.",
                        recall.Record, entry.Number);
                break;
        }
    }

    /// <inheritdoc/>
    public override void AtRest()
    {
        foreach (var (recall, asked) in _open) Violate(
            "I19", $"At rest the recall of {recall.Commitment} by {recall.Lender} has no answer.", asked.Record);
    }
}
