namespace Alliance.Core.Geography;

/// <summary>Working times of squads where no agreement says otherwise. Rest follows from the time away, within bounds:
/// two hours of work to one of rest.</summary>
public sealed record WorkRules
{
    /// <summary>Minutes at the scene after which a squad is to be relieved.</summary>
    public int ShiftMinutes { get; init; } = 720;
    /// <summary>Minutes since departure after which nobody may be asked to stay.</summary>
    public int HardLimitMinutes { get; init; } = 960;
    /// <summary>Minutes before the end of the shift at which relief is sought.</summary>
    public int ReliefLeadMinutes { get; init; } = 180;
    /// <summary>Least rest of a squad that was away, in minutes.</summary>
    public int LeastRestMinutes { get; init; } = 30;
    /// <summary>Most rest of a squad that was away, in minutes. Zero: squads do not rest, as in a load test.</summary>
    public int MostRestMinutes { get; init; } = 8 * 60;
}
