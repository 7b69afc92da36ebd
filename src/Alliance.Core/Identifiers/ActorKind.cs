namespace Alliance.Core.Identifiers;

/// <summary>Names the kinds of actor. Each has one grain class.</summary>
public enum ActorKind
{
    /// <summary>The realm: its roads and agreements.</summary>
    Realm,
    /// <summary>An incident.</summary>
    Incident,
    /// <summary>An aid request.</summary>
    AidRequest,
    /// <summary>A village alliance (村级应急救援联盟).</summary>
    VillageAlliance,
    /// <summary>A township (乡镇、街道).</summary>
    Township,
    /// <summary>A township alliance (乡镇应急救援联盟).</summary>
    TownshipAlliance,
    /// <summary>A command centre or a regional rescue centre.</summary>
    CommandCentre,
    /// <summary>A rescue team.</summary>
    RescueTeam,
    /// <summary>A depot.</summary>
    Depot,
    /// <summary>An account of a person or a program.</summary>
    Account,
    /// <summary>An office and its roster.</summary>
    Office,
    /// <summary>The alerts of a realm: which notices wait for the answer of a person.</summary>
    AlertDesk,
}
