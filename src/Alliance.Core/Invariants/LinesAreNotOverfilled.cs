using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Requests;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants;

/// <summary>I5: no squad is accepted for a line that is covered, and accepted stock never exceeds the quantity asked
/// for. Aid that people arranged by telephone is a fact; it only counts towards covering.</summary>
internal sealed class LinesAreNotOverfilled : InvariantFold
{
    private readonly Dictionary<LineId, Dictionary<string, int>> _accepted = [];
    private readonly HashSet<string> _wantedBack = new(StringComparer.Ordinal);
    private readonly HashSet<string> _arrived = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _turnedBack = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case CommitmentAccepted accepted: Accept(accepted, entry); break;
            case CommitmentProgress { Status: CommitmentStatus.Withdrawn or CommitmentStatus.Released } gone:
                if (Of(gone.Line).Remove(gone.Commitment, out var lost)) _turnedBack[gone.Commitment] = lost;
                break;
            case CommitmentProgress
            {
                Status: CommitmentStatus.Ended, Reason: DeclineCode.OutOfService or DeclineCode.Diverted,
            } early:
                Of(early.Line).Remove(early.Commitment);
                break;
            case LateArrivalTold { CountsNow: true, LeftEarly: false } late:
                _arrived.Add(late.Commitment);
                if (_turnedBack.Remove(late.Commitment, out var came)) Of(late.Line)[late.Commitment] = came;
                break;
            case CommitmentProgress { Status: CommitmentStatus.Returning } turned
                when !_arrived.Contains(turned.Commitment):
                if (Of(turned.Line).Remove(turned.Commitment, out var quantity))
                    _turnedBack[turned.Commitment] = quantity;
                break;
            case CommitmentProgress { Status: CommitmentStatus.OnScene } there:
                _arrived.Add(there.Commitment);
                if (_turnedBack.Remove(there.Commitment, out var again)) Of(there.Line)[there.Commitment] = again;
                else Correct(there);
                break;
            case CommitmentProgress { Status: CommitmentStatus.Mobilising or CommitmentStatus.EnRoute } under:
                _arrived.Remove(under.Commitment);
                Correct(under);
                break;
            case ReturnAccepted wanted:
                Of(wanted.Line).Remove(wanted.Commitment);
                _wantedBack.Add(wanted.Commitment);
                break;
            case ReplacementSought doubt: Of(doubt.Line).Remove(doubt.Commitment); break;
            case ReplacementNotNeeded sure when !_wantedBack.Contains(sure.Commitment):
                Of(sure.Line)[sure.Commitment] = sure.Quantity; break;
            case CommitmentStrengthChanged changed when Of(changed.Line).ContainsKey(changed.Commitment):
                Of(changed.Line)[changed.Commitment] = changed.People; break;
            case CommitmentProgress other: Correct(other); break;
        }
    }

    private void Correct(CommitmentProgress progress)
    {
        if (progress.Units is { } units && Of(progress.Line).ContainsKey(progress.Commitment))
            Of(progress.Line)[progress.Commitment] = units.Promised;
    }

    private void Accept(CommitmentAccepted accepted, in JournalEntry entry)
    {
        var line = Of(accepted.Line);
        var covered = line.Values.Sum();
        line[accepted.Commitment] = accepted.Quantity;
        if (accepted.ArrangedByTelephone) return;
        if (covered >= accepted.Asked)
            Violate("I5",
                $"Line {accepted.Line} was covered ({covered} of {accepted.Asked}) when {accepted.Commitment} was "
                    + "accepted.", entry.Number);
        if (accepted.Resource.Kind == ActorKind.Depot && covered + accepted.Quantity > accepted.Asked)
            Violate("I5",
                $"Line {accepted.Line} asked {accepted.Asked} units and accepted {covered + accepted.Quantity}.",
                entry.Number);
    }

    private Dictionary<string, int> Of(LineId line)
    {
        if (!_accepted.TryGetValue(line, out var accepted)) _accepted.Add(line, accepted = new(StringComparer.Ordinal));
        return accepted;
    }
}
