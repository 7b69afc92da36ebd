namespace Alliance.Core.Geography;

/// <summary>How long squads of a region work where no agreement says otherwise. Rest follows from the time away (two hours of work to one of rest).</summary>
public sealed record WorkRules
{
    /// <summary>At the scene, after which a squad is to be relieved.</summary>
    public int ShiftMinutes { get; init; } = 720;
    /// <summary>Since departure; beyond it nobody may be asked to stay.</summary>
    public int HardLimitMinutes { get; init; } = 960;
    /// <summary>Before the end of the shift relief is sought.</summary>
    public int ReliefLeadMinutes { get; init; } = 180;
}
