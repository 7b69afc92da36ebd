using Alliance.Core.Actors;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Requests;

namespace Alliance.Core.Invariants;

/// <summary>I4 and I9: at rest every request, every search and every slot has ended.</summary>
internal sealed class EverythingEnds : InvariantFold
{
    private readonly SortedDictionary<string, long> _open = new(StringComparer.Ordinal);

    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case RequestSubmitted: _open[$"request {entry.Actor.Key}"] = entry.Number; break;
            case RequestSettled or RequestRejected: _open.Remove($"request {entry.Actor.Key}"); break;
            case SearchOpened opened: _open[Search(entry.Actor, opened.Demand.Line)] = entry.Number; break;
            case SearchClosed closed: _open.Remove(Search(entry.Actor, closed.Line)); break;
            case SlotTaken taken: _open[$"slot {taken.Commitment} of {entry.Actor}"] = entry.Number; break;
            case SlotReturned returned: _open.Remove($"slot {returned.Commitment} of {entry.Actor}"); break;
        }
    }

    public override void AtRest()
    {
        foreach (var (what, record) in _open) Violate(what.StartsWith("slot", StringComparison.Ordinal) ? "I9" : "I4", $"At rest, {what} has not ended.", record);
    }

    private static string Search(ActorId tier, LineId line) => $"search of {tier} for {line}";
}
