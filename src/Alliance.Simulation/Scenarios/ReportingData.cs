namespace Alliance.Simulation.Scenarios;

/// <summary>How people at scenes and desks report, take over and offer: in time or late.</summary>
public sealed record ReportingData
{
    /// <summary>Where a scenario says nothing of it: mostly in time.</summary>
    public static ReportingData Default { get; } = new();

    /// <summary>From the report of an incident to the township's call to the county.</summary>
    public MinutesRange TelephoneMinutes { get; init; } = new(4, 18);
    /// <summary>From the report of an incident to the township's report in writing.</summary>
    public MinutesRange WrittenMinutes { get; init; } = new(15, 38);
    /// <summary>From when a command centre owes its superior a report to that report.</summary>
    public MinutesRange UpwardMinutes { get; init; } = new(30, 110);
    /// <summary>From one report in writing to the next follow-up.</summary>
    public MinutesRange FollowUpMinutes { get; init; } = new(480, 700);
    /// <summary>From the strike to the scene's first figures.</summary>
    public MinutesRange FiguresMinutes { get; init; } = new(10, 35);
    /// <summary>From one count at the scene to the next.</summary>
    public MinutesRange RecountMinutes { get; init; } = new(180, 420);
    /// <summary>From hearing of it to proposing a handover, and again to answering one.</summary>
    public MinutesRange HandoverMinutes { get; init; } = new(5, 40);
    /// <summary>Of a thousand reports due, how many are forgotten until the desk learns that they are missed.</summary>
    public int ForgottenPermille { get; init; } = 60;
    /// <summary>Of a thousand reports at a command centre, how many lead to an unsolicited offer of a squad.</summary>
    public int OfferPermille { get; init; } = 30;
    /// <summary>Of a thousand rises of a need, how many are asked for twice.</summary>
    public int AskedTwicePermille { get; init; } = 15;
}
