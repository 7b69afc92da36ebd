namespace Alliance.LoadTesting.Measuring;

/// <summary>A command that the server has acknowledged: the journal must have it.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Subject">The request or team that it was about; of any other, the actor whose first record it led to,
/// as <c>Kind/Key</c>.</param>
/// <param name="Status">What a crew reported; null for the others.</param>
/// <param name="Record">Its first record, as the answer said; null where it changed nothing.</param>
internal readonly record struct AckedCommand(AckedKind Kind, string Subject, string? Status, long? Record);

/// <summary>What an acknowledged command was.</summary>
internal enum AckedKind
{
    Raised,
    Reported,
    /// <summary>Any other: an incident, an approval, a shipment.</summary>
    Given,
}
