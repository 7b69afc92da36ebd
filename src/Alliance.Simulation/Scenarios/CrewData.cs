using Alliance.Core.Actors;

namespace Alliance.Simulation.Scenarios;

/// <summary>The behaviour of squads: turnout, fatigue and breakdowns.</summary>
/// <param name="MobiliseMinutes">The minutes from order to departure, for each force of <c>TeamData.Force</c>.</param>
/// <param name="Shift">The time on duty away from base after which a squad must rest.</param>
/// <param name="BreakdownPermille">The share of departures that end in a breakdown on the way, in permille.</param>
/// <param name="SilentPermille">The share of departures that are followed by a radio silence of one to eight hours, in
/// permille.</param>
/// <param name="LateReports">The share of radio silences after which the crew sends all that it could not report, with
/// the times when it happened and in any order, in permille. After the others it only says where it is.</param>
public sealed record CrewData(
    IReadOnlyDictionary<string, MinutesRange> MobiliseMinutes,
    Span Shift,
    int BreakdownPermille,
    int SilentPermille = 0,
    int LateReports = 0);

/// <summary>A range from which a number of minutes is drawn, both ends included.</summary>
/// <param name="Min">The lowest number; not negative.</param>
/// <param name="Max">The highest number; not below <paramref name="Min"/>.</param>
public readonly record struct MinutesRange(int Min, int Max);
