using Alliance.Simulation.Radios;

namespace Alliance.Simulation.Scenarios;

/// <summary>The radio conditions between townships.</summary>
/// <param name="LossPermille">The share of transmission attempts that are lost, in permille.</param>
/// <param name="Outages">The places that are silent, with their times.</param>
public sealed record RadioData(int LossPermille, IReadOnlyList<Outage> Outages);
