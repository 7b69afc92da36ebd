using Alliance.Core.Actors;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Regions;

namespace Alliance.Simulation.Storms;

/// <summary>A storm that passes over the region. It is a moving band that strikes some townships on its way.</summary>
/// <param name="Name">Its name in Chinese.</param>
/// <param name="Kind">The kind of storm: rain, flood or ice.</param>
/// <param name="Path">The middle of the band over time: at least two points, in rising order of time.</param>
/// <param name="WidthKilometres">The width of the band in kilometres.</param>
/// <param name="Hours">The hours for which it has effect where it strikes.</param>
/// <param name="StruckPermille">The share of townships in its way that it strikes, in permille.</param>
internal sealed record StormData(
    string Name, string Kind, IReadOnlyList<StormPoint> Path, int WidthKilometres, int Hours, int StruckPermille)
{
    /// <summary>The default of <see cref="DelayMinutes"/>.</summary>
    public const int UsualDelayMinutes = 120;

    /// <summary>The shares of event grades among the strikes, of any sum.</summary>
    public IReadOnlyDictionary<EventGrade, int> Intensity { get; init; } = UsualIntensity;
    /// <summary>The most minutes between the passage of the storm and the begin of its effects. Default: 120.</summary>
    public int DelayMinutes { get; init; } = UsualDelayMinutes;
    /// <summary>The share of roads that are cut for some hours, in permille, among roads between townships on its way
    /// of which at least one is struck. Default: 60.</summary>
    public int RoadsCutPermille { get; init; } = 60;
    /// <summary>The share of struck townships that fall silent for some hours, in permille. Default: 10.</summary>
    public int SilentPermille { get; init; } = 10;
    /// <summary>The seed for its strikes; null for the seed of the run.</summary>
    public ulong? Seed { get; init; }

    /// <summary>The default shares of event grades. Most strikes are small.</summary>
    public static IReadOnlyDictionary<EventGrade, int> UsualIntensity { get; } =
        new Dictionary<EventGrade, int>
        {
            [EventGrade.Ordinary] = 600,
            [EventGrade.Large] = 300,
            [EventGrade.Major] = 90,
            [EventGrade.SpeciallyMajor] = 10,
        };
}

/// <summary>The position of the middle of the band at a time.</summary>
internal readonly record struct StormPoint(Instant At, Point Position);
