using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Requests;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants;

/// <summary>I21: an accepted commitment meets or exceeds everything that its line asks, or is a substitute that the
/// line accepts. Commitments that people arranged by telephone are facts and are not checked.</summary>
internal sealed class CapabilityIsMet(RegionHistory regions) : InvariantFold
{
    private readonly Dictionary<string, LineSpec[]> _lines = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case RequestSubmitted submitted: _lines[entry.Actor.Key] = submitted.Lines; break;
            case RequestSettled: _lines.Remove(entry.Actor.Key); break;
            case CommitmentAccepted { ArrangedByTelephone: false } accepted
                when _lines.TryGetValue(accepted.Line.Request, out var lines):
                Check(accepted, lines[accepted.Line.Line - 1], entry);
                break;
        }
    }

    private void Check(CommitmentAccepted accepted, LineSpec line, in JournalEntry entry)
    {
        var isMet = accepted.Resource.Kind == ActorKind.Depot
            ? RequirementMatch.Accepts(accepted.Substitute?.Kind ?? line.Kind, line.Kind, line.Requirement)
            : RequirementMatch.Meets(regions.Of(entry).Teams[accepted.Resource.Key], line.Kind, line.Requirement);
        if (!isMet)
            Violate("I21",
                $"Line {accepted.Line} asks for {line.Kind}; {accepted.Resource}, accepted as {accepted.Commitment}, "
                    + "does not meet it.", entry.Number);
    }
}
