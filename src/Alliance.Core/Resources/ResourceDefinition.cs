namespace Alliance.Core.Resources;

/// <summary>Names the main classes (大类) of emergency supplies, GB/T 38565-2020: the first digit of a supply's 7-digit
/// code. This catalogue has no finer codes. A region may give them to its stock lines.</summary>
public enum SupplyClass
{
    /// <summary>Basic living supplies (基本生活保障物资).</summary>
    BasicLiving = 1,
    /// <summary>Emergency equipment and what belongs to it (应急装备及配套物资).</summary>
    Equipment = 2,
    /// <summary>Engineering materials and machinery (工程材料与机械加工设备).</summary>
    EngineeringMaterial = 3,
}

/// <summary>Says what the catalogue knows of one kind. Names, API and files take it from here.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Zh">The name of the kind in Chinese.</param>
/// <param name="En">The name of the kind in English, as in "for flood rescue" or "12 boats".</param>
/// <param name="UnitZh">The unit of counting in Chinese: 人 for a capability.</param>
/// <param name="UnitEn">The unit of counting in English, in the plural.</param>
/// <param name="Class">The main class of a supply; null for a capability. The class of each supply is our reading of
/// the standard's names.</param>
/// <param name="IsDurable">Whether a supply comes back after use. A supply that does not is used up where it is handed
/// over.</param>
public sealed record ResourceDefinition(
    ResourceKind Kind, string Zh, string En, string UnitZh, string UnitEn, SupplyClass? Class = null,
        bool IsDurable = false)
{
    /// <summary>Tells whether the kind is a supply.</summary>
    public bool IsSupply => Class is not null;
}
