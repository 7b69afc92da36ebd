namespace Alliance.Core.Resources;

/// <summary>The main classes (大类) of emergency supplies, GB/T 38565-2020: the first digit of a supply's 7-digit code.
/// Finer codes are not of this catalogue; a region may give them to its stock lines.</summary>
public enum SupplyClass
{
    /// <summary>基本生活保障物资.</summary>
    BasicLiving = 1,
    /// <summary>应急装备及配套物资.</summary>
    Equipment = 2,
    /// <summary>工程材料与机械加工设备.</summary>
    EngineeringMaterial = 3,
}

/// <summary>What the catalogue says of one kind; names, API and files are fed from it.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Zh">Its name in Chinese.</param>
/// <param name="En">Its name in English, as in "for flood rescue" or "12 boats".</param>
/// <param name="UnitZh">What it is counted in, in Chinese: 人 for a capability.</param>
/// <param name="UnitEn">The same in English, in the plural.</param>
/// <param name="Class">The main class of a supply; null for a capability. Which supply stands in which class is our
/// reading of the standard's names.</param>
/// <param name="IsDurable">Whether a supply comes back after use; what does not is used up where it is handed
/// over.</param>
public sealed record ResourceDefinition(
    ResourceKind Kind, string Zh, string En, string UnitZh, string UnitEn, SupplyClass? Class = null, bool IsDurable =
        false)
{
    public bool IsSupply => Class is not null;
}
