using Alliance.Core.Vocabulary;

namespace Alliance.Core.Geography;

/// <summary>Rules that the tiers of a region have settled beside their agreements.</summary>
public sealed record RegionPolicies
{
    /// <summary>Least priority of a line that may displace a hold for a less pressing line; null: none may. A
    /// commitment that a request has accepted is never displaced by rule. The default is life-saving.</summary>
    public Priority? DisplacesHolds { get; init; } = Priority.LifeSaving;
    /// <summary>Rules for move-up cover; null: townships never ask for it.</summary>
    public CoverPolicy? Cover { get; init; }
    /// <summary>Working times of squads where no agreement says otherwise.</summary>
    public WorkRules Work { get; init; } = new();
    /// <summary>How long crews have to say that they have an order.</summary>
    public OrderRules Orders { get; init; } = new();
    /// <summary>Seconds that lenders have to answer a call, half of it for life-saving lines. Also the longest interval
    /// between decision points of a tier. Null: the usual time for its kind of tier.</summary>
    public int? AnswerSeconds { get; init; }
    /// <summary>Whether a decision records every input by name. If not, it records the first few and the number of
    /// all.</summary>
    public bool RecordsAllInputs { get; init; }
}
