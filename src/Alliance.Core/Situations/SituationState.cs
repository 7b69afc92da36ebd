using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Negotiation;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Situations;

/// <summary>All that <see cref="SituationFold"/> has made of the records so far, beside the region and what was put
/// away: plain data, to be kept and taken up again.</summary>
[GenerateSerializer, Alias("situation-state")]
public sealed class SituationState
{
    /// <summary>Counts the ways in which records were folded: what another way has made is of no use, and is made anew
    /// from the journal. Raise it whenever the same records come to something else than before.</summary>
    public const int Format = 1;

    [Id(0)] public long Number { get; set; }
    [Id(1)] public Instant At { get; set; }
    [Id(2)] public SortedDictionary<string, IncidentProjection> Incidents { get; init; } = new(StringComparer.Ordinal);
    [Id(3)] public SortedDictionary<string, RequestProjection> Requests { get; init; } = new(StringComparer.Ordinal);
    [Id(4)] public SortedDictionary<string, ApprovalProjection> Approvals { get; init; } = new(StringComparer.Ordinal);
    [Id(5)] public SortedDictionary<string, CoverProjection> Covers { get; init; } = new(StringComparer.Ordinal);
    [Id(6)] public SortedDictionary<string, RecallProjection> Recalls { get; init; } = new(StringComparer.Ordinal);
    [Id(7)]
    public SortedDictionary<(ActorId Owner, Clock Clock, string Subject), ClockProjection> Clocks { get; init; } = [];
    [Id(8)] public SortedDictionary<string, WarningProjection> Warnings { get; init; } = new(StringComparer.Ordinal);
    [Id(9)] public SortedDictionary<string, ConfirmationProjection> Confirmations { get; init; } =
        new(StringComparer.Ordinal);
    [Id(10)] public SortedDictionary<ActorId, LevelProjection> Levels { get; init; } = [];
    [Id(11)] public SortedDictionary<string, OrderProjection> Orders { get; init; } = new(StringComparer.Ordinal);
    [Id(12)] public Dictionary<ActorId, SortedDictionary<string, SlotTaken>> Slots { get; init; } = [];
    [Id(13)] public Dictionary<ActorId, LedgerProjection> Ledgers { get; init; } = [];
    [Id(14)] public Dictionary<string, TeamProjection> Teams { get; init; } = new(StringComparer.Ordinal);
    [Id(15)] public Dictionary<string, DepotProjection> Depots { get; init; } = new(StringComparer.Ordinal);
}
