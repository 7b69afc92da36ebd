using Alliance.Core.Identifiers;
using Alliance.Core.Journals;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Invariants.Folds;

/// <summary>Finds the township for which a tier seeks a line, from its records. The number of a request does not tell
/// it: its incident may have been put into another township since.</summary>
internal sealed class PlacesAsked
{
    private readonly Dictionary<(ActorId Tier, LineId Line), string> _places = [];

    /// <summary>Takes in a record.</summary>
    /// <param name="entry">The record.</param>
    public void On(in JournalEntry entry)
    {
        if (entry.Body is SearchOpened opened) _places[(entry.Actor, opened.Demand.Line)] = opened.Demand.Place;
    }

    /// <summary>Returns the code of the township for which a tier last sought a line; that of the number where it has
    /// not sought it.</summary>
    /// <param name="tier">The tier; null for aid without a search.</param>
    /// <param name="line">The line.</param>
    public string Of(ActorId? tier, LineId line) =>
        (tier is { } asked ? _places.GetValueOrDefault((asked, line)) : null) ?? line.Request.Township;
}
