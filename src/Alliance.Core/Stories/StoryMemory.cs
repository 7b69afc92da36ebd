using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;
using Alliance.Core.Resources;

namespace Alliance.Core.Stories;

/// <summary>What a story has told so far and later sentences lean on: what each line asks, and which team or depot a
/// commitment is.</summary>
internal sealed class StoryMemory
{
    private readonly Dictionary<LineId, ResourceKind> _lines = [];
    private readonly Dictionary<string, ActorId> _resources = new(StringComparer.Ordinal);

    public void Keep(JournalRecord body)
    {
        switch (body)
        {
            case AidRequestRaised r:
                for (var i = 0; i < r.Lines.Length; i++) _lines[new LineId(r.Request, i + 1)] = r.Lines[i].Kind;
                break;
            case Requisitioned r: _resources[r.Commitment] = r.Resource; break;
            case CommitmentAccepted r: _resources[r.Commitment] = r.Resource; break;
            case SlotTaken r: _resources[r.Commitment] = r.Resource; break;
        }
    }

    /// <summary>Whether sentences must say of which line they speak.</summary>
    public bool HasSeveralLines => _lines.Count > 1;

    public ResourceKind? KindOf(LineId line) => _lines.TryGetValue(line, out var kind) ? kind : null;

    public ActorId? ResourceOf(CommitmentId commitment) =>
        _resources.TryGetValue(commitment, out var resource) ? resource : null;
}
