namespace Alliance.Simulation.Scenarios;

/// <summary>The behaviour of people at scenes and desks: how they report, take over command and offer aid, in time or
/// late.</summary>
public sealed record ReportingData
{
    /// <summary>The default where a scenario does not state it: mostly in time.</summary>
    public static ReportingData Default { get; } = new();

    /// <summary>The minutes from the report of an incident to the township's call to the county. Default: 4 to
    /// 18.</summary>
    public MinutesRange TelephoneMinutes { get; init; } = new(4, 18);
    /// <summary>The minutes from the report of an incident to the township's written report. Default: 15 to
    /// 38.</summary>
    public MinutesRange WrittenMinutes { get; init; } = new(15, 38);
    /// <summary>The minutes from when a command centre owes its superior a report until that report. Default: 30 to
    /// 110.</summary>
    public MinutesRange UpwardMinutes { get; init; } = new(30, 110);
    /// <summary>The minutes from one written report to the next follow-up. Default: 480 to 700.</summary>
    public MinutesRange FollowUpMinutes { get; init; } = new(480, 700);
    /// <summary>The minutes from the strike to the first figures of the scene. Default: 10 to 35.</summary>
    public MinutesRange FiguresMinutes { get; init; } = new(10, 35);
    /// <summary>The minutes from one count at the scene to the next. Default: 180 to 420.</summary>
    public MinutesRange RecountMinutes { get; init; } = new(180, 420);
    /// <summary>The minutes from hearing of an incident to proposing a handover, and also to answering one. Default: 5
    /// to 40.</summary>
    public MinutesRange HandoverMinutes { get; init; } = new(5, 40);
    /// <summary>The share of due reports that are forgotten until the desk learns that they are missed, in permille.
    /// Default: 60.</summary>
    public int ForgottenPermille { get; init; } = 60;
    /// <summary>The share of reports to a command centre that lead to an unsolicited offer of a squad, in permille.
    /// Default: 30.</summary>
    public int OfferPermille { get; init; } = 30;
    /// <summary>The share of rises of a need that are requested twice, in permille. Default: 15.</summary>
    public int AskedTwicePermille { get; init; } = 15;
}
