using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Messages;
using Alliance.Core.Negotiation;
using Alliance.Core.Policies;

namespace Alliance.Core.Tiers;

/// <summary>Handles a township. It opens the incidents of its territory, asks, and lends.</summary>
public sealed class Township : Tier<TownshipState>
{
    private readonly IncidentDesk _incidents;
    private readonly MoveUpCover _cover;
    private readonly BorderWatch _border;

    /// <summary>Makes the township from its state.</summary>
    /// <param name="state">The stored state; null for a new township.</param>
    public Township(TownshipState? state) : base(state)
    {
        _incidents = new IncidentDesk(State, UpwardReports);
        _cover = new MoveUpCover(State, ReadySquads);
        _border = new BorderWatch(State);
    }

    /// <inheritdoc/>
    public override void On(Message message, Turn turn)
    {
        var changes = LendingChanges;
        switch (message)
        {
            case ReportIncident m: _incidents.OnReport(m, turn); break;
            case MergeIncidents m: _incidents.OnMerge(m, turn); break;
            case UnmergeIncidents m: _incidents.OnUnmerge(m, turn); break;
            case SplitIncident m: _incidents.OnSplit(m, turn); break;
            case CaseStands m: _incidents.OnStands(m, turn); break;
            case HappeningCorrected m: UpwardReports.OnHappeningCorrected(m, turn); break;
            case IncidentNearby m: _border.OnNearby(m, turn); break;
            case SameAcrossBorder m: _border.OnSame(m, turn); break;
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
    /// <summary>Incidents that were merged into others, by number.</summary>
    [Id(22)] public SortedDictionary<IncidentNumber, MergedCase> Merged { get; init; } = [];
    /// <summary>Incidents whose merge was undone, and that were not merged since.</summary>
    [Id(24)] public SortedSet<IncidentNumber> Unmerged { get; init; } = [];
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
    [Id(0)] public string Hazard { get; set; } = "";
    /// <summary>When the incident happened, as far as known; else when it was reported.</summary>
    [Id(1)] public Instant ReportedAt { get; set; }
    /// <summary>The code of the village alliance whose villages it strikes; null where that was not said.</summary>
    [Id(2)] public string? VillageAlliance { get; set; }
    /// <summary>Its latitude, in millionths of a degree; null where the call did not say.</summary>
    [Id(3)] public int? Latitude { get; set; }
    /// <summary>Its longitude, in millionths of a degree; null where the call did not say.</summary>
    [Id(4)] public int? Longitude { get; set; }
    /// <summary>The incident that it was split off; null where it was not.</summary>
    [Id(5)] public string? SplitFrom { get; init; }
    /// <summary>The requests that it took with it when it was split off.</summary>
    [Id(6)] public RequestNumber[] Requests { get; init; } = [];
    /// <summary>What it was called when it was split off; null for others.</summary>
    [Id(7)] public string? Name { get; init; }
    /// <summary>Incidents, own and of neighbours, of which the desk was told that they may be the same; at most
    /// <see cref="DuplicatePolicy.MostKept"/>.</summary>
    [Id(8)] public SortedSet<IncidentNumber> MayBe { get; init; } = [];

    /// <summary>Incidents that it is linked with, so that nobody asks whether they are the same; null for
    /// none.</summary>
    [Id(9)] public IncidentNumber[]? Links { get; set; }

    /// <summary>By what it is compared with other incidents.</summary>
    internal ComparedFacts Compared => new(Hazard, ReportedAt, Latitude, Longitude);

    /// <summary>Whether it is linked with another incident.</summary>
    internal bool IsLinked(IncidentNumber other) => Links?.Contains(other) == true;

    /// <summary>Notes with which incidents it is linked. They are other ones for sure.</summary>
    internal void Link(IncidentNumber[]? links)
    {
        Links = links;
        MayBe.ExceptWith(links ?? []);
    }

    /// <summary>Keeps that another incident may be the same. Returns whether that is new.</summary>
    internal bool Suspect(IncidentNumber other)
    {
        if (IsLinked(other) || !MayBe.Add(other)) return false;
        if (MayBe.Count > DuplicatePolicy.MostKept) MayBe.Remove(MayBe.First(n => n != other));
        return true;
    }
}

/// <summary>By what two incidents are compared.</summary>
/// <param name="Hazard">The kind of hazard.</param>
/// <param name="At">When it happened.</param>
/// <param name="Latitude">Its latitude, in millionths of a degree; null where it is not known.</param>
/// <param name="Longitude">Its longitude, in millionths of a degree; null where it is not known.</param>
internal readonly record struct ComparedFacts(string Hazard, Instant At, int? Latitude, int? Longitude);

/// <summary>Describes an incident that was merged into another.</summary>
[GenerateSerializer, Alias("township.merged-case")]
public sealed class MergedCase
{
    /// <summary>The number of the incident that stands for both.</summary>
    [Id(0)] public IncidentNumber Into { get; init; }
    /// <summary>The case as it was.</summary>
    [Id(1)] public required OpenCase Case { get; init; }
}
