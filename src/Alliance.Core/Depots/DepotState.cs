using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Messages;
using Alliance.Core.Policies;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Depots;

/// <summary>The state of a depot: its accounts, the goods that are out, and the goods that are owed to it.</summary>
[GenerateSerializer, Alias("depot-state")]
public sealed class DepotState
{
    /// <summary>Goods that are held, on the way or at a scene, by number of commitment.</summary>
    [Id(1)] public SortedDictionary<CommitmentId, Shipment> Shipments { get; init; } = [];
    /// <summary>Number of holds so far; numbers the next one.</summary>
    [Id(2)] public int Holds { get; set; }
    /// <summary>Shipments that were called off lately, by number of commitment.</summary>
    [Id(3)] public SortedDictionary<CommitmentId, CalledOff> CalledOff { get; init; } = [];
    /// <summary>Accounts of the kinds that have moved, indexed by <see cref="StockPlace"/>. Other kinds still have
    /// their first stock on the shelf.</summary>
    [Id(4)] public SortedDictionary<ResourceKind, int[]> Accounts { get; init; } = [];
    /// <summary>Durable goods whose requests were settled without them, by number of commitment.</summary>
    [Id(5)] public SortedDictionary<CommitmentId, OwedGoods> Owed { get; init; } = [];
    /// <summary>When each kind was last counted.</summary>
    [Id(6)] public SortedDictionary<ResourceKind, Instant> CountedAt { get; init; } = [];
    /// <summary>The last shipments that are over, the oldest first, at most <see cref="MostOver"/>.</summary>
    [Id(7)] public List<CommitmentId> Over { get; init; } = [];
    /// <summary>The last stock that was written off; null before the first.</summary>
    [Id(8)] public WrittenOff? LastWriteOff { get; set; }

    /// <summary>The most shipments that are over and remembered.</summary>
    internal const int MostOver = 64;
}

/// <summary>The units of one commitment, wherever they are.</summary>
[GenerateSerializer, Alias("shipment")]
public sealed class Shipment
{
    /// <summary>The assignment that the shipment serves.</summary>
    [Id(0)] public required Assignment Task { get; set; }
    /// <summary>Number of the hold, from 1. It tells the holds of one depot apart.</summary>
    [Id(1)] public required int Fence { get; init; }
    /// <summary>Whether the order to ship was given, or units have left without it.</summary>
    [Id(2)] public bool Ordered { get; set; }
    /// <summary>Whether the shipment was called off before. Its request has let it go and hears no more of it. Its
    /// owner has removed it from the books already.</summary>
    [Id(4)] public bool WasCalledOff { get; set; }
    /// <summary>Units on the shelf that are reserved for it.</summary>
    [Id(5)] public int Held { get; set; }
    /// <summary>Units on the way to the scene.</summary>
    [Id(6)] public int OnTheWay { get; set; }
    /// <summary>Durable units at the scene.</summary>
    [Id(7)] public int OnScene { get; set; }
    /// <summary>Durable units on the way back.</summary>
    [Id(8)] public int Returning { get; set; }
    /// <summary>Units handed over so far, wherever they are now.</summary>
    [Id(9)] public int Delivered { get; set; }
    /// <summary>Units that will not come back while the shipment lasts: used up, written off or owed.</summary>
    [Id(10)] public int Gone { get; set; }
    /// <summary>Why the shipment is no longer wanted; null while it is wanted.</summary>
    [Id(11)] public string? ReleasedBecause { get; set; }
    /// <summary>When the rest of a part shipment goes back to stock; null where there is none.</summary>
    [Id(12)] public Instant? RestUntil { get; set; }
    /// <summary>When goods at the scene are asked back even if nobody has released them; null while none are
    /// there.</summary>
    [Id(13)] public Instant? LoanUntil { get; set; }
    /// <summary>When goods that are asked back count as owed; null while they are not asked back.</summary>
    [Id(14)] public Instant? ReturnBy { get; set; }
    /// <summary>The status that the request was last told.</summary>
    [Id(15)] public CommitmentStatus ToldStatus { get; set; }
    /// <summary>The units that the request was last told; null before the first report.</summary>
    [Id(16)] public UnitsReported? Told { get; set; }
    /// <summary>Whether the request has ended and closed its message pairs. It hears no more.</summary>
    [Id(17)] public bool RequestIsSettled { get; set; }
    /// <summary>Units that were lost before they could be handed over.</summary>
    [Id(18)] public int LostOnTheWay { get; set; }
    /// <summary>Durable units, part of <see cref="Gone"/>, that were not back in time and are still to come.</summary>
    [Id(19)] public int Owed { get; set; }

    /// <summary>When the order to ship follows; null where it was given, or is not planned.</summary>
    [Id(20)] public Instant? GoAt { get; set; }

    /// <summary>Whether it was ordered, is wanted and nothing of it has left.</summary>
    public bool HasNotLeft => this is { Ordered: true, ReleasedBecause: null, Held: > 0 } && OnTheWay + Delivered == 0;
    /// <summary>Units of the commitment: reserved, on the way or handed over; and those handed over among
    /// them.</summary>
    public UnitsReported Units => new(Held + OnTheWay + Delivered, Delivered);
    /// <summary>Units that were really lent: handed over, or lost on the way there.</summary>
    public int Lent => Delivered + LostOnTheWay;
    /// <summary>Durable units that are to come back.</summary>
    public int ToComeBack => OnScene + Returning;
    /// <summary>Whether nothing is reserved, on the way, at the scene or on the way back.</summary>
    public bool IsOver => Held + OnTheWay + ToComeBack == 0;
}

/// <summary>Stock that was written off.</summary>
/// <param name="Commitment">Number of the commitment that it was out for; null for stock on the shelf.</param>
/// <param name="Kind">The resource kind; the default for goods of a commitment.</param>
/// <param name="Units">Number of units.</param>
/// <param name="Reason">Why, as text.</param>
/// <param name="At">When it was written off.</param>
[GenerateSerializer, Alias("written-off")]
public sealed record WrittenOff(
    CommitmentId? Commitment, ResourceKind Kind, int Units, string Reason, Instant At)
{
    /// <summary>Tells whether the same is said again just now, as by a double click.</summary>
    internal bool IsSaidAgain(WrittenOff? again) =>
        again is not null && again with { At = At } == this && RepeatPolicy.AreNear(At, again.At);
}

/// <summary>A shipment that was ordered and called off before anything of it left.</summary>
[GenerateSerializer, Alias("called-off")]
public sealed class CalledOff
{
    /// <summary>The assignment that was called off.</summary>
    [Id(0)] public required Assignment Task { get; init; }
    /// <summary>When it was called off.</summary>
    [Id(1)] public required Instant At { get; init; }
}

/// <summary>Durable goods that were not back in time. Their request is settled without them, and they are still to
/// come.</summary>
[GenerateSerializer, Alias("owed-goods")]
public sealed class OwedGoods
{
    /// <summary>The assignment that the goods served.</summary>
    [Id(0)] public required Assignment Task { get; init; }
    /// <summary>When they began to count as owed.</summary>
    [Id(1)] public required Instant Since { get; init; }
    /// <summary>Units that were at the scene at the last report.</summary>
    [Id(2)] public int OnScene { get; set; }
    /// <summary>Units that were on the way back at the last report.</summary>
    [Id(3)] public int Returning { get; set; }
}
