using Alliance.Core.Identifiers;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Invariants;

/// <summary>I17: cover of cover is not deeper than its limit and never runs in a circle. Each cover is to be settled
/// before its parent.</summary>
internal sealed class BackfillIsBounded : InvariantFold
{
    private readonly Dictionary<LineId, (Demand Demand, long Record)> _covers = [];

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case SearchOpened { Demand.Backfill: not null } opened: Open(opened.Demand, entry); break;
            case OffersCalled called when _covers.TryGetValue(called.Line, out var cover):
                Call(called, cover, entry); break;
        }
    }

    private void Open(Demand demand, in JournalEntry entry)
    {
        var backfill = demand.Backfill!;
        _covers[demand.Line] = (demand, entry.Number);
        if (backfill.Depth is < 1 or > Backfill.MaxDepth)
            Violate("I17", $"Cover {demand.Line} has depth {backfill.Depth}.", entry.Number);
        if (!backfill.Visited.Contains(demand.Place))
            Violate("I17", $"Cover {demand.Line} may be asked of {demand.Place}, which asks it.", entry.Number);
        if (demand.NeededBy >= backfill.ParentNeededBy)
            Violate("I17", $"Cover {demand.Line} has no earlier deadline than what it is for.", entry.Number);
        if (backfill.Parent is not { } parent || !_covers.TryGetValue(parent, out var above)) return;
        var isDeeper = backfill.Depth > above.Demand.Backfill!.Depth
            && above.Demand.Backfill.Visited.All(backfill.Visited.Contains);
        if (!isDeeper || above.Demand.Backfill.Visited.Contains(demand.Place))
            Violate("I17", $"Cover {demand.Line} comes back to the chain of {parent}.", above.Record, entry.Number);
    }

    private void Call(OffersCalled called, (Demand Demand, long Record) cover, in JournalEntry entry)
    {
        foreach (var township
            in called.Called.Where(c => c.Kind == ActorKind.Township && cover.Demand.Backfill!.Visited.Contains(c.Key)))
            Violate("I17", $"Cover {called.Line} is asked of {township.Key}, where its chain has been.", cover.Record,
                entry.Number);
    }
}
