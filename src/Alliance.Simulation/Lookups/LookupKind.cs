namespace Alliance.Simulation.Lookups;

/// <summary>Names what can be looked up.</summary>
public enum LookupKind
{
    /// <summary>A township or subdistrict.</summary>
    Township,
    /// <summary>A village or community of a township.</summary>
    Village,
    /// <summary>A village alliance.</summary>
    VillageAlliance,
    /// <summary>A township alliance.</summary>
    TownshipAlliance,
    /// <summary>A command centre.</summary>
    CommandCentre,
    /// <summary>A rescue team.</summary>
    Team,
    /// <summary>A depot.</summary>
    Depot,
    /// <summary>A capability of the catalogue.</summary>
    Capability,
    /// <summary>A supply of the catalogue.</summary>
    Supply,
    /// <summary>A kind of hazard.</summary>
    Hazard,
}
