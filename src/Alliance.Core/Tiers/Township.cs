using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;

namespace Alliance.Core.Tiers;

/// <summary>Handles a township. It opens the incidents of its territory, asks, and lends.</summary>
public sealed class Township : Tier<TownshipState>
{
    private readonly IncidentDesk _incidents;
    private readonly MoveUpCover _cover;

    /// <summary>Makes the township from its state.</summary>
    /// <param name="state">The stored state; null for a new township.</param>
    public Township(TownshipState? state) : base(state)
    {
        _incidents = new IncidentDesk(State, UpwardReports);
        _cover = new MoveUpCover(State, ReadySquads);
    }

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        var changes = LendingChanges;
        switch (message)
        {
            case ReportIncident m: _incidents.OnReport(m, turn); break;
            case MergeIncidents m: _incidents.OnMerge(m, turn); break;
            case IncidentOver m: On(m, turn); break;
            case CoverDue: _cover.OnDue(turn); break;
            default: base.On(message, turn); break;
        }

        if (LendingChanges != changes) _cover.Examine(turn);
    }

    private void On(IncidentOver over, Turn turn)
    {
        _incidents.OnOver(over, turn);
        _cover.OnOver(over.Incident, turn);
    }
}

/// <summary>Stores what a township remembers beside its rounds and slots.</summary>
[GenerateSerializer, Alias("township-state")]
public sealed class TownshipState : TierState
{
    /// <summary>The number of incidents so far.</summary>
    [Id(0)] public int Incidents { get; set; }
    /// <summary>Incidents that are open, as far as the township has heard, by number.</summary>
    [Id(1)] public SortedDictionary<IncidentNumber, OpenCase> Open { get; init; } = [];
    /// <summary>The number of requests for cover so far.</summary>
    [Id(20)] public int Covers { get; set; }
    /// <summary>How it stands while it is below its reserve floor, where the region's policy asks for cover then; null
    /// otherwise.</summary>
    [Id(21)] public CoverState? Cover { get; set; }
}

/// <summary>Describes an incident that a township has numbered and that is not over.</summary>
[GenerateSerializer, Alias("township.open-case")]
public sealed class OpenCase
{
    /// <summary>The kind of hazard.</summary>
    [Id(0)] public string Hazard { get; init; } = "";
    /// <summary>When the incident was reported.</summary>
    [Id(1)] public Instant ReportedAt { get; init; }
    /// <summary>The code of the village alliance whose villages it strikes; null where that was not said.</summary>
    [Id(2)] public string? VillageAlliance { get; init; }
}
