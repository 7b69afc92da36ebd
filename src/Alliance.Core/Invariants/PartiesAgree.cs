using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Teams;

namespace Alliance.Core.Invariants;

/// <summary>I8: at rest request, lender and team agree on each commitment; and no team sets out, at any time, for what its request did not accept.</summary>
internal sealed class PartiesAgree : InvariantFold
{
    private readonly Dictionary<string, long> _accepted = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (string Team, long Record)> _teams = new(StringComparer.Ordinal);
    private readonly HashSet<string> _slots = new(StringComparer.Ordinal);
    private readonly HashSet<string> _over = new(StringComparer.Ordinal);

    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case CommitmentAccepted accepted: _accepted[accepted.Commitment] = entry.Number; break;
            case CommitmentProgress { Status: CommitmentStatus.Ended or CommitmentStatus.Withdrawn or CommitmentStatus.Released } over:
                _over.Add(over.Commitment);
                break;
            case SlotTaken taken: _slots.Add(taken.Commitment); break;
            case SlotReturned returned: _slots.Remove(returned.Commitment); break;
            case TeamStatusChanged { Commitment: { } commitment } change: OnTeam(change, commitment, entry); break;
        }
    }

    public override void AtRest()
    {
        foreach (var (commitment, record) in _accepted.OrderBy(a => a.Value))
        {
            if (!_over.Contains(commitment)) Violate("I8", $"At rest the request still counts on {commitment}.", record);
            if (_slots.Contains(commitment)) Violate("I8", $"At rest the lender still has {commitment} out.", record);
        }

        foreach (var (commitment, team) in _teams) Violate("I8", $"At rest team {team.Team} is still out for {commitment}.", team.Record);
    }

    private void OnTeam(TeamStatusChanged change, string commitment, in JournalEntry entry)
    {
        if (change.Status is TeamStatus.Available or TeamStatus.Resting or TeamStatus.OutOfService) _teams.Remove(commitment);
        else _teams[commitment] = (entry.Actor.Key, entry.Number);
        if (change.Status == TeamStatus.EnRoute && !_accepted.ContainsKey(commitment))
            Violate("I8", $"Team {entry.Actor.Key} set out for {commitment}, which no request accepted.", entry.Number);
    }
}
