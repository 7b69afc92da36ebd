namespace Alliance.Core.Geography;

/// <summary>A force that teams belong to.</summary>
/// <param name="Code">Its code, as in <c>TeamData.Force</c>.</param>
/// <param name="Zh">Its name in Chinese.</param>
/// <param name="En">Its name in English.</param>
/// <param name="TurnoutMinutes">Minutes from order to departure, unless the region says otherwise; assumed.</param>
public sealed record Force(string Code, string Zh, string En, int TurnoutMinutes);

/// <summary>The forces of a region, with their names and turnout times.</summary>
public static class Forces
{
    /// <summary>Volunteer squads of villages; off in 10 minutes.</summary>
    public static readonly Force Volunteer = new("volunteer", "村级志愿队", "volunteer squad", 10);
    /// <summary>Micro fire stations; off in 3 minutes.</summary>
    public static readonly Force MicroFireStation = new("micro-fire-station", "微型消防站", "micro fire station", 3);
    /// <summary>Comprehensive rescue teams of townships; off in 15 minutes.</summary>
    public static readonly Force Comprehensive =
        new("comprehensive", "乡镇综合应急救援队", "township comprehensive team", 15);
    /// <summary>Teams of a county; off in 20 minutes.</summary>
    public static readonly Force County = new("county", "县级应急救援队", "county team", 20);
    /// <summary>Teams of a regional rescue centre; off in 20 minutes.</summary>
    public static readonly Force Regional = new("regional", "区域应急救援队", "regional team", 20);
    /// <summary>Professional rescue stations; off in 5 minutes.</summary>
    public static readonly Force Professional = new("professional", "专业救援队", "professional station", 5);
    /// <summary>Aviation units; off in 30 minutes.</summary>
    public static readonly Force Aviation = new("aviation", "航空救援队", "aviation unit", 30);
    /// <summary>Social teams; off in 45 minutes.</summary>
    public static readonly Force Social = new("social", "社会救援力量", "social team", 45);

    /// <summary>All forces.</summary>
    public static IReadOnlyList<Force> All { get; } =
        [Volunteer, MicroFireStation, Comprehensive, County, Regional, Professional, Aviation, Social];
    /// <summary>The codes of all forces.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. All.Select(f => f.Code)];

    /// <summary>Finds a force by its code; null for none.</summary>
    public static Force? Of(string code) => All.FirstOrDefault(f => f.Code == code);
}
