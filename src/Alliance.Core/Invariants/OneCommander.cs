using Alliance.Core.Identifiers;
using Alliance.Core.Incidents;
using Alliance.Core.Invariants.Folds;
using Alliance.Core.Journals;

namespace Alliance.Core.Invariants;

/// <summary>I18: an incident has exactly one commanding body at a time, its township first. Command passes only when
/// one body has proposed it and the other has accepted, each under a person's name.</summary>
internal sealed class OneCommander(RegionHistory regions) : InvariantFold
{
    private readonly Dictionary<string, ActorId> _commanders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (HandoverProposed Proposal, long Record)> _proposed =
        new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override void On(in JournalEntry entry)
    {
        switch (entry.Body)
        {
            case IncidentOpened opened: Open(opened, entry); break;
            case HandoverProposed proposed: Propose(proposed, entry); break;
            case HandoverDeclined or HandoverLapsed: _proposed.Remove(entry.Actor.Key); break;
            case CommandHandedOver handed: HandOver(handed, entry); break;
            case IncidentClosed: _proposed.Remove(entry.Actor.Key); break;
            case IncidentCorrected corrected when corrected.After.Place != corrected.Before.Place:
                Move(corrected, entry);
                break;
        }
    }

    /// <summary>Notes that an incident was moved to its right township, which commands where the wrong one
    /// did.</summary>
    private void Move(IncidentCorrected corrected, in JournalEntry entry)
    {
        var incident = entry.Actor.Key;
        _proposed.Remove(incident);
        _places[incident] = corrected.After.Place;
        if (_commanders.GetValueOrDefault(incident) == new ActorId(ActorKind.Township, corrected.Before.Place))
            _commanders[incident] = new ActorId(ActorKind.Township, corrected.After.Place);
    }

    private void Open(IncidentOpened opened, in JournalEntry entry)
    {
        if (!_commanders.TryAdd(entry.Actor.Key, new ActorId(ActorKind.Township, opened.Place)))
            Violate("I18", $"Incident {entry.Actor.Key} was opened while {_commanders[entry.Actor.Key]} commanded it.",
                entry.Number);
    }

    private void Propose(HandoverProposed proposed, in JournalEntry entry)
    {
        var incident = IncidentNumber.Of(entry.Actor);
        if (entry.Author is null) Violate("I18", $"A handover of {incident} was proposed by nobody.", entry.Number);
        if (Commander(incident) != proposed.Commander)
            Violate("I18", $"{proposed.Commander} is to hand over {incident}, which {Commander(incident)} commands.",
                entry.Number);
        if (!_proposed.TryAdd(incident, (proposed, entry.Number)))
            Violate("I18", $"A second handover of {incident} was proposed.", _proposed[incident].Record, entry.Number);
        if (!proposed.SkipsTier && !AreNext(incident, proposed, entry))
            Violate("I13",
                $"Command of {incident} is to pass from {proposed.Commander} to {proposed.To} over a tier between, "
                    + "without saying so.", entry.Number);
    }

    private void HandOver(CommandHandedOver handed, in JournalEntry entry)
    {
        var incident = IncidentNumber.Of(entry.Actor);
        if (entry.Author is null) Violate("I18", $"Command of {incident} was accepted by nobody.", entry.Number);
        if (Commander(incident) != handed.Former)
            Violate("I18", $"{handed.Former} handed over {incident}, which {Commander(incident)} commanded.",
                entry.Number);
        if (!_proposed.Remove(incident, out var proposed) || proposed.Proposal.Commander != handed.Former
            || proposed.Proposal.To != handed.Commander)
            Violate("I18", $"Command of {incident} passed to {handed.Commander} without a proposal.", entry.Number);
        else if (handed.Accepter == proposed.Proposal.Proposer
            || (handed.Accepter != handed.Former && handed.Accepter != handed.Commander))
            Violate("I18", $"The handover of {incident} was accepted by {handed.Accepter}, not by the other body.",
                proposed.Record, entry.Number);
        _commanders[incident] = handed.Commander;
    }

    private bool AreNext(IncidentNumber incident, HandoverProposed proposed, in JournalEntry entry)
    {
        var place = _places.GetValueOrDefault(incident) ?? incident.Township;
        var bodies = HandoverHandler.Bodies(place, regions.Of(entry));
        return Math.Abs(bodies.IndexOf(proposed.Commander) - bodies.IndexOf(proposed.To)) == 1;
    }

    private ActorId? Commander(IncidentNumber incident) =>
        _commanders.TryGetValue(incident, out var commander) ? commander : null;
}
