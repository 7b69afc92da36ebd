namespace Alliance.LoadTesting.Auditing;

/// <summary>A record of the journal, as far as the audit looks at it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Actor">Whose it is, as <c>Kind/Key</c>.</param>
/// <param name="Type">Its type.</param>
/// <param name="Subject">The request, the commitment or the resource that it is about; null where the audit asks for
/// none.</param>
/// <param name="Status">Of a team or a commitment, where it stands from now on.</param>
/// <param name="Resource">Of a commitment, whom it promises.</param>
/// <param name="IsCommanded">Whether a command led to it.</param>
internal readonly record struct AuditRecord(
    long Number,
    string Actor,
    string Type,
    string? Subject = null,
    string? Status = null,
    string? Resource = null,
    bool IsCommanded = false);

/// <summary>How a request or a team was found at the end.</summary>
/// <param name="Id">Its number or id.</param>
/// <param name="IsAtRest">Whether it has ended, or is free again.</param>
internal readonly record struct FinalStanding(string Id, bool IsAtRest);
