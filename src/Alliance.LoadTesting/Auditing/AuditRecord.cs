namespace Alliance.LoadTesting.Auditing;

/// <summary>The fields of a journal record that the audit reads.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Actor">The actor that wrote it, as <c>Kind/Key</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Subject">The request, the commitment or the resource that it is about; null for records that the audit
/// does not follow.</param>
/// <param name="Status">The new status of a team or a commitment.</param>
/// <param name="Resource">The resource that a commitment promises.</param>
/// <param name="IsCommanded">Whether a command caused it.</param>
internal readonly record struct AuditRecord(
    long Number,
    string Actor,
    string Type,
    string? Subject = null,
    string? Status = null,
    string? Resource = null,
    bool IsCommanded = false);

/// <summary>The state of a request or a team at the end.</summary>
/// <param name="Id">Its number or id.</param>
/// <param name="IsAtRest">Whether it has ended, or is free again.</param>
internal readonly record struct FinalStanding(string Id, bool IsAtRest);
