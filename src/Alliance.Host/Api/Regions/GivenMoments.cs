using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Host.Api.Queries;
using Alliance.Host.Situations;

namespace Alliance.Host.Api.Regions;

/// <summary>Finds the moments of a given region that lie in no year that a time may be of. They could not be shown as
/// days.</summary>
internal static class GivenMoments
{
    /// <summary>Reports each moment that is too far off.</summary>
    /// <param name="region">The region.</param>
    /// <param name="at">Converts a wall-clock moment to a moment of the realm.</param>
    /// <param name="wrong">Receives each error, with the path of its field.</param>
    public static void Check(RegionData region, Func<DateTimeOffset, Instant> at, Action<string, string> wrong)
    {
        var first = at(new DateTimeOffset(QueryTime.FirstYear, 1, 1, 0, 0, 0, LocalTimes.China));
        var end = at(new DateTimeOffset(QueryTime.LastYear + 1, 1, 1, 0, 0, 0, LocalTimes.China));
        foreach (var (path, moment) in Of(region))
            if (moment is { } given && (given < first || given >= end))
                wrong(
                    path,
                    $"{given.Milliseconds} milliseconds from the beginning of the realm are of no year from "
                        + $"{QueryTime.FirstYear} to {QueryTime.LastYear}; give the right moment.");
    }

    private static IEnumerable<(string Path, Instant? Moment)> Of(RegionData region) =>
    [
        .. region.Depots.SelectMany((d, i) => d.Lots.Select(
            (l, j) => ($"depots[{i}].lots[{j}].expiresAt", (Instant?)l.ExpiresAt))),
        .. region.TownshipAlliances.SelectMany((a, i) => Of($"townshipAlliances[{i}].terms", a.Terms)),
        .. region.Agreements.SelectMany((a, i) => Of($"agreements[{i}].terms", a.Terms)),
    ];

    private static (string Path, Instant? Moment)[] Of(string path, AgreementTerms terms) =>
        [($"{path}.from", terms.From), ($"{path}.until", terms.Until)];
}
