using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;
using Alliance.Core.Situations;
using Alliance.Core.Tiers;

namespace Alliance.Core.Invariants;

/// <summary>I14: a journal names nothing of another realm. Every incident was reported in it and every request raised
/// in it, with numbers of its own. Every tier, team and depot belongs to its region. A realm keeps its map.</summary>
internal sealed class RealmsNeverMix(RegionHistory regions) : InvariantFold
{
    private readonly HashSet<string> _incidents = new(StringComparer.Ordinal);
    private readonly HashSet<string> _requests = new(StringComparer.Ordinal);
    private readonly HashSet<ActorId> _known = [];
    private string? _realm;

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case IncidentReported reported: Report(reported.Incident, entry); break;
            // The township asks for its cover under an incident of its own, whose first request it knows beforehand; it
            // may let it go before that is raised.
            case CoverAsked cover:
                Report(cover.Incident, entry);
                return;
            case CoverEnded cover when _incidents.Contains(cover.Incident): return;
            case AidRequestRaised raised:
                _requests.Add(raised.Request);
                if (raised.Request.Incident != entry.Actor.Key)
                    Violate("I14", $"{entry.Actor} numbers request {raised.Request}.", entry.Number);
                break;
        }

        if (RecordSubjects.RequestOf(entry) is { } request && !_requests.Contains(request))
            Violate("I14", $"{entry.Actor} has to do with request {request}, which nobody raised here.", entry.Number);
        if (!IsKnown(entry)) Violate("I14", $"{entry.Actor} is none of this realm's.", entry.Number);
    }

    private void Report(IncidentNumber incident, in JournalEntry entry)
    {
        _incidents.Add(incident);
        if (incident.Township != entry.Actor.Key)
            Violate("I14", $"{entry.Actor} numbers incident {incident}.", entry.Number);
    }

    private bool IsKnown(in JournalEntry entry)
    {
        var actor = entry.Actor;
        if (_known.Contains(actor)) return true;
        var region = regions.Of(entry);
        var known = actor.Kind switch
        {
            ActorKind.Realm or ActorKind.AlertDesk => (_realm ??= actor.Key) == actor.Key,
            ActorKind.Incident => _incidents.Contains(actor.Key),
            ActorKind.AidRequest => _requests.Contains(actor.Key),
            ActorKind.VillageAlliance => region.VillageAlliances.ContainsKey(actor.Key),
            ActorKind.Township => region.Townships.ContainsKey(actor.Key),
            ActorKind.TownshipAlliance => region.TownshipAlliances.ContainsKey(actor.Key),
            ActorKind.CommandCentre => region.CommandCentres.ContainsKey(actor.Key),
            ActorKind.RescueTeam => region.Teams.ContainsKey(actor.Key),
            ActorKind.Depot => region.Depots.ContainsKey(actor.Key),
            // Accounts and rosters belong to no region.
            ActorKind.Account or ActorKind.Office => true,
            _ => false,
        };
        if (known) _known.Add(actor);
        return known;
    }
}
