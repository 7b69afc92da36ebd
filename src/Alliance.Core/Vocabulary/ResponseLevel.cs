namespace Alliance.Core.Vocabulary;

/// <summary>Tells a tier's own response level (应急响应级别), in rising order. Each tier's level is its own. It is
/// neither an event's grade nor a warning's colour.</summary>
public enum ResponseLevel
{
    /// <summary>The tier has not raised its response.</summary>
    None,
    /// <summary>Level IV, the lowest.</summary>
    IV,
    /// <summary>Level III.</summary>
    III,
    /// <summary>Level II.</summary>
    II,
    /// <summary>Level I, the highest.</summary>
    I,
}

/// <summary>Tells why a tier has raised its level.</summary>
public enum ResponseCause
{
    /// <summary>Something has happened in its own territory.</summary>
    OwnIncident,
    /// <summary>Something may happen: there is a warning or a forecast.</summary>
    Risk,
}
