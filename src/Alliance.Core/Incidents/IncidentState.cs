using Alliance.Core.Actors;
using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;

namespace Alliance.Core.Incidents;

/// <summary>What an incident remembers.</summary>
[GenerateSerializer, Alias("incident-state")]
public sealed class IncidentState
{
    [Id(0)] public string Name { get; set; } = "";
    [Id(1)] public string Hazard { get; set; } = "";
    /// <summary>The village alliance that is first at the scene; null where there is none.</summary>
    [Id(2)] public string? VillageAlliance { get; set; }
    [Id(3)] public bool IsOpen { get; set; }
    /// <summary>Requests numbered so far.</summary>
    [Id(4)] public int Requests { get; set; }
    [Id(5)] public SortedDictionary<ResourceKind, Need> Needs { get; init; } = [];
    /// <summary>How the lines that are not over stand.</summary>
    [Id(6)] public SortedDictionary<LineId, LineStanding> Lines { get; init; } = [];
    /// <summary>Units received by lines that are over.</summary>
    [Id(7)] public SortedDictionary<ResourceKind, int> Received { get; init; } = [];
    [Id(8)] public Instant? AssessAt { get; set; }
    /// <summary>Null while nobody has graded it.</summary>
    [Id(9)] public EventGrade? Grade { get; set; }
    /// <summary>Situation reports numbered so far.</summary>
    [Id(10)] public int SituationReports { get; set; }
    /// <summary>The last of them.</summary>
    [Id(11)] public SituationReport? SituationReport { get; set; }
    /// <summary>The one body that commands; null before it was opened.</summary>
    [Id(12)] public ActorId? Commander { get; set; }
    /// <summary>A handover that waits for its answer; null where none does.</summary>
    [Id(13)] public Handover? Handover { get; set; }
    /// <summary>Unsolicited offers that wait for an answer.</summary>
    [Id(14)] public SortedDictionary<Code, OpenOffer> Offers { get; init; } = [];

    /// <summary>It asks for move-up cover, within these bounds; null for an incident proper.</summary>
    [Id(20)] public Backfill? Backfill { get; set; }

    /// <summary>Teams that turned up unasked and have not left.</summary>
    [Id(21)] public SortedDictionary<Code, CheckedIn> CheckIns { get; init; } = [];
    /// <summary>Teams that have turned up unasked so far.</summary>
    [Id(22)] public int TurnedUp { get; set; }

    /// <summary>Nobody has opened it: what happens there has another number.</summary>
    internal bool RefusedAsUnknown(Turn turn) => Name.Length == 0 && RefusedAsClosed(turn);

    internal bool RefusedAsCover(Turn turn)
    {
        if (Backfill is null) return false;
        turn.Refuse("cover-only",
            $"{turn.Self.Key} asks for cover of a station and nothing else; report an incident for anything else.");
        return true;
    }

    internal bool RefusedAsClosed(Turn turn)
    {
        if (IsOpen) return false;
        turn.Refuse("incident-not-open", $"Incident {turn.Self.Key} is not open; report a new one at its township.");
        return true;
    }
}

/// <summary>What the scene needs of one kind.</summary>
[GenerateSerializer, Alias("need")]
public sealed class Need
{
    [Id(0)] public int Quantity { get; init; }
    [Id(1)] public Priority Priority { get; init; }
    /// <summary>What is asked beyond kind and quantity; null for nothing special.</summary>
    [Id(2)] public Requirement? Requirement { get; init; }
}

/// <summary>How a line stands, as its request last said.</summary>
[GenerateSerializer, Alias("line-standing")]
public sealed class LineStanding
{
    [Id(0)] public ResourceKind Kind { get; init; }
    [Id(1)] public int Asked { get; set; }
    [Id(2)] public int Promised { get; set; }
    [Id(3)] public bool Sought { get; set; }
    [Id(4)] public Instant RaisedAt { get; init; }

    /// <summary>People or units that need no further request.</summary>
    public int Covers => Sought ? Math.Max(Asked, Promised) : Promised;
}
