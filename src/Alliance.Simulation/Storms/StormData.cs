using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Regions;

namespace Alliance.Simulation.Storms;

/// <summary>A storm that passes over the region. It is a moving band that strikes some townships on its way.</summary>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Kind">rain, flood or ice.</param>
/// <param name="Path">The middle of the band over time: at least two points, in rising order of time.</param>
/// <param name="WidthKilometres">Of the band.</param>
/// <param name="Hours">How long it has effect where it strikes.</param>
/// <param name="StruckPermille">Of a thousand townships in its way, how many it strikes.</param>
internal sealed record StormData(
    string Name, string Kind, IReadOnlyList<StormPoint> Path, int WidthKilometres, int Hours, int StruckPermille)
{
    public const int UsualDelayMinutes = 120;

    /// <summary>How often it strikes how hard, in shares of any sum.</summary>
    public IReadOnlyDictionary<EventGrade, int> Intensity { get; init; } = UsualIntensity;
    /// <summary>The most minutes that its effects may begin after it has come.</summary>
    public int DelayMinutes { get; init; } = UsualDelayMinutes;
    /// <summary>Of a thousand roads between townships on its way, one of them struck, how many are cut for some
    /// hours.</summary>
    public int RoadsCutPermille { get; init; } = 60;
    /// <summary>Of a thousand townships struck, how many fall silent for some hours.</summary>
    public int SilentPermille { get; init; } = 10;
    /// <summary>Seeds what it strikes; null: the run's seed does.</summary>
    public ulong? Seed { get; init; }

    /// <summary>Most strikes are small.</summary>
    public static IReadOnlyDictionary<EventGrade, int> UsualIntensity { get; } =
        new Dictionary<EventGrade, int>
        {
            [EventGrade.Ordinary] = 600,
            [EventGrade.Large] = 300,
            [EventGrade.Major] = 90,
            [EventGrade.SpeciallyMajor] = 10,
        };
}

/// <summary>Where the middle of the band is at a time.</summary>
internal readonly record struct StormPoint(Instant At, Point Position);
