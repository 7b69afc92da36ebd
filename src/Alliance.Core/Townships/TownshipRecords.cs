using Alliance.Core.Actors;

namespace Alliance.Core.Townships;

/// <summary>An incident strikes a township that has squads out for others: its people may want them back.</summary>
/// <param name="Incident">The incident at home.</param>
/// <param name="Commitments">Under which its squads are out elsewhere, and could be recalled.</param>
[GenerateSerializer, Alias("township.stricken-while-lending")]
public sealed record StrickenWhileLending(string Incident, string[] Commitments) : Notice;
