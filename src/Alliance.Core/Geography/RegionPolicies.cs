using Alliance.Core.Vocabulary;

namespace Alliance.Core.Geography;

/// <summary>What the tiers of a region have settled among themselves beside their agreements.</summary>
public sealed record RegionPolicies
{
    /// <summary>A line at least this pressing may displace what is held for a less pressing one; null: none may. What a
    /// request has accepted is never displaced by rule.</summary>
    public Priority? DisplacesHolds { get; init; } = Priority.LifeSaving;
    /// <summary>When townships ask for move-up cover; null: never.</summary>
    public CoverPolicy? Cover { get; init; }
    /// <summary>How long squads work where no agreement says otherwise.</summary>
    public WorkRules Work { get; init; } = new();
    /// <summary>Seconds that those whom a tier calls have to answer, half of it for life-saving lines, and that its
    /// decision points lie apart at most; null: as is usual for its kind of tier.</summary>
    public int? AnswerSeconds { get; init; }
    /// <summary>Whether decisions record every input by name, however many; else the first few, and how many there
    /// were.</summary>
    public bool RecordsAllInputs { get; init; }
}
