using Alliance.Core.Actors;
using Alliance.Core.Geography;

namespace Alliance.Simulation.Scenarios;

/// <summary>A time in which a road of the region is cut.</summary>
/// <param name="Road">The road, by its two ends.</param>
/// <param name="Cut">When it is cut.</param>
/// <param name="Open">When it is open again; after <paramref name="Cut"/>.</param>
public sealed record RoadClosure(RoadKey Road, Instant Cut, Instant Open);
