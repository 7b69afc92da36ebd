namespace Alliance.LoadTesting.Measuring;

/// <summary>A command that the server has acknowledged. The journal must contain it.</summary>
/// <param name="Kind">The kind of command.</param>
/// <param name="Subject">The request or team that it was about. For other commands, the actor whose first record it
/// caused, as <c>Kind/Key</c>.</param>
/// <param name="Status">The status that a crew reported; null for other commands.</param>
/// <param name="Record">The number of its first record, from the answer; null where it changed nothing.</param>
internal readonly record struct AckedCommand(AckedKind Kind, string Subject, string? Status, long? Record);

/// <summary>The kind of an acknowledged command.</summary>
internal enum AckedKind
{
    Raised,
    Reported,
    /// <summary>Any other command: an incident, an approval, a shipment.</summary>
    Given,
}
