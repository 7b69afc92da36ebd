using Alliance.Core.Identifiers;
using Alliance.Core.Actors;
using Alliance.Core.Messages;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Depots;

/// <summary>What a depot remembers: its accounts, what is out of it, and what is owed to it.</summary>
[GenerateSerializer, Alias("depot-state")]
public sealed class DepotState
{
    /// <summary>What is held, under way or at a scene, by commitment.</summary>
    [Id(1)] public SortedDictionary<CommitmentId, Shipment> Shipments { get; init; } = [];
    /// <summary>Holds so far.</summary>
    [Id(2)] public int Holds { get; set; }
    /// <summary>Called off lately, by commitment.</summary>
    [Id(3)] public SortedDictionary<CommitmentId, CalledOff> CalledOff { get; init; } = [];
    /// <summary>Accounts of the kinds of which anything has moved, indexed by <see cref="StockPlace"/>; of the others
    /// the first stock is on the shelf.</summary>
    [Id(4)] public SortedDictionary<ResourceKind, int[]> Accounts { get; init; } = [];
    /// <summary>Durable goods whose request was settled without them, by commitment.</summary>
    [Id(5)] public SortedDictionary<CommitmentId, OwedGoods> Owed { get; init; } = [];
}

/// <summary>Units for one commitment, wherever they are.</summary>
[GenerateSerializer, Alias("shipment")]
public sealed class Shipment
{
    [Id(0)] public required Assignment Task { get; init; }
    [Id(1)] public required int Fence { get; init; }
    [Id(2)] public bool Ordered { get; set; }
    /// <summary>Its request has let go of it, and hears no more of it; its owner has it off the books
    /// already.</summary>
    [Id(4)] public bool WasCalledOff { get; set; }
    /// <summary>Units on the shelf that are kept for it.</summary>
    [Id(5)] public int Held { get; set; }
    [Id(6)] public int OnTheWay { get; set; }
    /// <summary>Durable units at the scene.</summary>
    [Id(7)] public int OnScene { get; set; }
    /// <summary>Durable units on the way back.</summary>
    [Id(8)] public int Returning { get; set; }
    /// <summary>Units handed over so far, wherever they are now.</summary>
    [Id(9)] public int Delivered { get; set; }
    /// <summary>Units that will not come back while it lasts: used up, written off or owed.</summary>
    [Id(10)] public int Gone { get; set; }
    /// <summary>Why it is no longer wanted; null while it is.</summary>
    [Id(11)] public string? ReleasedBecause { get; set; }
    /// <summary>When a rest that is kept on the shelf after a part shipment goes back; null where there is
    /// none.</summary>
    [Id(12)] public Instant? RestUntil { get; set; }
    /// <summary>When goods at the scene are asked back even if nobody has released them.</summary>
    [Id(13)] public Instant? LoanUntil { get; set; }
    /// <summary>When goods that are asked back count as owed; null while they are not asked back.</summary>
    [Id(14)] public Instant? ReturnBy { get; set; }
    /// <summary>What its request was last told.</summary>
    [Id(15)] public CommitmentStatus ToldStatus { get; set; }
    [Id(16)] public UnitsReported? Told { get; set; }
    /// <summary>Its request has ended and closed its pairs: it hears no more.</summary>
    [Id(17)] public bool RequestIsSettled { get; set; }
    /// <summary>Units that were lost before they could be handed over.</summary>
    [Id(18)] public int LostOnTheWay { get; set; }
    /// <summary>Of <see cref="Gone"/>, the durable units that were not back in time and are still to come.</summary>
    [Id(19)] public int Owed { get; set; }

    /// <summary>What the commitment comes to: what is kept for it, under way or has been handed over.</summary>
    public UnitsReported Units => new(Held + OnTheWay + Delivered, Delivered);
    /// <summary>Units that were really lent: handed over, or lost on the way there.</summary>
    public int Lent => Delivered + LostOnTheWay;
    /// <summary>Durable units that are to come back.</summary>
    public int ToComeBack => OnScene + Returning;
    public bool IsOver => Held + OnTheWay + ToComeBack == 0;
}

/// <summary>A shipment that was ordered and called off before anything of it left.</summary>
[GenerateSerializer, Alias("called-off")]
public sealed class CalledOff
{
    [Id(0)] public required Assignment Task { get; init; }
    [Id(1)] public required Instant At { get; init; }
}

/// <summary>Durable goods that were not back in time: their request is settled without them, and they are still to
/// come.</summary>
[GenerateSerializer, Alias("owed-goods")]
public sealed class OwedGoods
{
    [Id(0)] public required Assignment Task { get; init; }
    [Id(1)] public required Instant Since { get; init; }
    /// <summary>Units that were at the scene when they were last heard of.</summary>
    [Id(2)] public int OnScene { get; set; }
    /// <summary>Units that were on the way back.</summary>
    [Id(3)] public int Returning { get; set; }
}
