namespace Alliance.Core.Vocabulary;

/// <summary>A tier's own response level (应急响应级别), each tier's apart from any other's; neither an event's grade
/// nor a warning's colour. Rising.</summary>
public enum ResponseLevel
{
    None,
    IV,
    III,
    II,
    I,
}

/// <summary>Why a tier has raised its level.</summary>
public enum ResponseCause
{
    /// <summary>Something has happened in its own territory.</summary>
    OwnIncident,
    /// <summary>Something may: a warning, a forecast.</summary>
    Risk,
}
