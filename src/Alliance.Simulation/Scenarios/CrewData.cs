using Alliance.Core.Actors;

namespace Alliance.Simulation.Scenarios;

/// <summary>How squads set out, tire and break down.</summary>
/// <param name="MobiliseMinutes">From order to departure, for each force of <c>TeamData.Force</c>.</param>
/// <param name="Shift">On duty away from base, after which a squad must rest.</param>
/// <param name="BreakdownPermille">Of a thousand departures, how many end in a breakdown on the way.</param>
/// <param name="SilentPermille">Of a thousand departures, how many are followed by a silence of one to eight
/// hours.</param>
public sealed record CrewData(
    IReadOnlyDictionary<string, MinutesRange> MobiliseMinutes,
    Span Shift,
    int BreakdownPermille,
    int SilentPermille = 0);

/// <summary>A number of minutes drawn from a range, both ends included.</summary>
/// <param name="Min">At least; not negative.</param>
/// <param name="Max">At most; not below <paramref name="Min"/>.</param>
public readonly record struct MinutesRange(int Min, int Max);
