namespace Alliance.Core.Geography;

/// <summary>How long squads of a region work where no agreement says otherwise. Rest follows from the time away (two
/// hours of work to one of rest), within bounds.</summary>
public sealed record WorkRules
{
    /// <summary>At the scene, after which a squad is to be relieved.</summary>
    public int ShiftMinutes { get; init; } = 720;
    /// <summary>Since departure; beyond it nobody may be asked to stay.</summary>
    public int HardLimitMinutes { get; init; } = 960;
    /// <summary>Before the end of the shift relief is sought.</summary>
    public int ReliefLeadMinutes { get; init; } = 180;
    /// <summary>A squad that was away rests so long at least.</summary>
    public int LeastRestMinutes { get; init; } = 30;
    /// <summary>However long it was away, it rests no longer; zero: nobody rests, as in a load test, where no one is
    /// tired.</summary>
    public int MostRestMinutes { get; init; } = 8 * 60;
}
