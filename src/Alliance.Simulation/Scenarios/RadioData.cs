using Alliance.Simulation.Radios;

namespace Alliance.Simulation.Scenarios;

/// <summary>How messages travel between townships.</summary>
/// <param name="LossPermille">Attempts lost, of a thousand.</param>
/// <param name="Outages">When which places are silent.</param>
public sealed record RadioData(int LossPermille, IReadOnlyList<Outage> Outages);
