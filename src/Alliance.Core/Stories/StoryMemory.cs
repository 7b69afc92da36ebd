using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;
using Alliance.Core.Teams;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Stories;

/// <summary>Facts of a story that later sentences need: the kind of each line, and the team or depot of each
/// commitment, how its team stands, and how many came of those that turned up unasked.</summary>
internal sealed class StoryMemory
{
    private readonly Dictionary<LineId, ResourceKind> _lines = [];
    private readonly Dictionary<string, ActorId> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<CommitmentId, TeamStatus> _statuses = [];
    private readonly Dictionary<CommitmentId, int> _came = [];

    /// <summary>Keeps the facts of a record.</summary>
    public void Keep(JournalRecord body)
    {
        switch (body)
        {
            case AidRequestRaised r:
                for (var i = 0; i < r.Lines.Length; i++) _lines[new LineId(r.Request, i + 1)] = r.Lines[i].Kind;
                break;
            case Requisitioned r: _resources[r.Commitment] = r.Resource; break;
            case CommitmentAccepted r: _resources[r.Commitment] = r.Resource; break;
            case CheckInAccepted { Line: { } line, People: { } people } r:
                _came[CommitmentId.OfCheckIn(line, r.CheckIn)] = people;
                break;
            case SlotTaken r: _resources[r.Commitment] = r.Resource; break;
            case TeamStatusChanged { Commitment: { } commitment } r: _statuses[commitment] = r.Status; break;
        }
    }

    /// <summary>Whether sentences must name their line.</summary>
    public bool HasSeveralLines => _lines.Count > 1;

    /// <summary>Finds the resource kind of a line; null where it is not known.</summary>
    public ResourceKind? KindOf(LineId line) => _lines.TryGetValue(line, out var kind) ? kind : null;

    /// <summary>Finds how many people came of a squad that turned up unasked; null where it is not known.</summary>
    public int? CameWith(CommitmentId commitment) => _came.TryGetValue(commitment, out var people) ? people : null;

    /// <summary>Tells whether the crew of a commitment is at home and fit, as far as was told.</summary>
    public bool IsHome(CommitmentId commitment) =>
        _statuses.GetValueOrDefault(commitment, TeamStatus.OutOfService) is TeamStatus.Available or TeamStatus.Resting;

    /// <summary>Finds the team or depot of a commitment; null where it is not known.</summary>
    public ActorId? ResourceOf(CommitmentId commitment) =>
        _resources.TryGetValue(commitment, out var resource) ? resource : null;
}
