using Alliance.Simulation.Radios;
using Alliance.Core.Actors;

namespace Alliance.Simulation.Scenarios;

/// <summary>How messages travel between townships.</summary>
/// <param name="Latency">Added to the lookahead where a message crosses the border of a township.</param>
/// <param name="LossPermille">Attempts lost, of a thousand that cross the border of a township; below 1000.</param>
/// <param name="Outages">When which places are silent.</param>
public sealed record RadioData(Span Latency, int LossPermille, IReadOnlyList<Outage> Outages);
