using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Negotiation;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Situations;

/// <summary>The whole result of <see cref="SituationFold"/> so far, except the region and the projections in a store.
/// It is plain data, to be stored and taken up again.</summary>
[GenerateSerializer, Alias("situation-state")]
public sealed class SituationState
{
    /// <summary>The version of the folding rules. A state of another format is of no use and is made anew from the
    /// journal. Raise it whenever the same records give another result than before.</summary>
    public const int Format = 8;

    /// <summary>The number of the last record taken in; 0 for none.</summary>
    [Id(0)] public long Number { get; set; }
    /// <summary>The time of the last record taken in.</summary>
    [Id(1)] public Instant At { get; set; }
    /// <summary>Incidents in memory, by number.</summary>
    [Id(2)] public SortedDictionary<string, IncidentProjection> Incidents { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Requests in memory, by number.</summary>
    [Id(3)] public SortedDictionary<string, RequestProjection> Requests { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Open approvals, by number of commitment.</summary>
    [Id(4)] public SortedDictionary<string, ApprovalProjection> Approvals { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Townships that ask for move-up cover or have it, by code.</summary>
    [Id(5)] public SortedDictionary<string, CoverProjection> Covers { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Squads that their owners want back and that are not home yet, by number of commitment.</summary>
    [Id(6)] public SortedDictionary<string, RecallProjection> Recalls { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Reporting clocks of the desks, by owner, clock and subject. A missed clock stays until its duty is
    /// done.</summary>
    [Id(7)]
    public SortedDictionary<(ActorId Owner, Clock Clock, Code Subject), ClockProjection> Clocks { get; init; } = [];
    /// <summary>Valid warnings, by number.</summary>
    [Id(8)] public SortedDictionary<string, WarningProjection> Warnings { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Open confirmations, by number of commitment.</summary>
    [Id(9)] public SortedDictionary<string, ConfirmationProjection> Confirmations { get; init; } =
        new(StringComparer.Ordinal);
    /// <summary>Response levels other than none, by tier.</summary>
    [Id(10)] public SortedDictionary<ActorId, LevelProjection> Levels { get; init; } = [];
    /// <summary>Orders below reserve floors that are in force, by number.</summary>
    [Id(11)] public SortedDictionary<string, OrderProjection> Orders { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Resources that each lender has out or promised, by number of commitment.</summary>
    [Id(12)] public Dictionary<ActorId, SortedDictionary<string, SlotTaken>> Slots { get; init; } = [];
    /// <summary>Reciprocity ledgers, by the tier that keeps them.</summary>
    [Id(13)] public Dictionary<ActorId, LedgerProjection> Ledgers { get; init; } = [];
    /// <summary>Teams of which a record tells, by id.</summary>
    [Id(14)] public Dictionary<string, TeamProjection> Teams { get; init; } = new(StringComparer.Ordinal);
    /// <summary>Depots of which a record tells, by id.</summary>
    [Id(15)] public Dictionary<string, DepotProjection> Depots { get; init; } = new(StringComparer.Ordinal);
    /// <summary>How often an incident was moved to another township, so that its number no longer tells its
    /// place.</summary>
    [Id(16)] public int Moved { get; set; }
    /// <summary>The last warnings that are over, in the order in which they ended.</summary>
    [Id(17)] public Queue<WarningProjection> PastWarnings { get; init; } = [];
    /// <summary>Alerts that nobody has acknowledged yet, by number.</summary>
    [Id(18)] public SortedDictionary<long, AlertProjection> Alerts { get; init; } = [];
    /// <summary>The last alerts that are over, in the order in which they ended.</summary>
    [Id(19)] public Queue<AlertProjection> PastAlerts { get; init; } = [];
}
