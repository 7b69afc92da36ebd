namespace Alliance.Host.Api.Realms;

/// <summary>A realm.</summary>
/// <param name="Name">Its name in paths.</param>
/// <param name="Clock">How many times faster than real time its clock runs.</param>
/// <param name="Region">The name of its region.</param>
/// <param name="RegionVersion">The version of its region: the count of changes of roads and agreements, from 1.</param>
/// <param name="BeganAt">When the time of the realm began.</param>
/// <param name="Event">The number of its last record.</param>
/// <param name="DataQuality">The parts of its region that are official, estimated or assumed.</param>
internal sealed record RealmView(
    string Name,
    int Clock,
    string Region,
    int RegionVersion,
    DateTimeOffset BeganAt,
    long Event,
    IReadOnlyDictionary<string, string> DataQuality);
