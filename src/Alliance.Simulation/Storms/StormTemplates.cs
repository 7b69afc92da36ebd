using Alliance.Core.Actors;
using Alliance.Core.Resources;
using Alliance.Core.Vocabulary;
using Alliance.Simulation.Scenarios;

namespace Alliance.Simulation.Storms;

/// <summary>Computes the needs of a township that a storm strikes, from a small table by kind of storm. They are scaled
/// by residents, severity and duration. The numbers are assumed.</summary>
internal static class StormTemplates
{
    /// <summary>The residents of the township for which the table states its peaks, at a strike with the grade of a
    /// major event.</summary>
    private const long Residents = 30_000;

    /// <summary>The shapes of needs over time: permille of the storm's hours, and permille of the peak.</summary>
    private static readonly (int At, int Of)[] Swift = [(0, 500), (120, 1_000), (500, 400), (800, 0)],
        Rising = [(0, 350), (180, 700), (350, 1_000), (650, 500), (1_000, 0)],
        Lasting = [(60, 500), (300, 1_000), (950, 0)];

    private static readonly Row[] Rain =
    [
        new(Catalogue.FloodRescue, Priority.LifeSaving, 16, Rising, EventGrade.Ordinary),
        new(Catalogue.Evacuation, Priority.Urgent, 24, Rising, EventGrade.Ordinary),
        new(Catalogue.Pumps, Priority.Urgent, 3, Lasting, EventGrade.Ordinary),
        new(Catalogue.Medical, Priority.LifeSaving, 6, Lasting, EventGrade.Large),
        new(Catalogue.Boats, Priority.LifeSaving, 2, Swift, EventGrade.Large),
        new(Catalogue.Engineering, Priority.Urgent, 8, Lasting, EventGrade.Large),
        new(Catalogue.Water, Priority.Routine, 60, Lasting, EventGrade.Major),
        new(Catalogue.Tents, Priority.Routine, 16, Lasting, EventGrade.Major),
        new(Catalogue.Quilts, Priority.Routine, 50, Lasting, EventGrade.Major),
    ];

    private static readonly Row[] River =
    [
        new(Catalogue.FloodRescue, Priority.LifeSaving, 24, Rising, EventGrade.Ordinary),
        new(Catalogue.Evacuation, Priority.Urgent, 36, Rising, EventGrade.Ordinary),
        new(Catalogue.Boats, Priority.LifeSaving, 3, Swift, EventGrade.Ordinary),
        new(Catalogue.Medical, Priority.LifeSaving, 9, Lasting, EventGrade.Large),
        new(Catalogue.Engineering, Priority.Urgent, 12, Rising, EventGrade.Large),
        new(Catalogue.Pumps, Priority.Urgent, 3, Lasting, EventGrade.Large),
        new(Catalogue.Tents, Priority.Routine, 24, Lasting, EventGrade.Major),
        new(Catalogue.Quilts, Priority.Routine, 80, Lasting, EventGrade.Major),
        new(Catalogue.Water, Priority.Urgent, 90, Lasting, EventGrade.Major),
    ];

    private static readonly Row[] Ice =
    [
        new(Catalogue.Engineering, Priority.Urgent, 18, Rising, EventGrade.Ordinary),
        new(Catalogue.Medical, Priority.LifeSaving, 6, Lasting, EventGrade.Ordinary),
        new(Catalogue.Quilts, Priority.Urgent, 80, Lasting, EventGrade.Ordinary),
        new(Catalogue.Evacuation, Priority.Urgent, 16, Rising, EventGrade.Large),
        new(new("generators"), Priority.Urgent, 2, Lasting, EventGrade.Large),
        new(new("fuel"), Priority.Urgent, 200, Rising, EventGrade.Large),
        new(new("food"), Priority.Routine, 60, Lasting, EventGrade.Major),
        new(new("clothing"), Priority.Routine, 60, Lasting, EventGrade.Major),
    ];

    private sealed record Row(
        ResourceKind Resource, Priority Priority, int Peak, (int At, int Of)[] Shape, EventGrade From);

    /// <summary>The kinds of storm as a scenario names them, with the hazards that they cause.</summary>
    public static IReadOnlyDictionary<string, (string Hazard, string Zh)> Kinds { get; } =
        new Dictionary<string, (string, string)>(StringComparer.Ordinal)
        {
            ["rain"] = ("flood", "暴雨内涝"),
            ["flood"] = ("flood", "洪水"),
            ["ice"] = ("ice", "低温雨雪冰冻"),
        };

    /// <summary>Computes the needs of a struck township.</summary>
    /// <param name="kind">The kind of storm.</param>
    /// <param name="grade">The severity of the strike.</param>
    /// <param name="residents">The residents of the township.</param>
    /// <param name="hours">The hours for which it has effect.</param>
    public static List<NeedData> Needs(string kind, EventGrade grade, int residents, int hours) =>
        [
            .. Table(kind)
                .Where(r => r.From <= grade)
                .Select(r => new NeedData(r.Resource, r.Priority, Curve(r, grade, residents, hours))),
        ];

    private static Row[] Table(string kind) => kind switch
    {
        "rain" => Rain,
        "flood" => River,
        "ice" => Ice,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No table of needs for this kind of storm."),
    };

    private static NeedCurve Curve(Row row, EventGrade grade, int residents, int hours)
    {
        var points = new List<CurvePoint>();
        foreach (var (at, of) in row.Shape)
        {
            var quantity =
                of == 0
                    ? 0
                    : (int)Math.Max(1, row.Peak * (long)residents / Residents * Strength(grade) / 1_000 * of / 1_000);
            if (points.Count > 0 && points[^1].Quantity == quantity)
                continue;
            points.Add(new(Span.FromMinutes(hours * 60L * at / 1_000), quantity));
        }

        return new(points);
    }

    private static long Strength(EventGrade grade) =>
        grade switch
        {
            EventGrade.Ordinary => 400,
            EventGrade.Large => 700,
            EventGrade.Major => 1_000,
            _ => 1_600,
        };
}
