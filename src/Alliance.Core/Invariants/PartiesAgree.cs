using Alliance.Core.Depots;
using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants;

/// <summary>I8: at rest request, lender and team agree on each commitment. At no time does a team set out for a
/// commitment that its request did not accept.</summary>
internal sealed class PartiesAgree : InvariantFold
{
    private readonly Dictionary<CommitmentId, (ActorId Resource, long Record)> _accepted = [];
    private readonly Dictionary<CommitmentId, (ActorId Resource, long Record)> _booked = [];
    /// <summary>Commitments that their team or depot has a record of.</summary>
    private readonly HashSet<(ActorId Resource, CommitmentId Commitment)> _known = [];
    /// <summary>Commitments that arrived and ended, by their requests' records.</summary>
    private readonly Dictionary<CommitmentId, long> _served = [];
    private readonly SortedDictionary<string, (string Team, long Record)> _teams = new(StringComparer.Ordinal);
    private readonly HashSet<CommitmentId> _slots = [];
    private readonly HashSet<string> _over = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case CommitmentAccepted accepted: Accept(accepted, entry); break;
            case CommitmentProgress { Status: CommitmentStatus.Ended } served:
                _served[served.Commitment] = entry.Number;
                _over.Add(served.Commitment);
                break;
            case CommitmentProgress { Status: CommitmentStatus.Withdrawn or CommitmentStatus.Released } over:
                _over.Add(over.Commitment);
                break;
            case SlotTaken taken: Book(taken, entry); break;
            case SlotReturned returned: _slots.Remove(returned.Commitment); break;
            case StockMoved { Commitment: { } moved }: _known.Add((entry.Actor, moved)); break;
            case OutingEntered r: _known.Add((entry.Actor, r.Task.Commitment)); break;
            case TeamDiverted diverted: _teams.Remove(diverted.From); break;
            case TeamStatusChanged { Commitment: { } commitment } change: OnTeam(change, commitment, entry); break;
        }
    }

    /// <inheritdoc/>
    public override void AtRest()
    {
        foreach (var (commitment, (resource, record)) in _accepted.OrderBy(a => a.Value.Record))
        {
            if (!_over.Contains(commitment))
                Violate("I8", $"At rest the request still counts on {commitment}.", record);
            if (_slots.Contains(commitment)) Violate("I8", $"At rest the lender still has {commitment} out.", record);
            if (!_served.TryGetValue(commitment, out var served)) continue;
            if (!_booked.ContainsKey(commitment))
                Violate("I8", $"The request was served with {commitment}, which its lender never booked out.", record,
                    served);
            if (!_known.Contains((resource, commitment)))
                Violate("I8",
                    $"The request was served by {resource} with {commitment}, of which {resource} knows nothing.",
                    record, served);
        }

        foreach (var (commitment, team) in _teams) Violate(
            "I8", $"At rest team {team.Team} is still out for {commitment}.", team.Record);
    }

    private void Accept(CommitmentAccepted accepted, in JournalEntry entry)
    {
        _accepted[accepted.Commitment] = (accepted.Resource, entry.Number);
        if (_booked.TryGetValue(accepted.Commitment, out var booked))
            ExpectSame(accepted.Commitment, accepted.Resource, booked.Resource, booked.Record, entry.Number);
    }

    private void Book(SlotTaken taken, in JournalEntry entry)
    {
        _slots.Add(taken.Commitment);
        _booked[taken.Commitment] = (taken.Resource, entry.Number);
        if (_accepted.TryGetValue(taken.Commitment, out var accepted))
            ExpectSame(taken.Commitment, accepted.Resource, taken.Resource, accepted.Record, entry.Number);
    }

    private void ExpectSame(CommitmentId commitment, ActorId accepted, ActorId booked, long first, long second)
    {
        if (accepted != booked)
            Violate("I8", $"The request counts on {accepted} with {commitment}, its lender has booked {booked} out.",
                first, second);
    }

    private void OnTeam(TeamStatusChanged change, CommitmentId commitment, in JournalEntry entry)
    {
        _known.Add((entry.Actor, commitment));
        if (change.Status is TeamStatus.Available or TeamStatus.Resting or TeamStatus.OutOfService)
            _teams.Remove(commitment);
        else _teams[commitment] = (entry.Actor.Key, entry.Number);
        if (change.Status == TeamStatus.EnRoute && !_accepted.ContainsKey(commitment))
            Violate("I8", $"Team {entry.Actor.Key} set out for {commitment}, which no request accepted.", entry.Number);
    }
}
