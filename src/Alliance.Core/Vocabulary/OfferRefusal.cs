namespace Alliance.Core.Vocabulary;

/// <summary>Tells why a requester turns an unsolicited offer down.</summary>
public enum OfferRefusal
{
    /// <summary>There is enough.</summary>
    NotNeeded,
    /// <summary>It is not of the kind that is needed.</summary>
    NotSuitable,
    /// <summary>It would come too late.</summary>
    TooLate,
    /// <summary>The scene cannot take in or supply more.</summary>
    NoCapacity,
    /// <summary>The incident is over.</summary>
    IncidentOver,
}
