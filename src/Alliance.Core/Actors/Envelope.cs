using Alliance.Core.Identifiers;

namespace Alliance.Core.Actors;

/// <summary>A message on its way between two actors.</summary>
/// <param name="From">Who sent it.</param>
/// <param name="To">Whose it is.</param>
/// <param name="SentAt">When the sender's turn was.</param>
/// <param name="RegionVersion">The version the sender saw; the receiver's host has at least that before the
/// turn.</param>
/// <param name="Body">The message.</param>
[GenerateSerializer, Alias("envelope")]
public sealed record Envelope(ActorId From, ActorId To, Instant SentAt, int RegionVersion, Message Body);
