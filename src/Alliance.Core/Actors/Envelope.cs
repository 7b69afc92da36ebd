using Alliance.Core.Identifiers;

namespace Alliance.Core.Actors;

/// <summary>A message on its way between two actors.</summary>
/// <param name="From">The sender.</param>
/// <param name="To">The receiver.</param>
/// <param name="SentAt">The time of the sender's turn.</param>
/// <param name="RegionVersion">The region version that the sender saw. The receiver's host has at least that version
/// before the turn.</param>
/// <param name="Body">The message.</param>
[GenerateSerializer, Alias("envelope")]
public sealed record Envelope(ActorId From, ActorId To, Instant SentAt, int RegionVersion, Message Body);
