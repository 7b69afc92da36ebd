using System.Globalization;
using Alliance.Core.Resources;

namespace Alliance.Host.Api.Catalogues;

/// <summary>A kind that a line may ask for.</summary>
/// <param name="Code">The code that lines, teams and depots use.</param>
/// <param name="Zh">Its name in Chinese.</param>
/// <param name="En">Its name in English.</param>
/// <param name="Unit">The unit in which it is counted, in Chinese.</param>
/// <param name="UnitEn">The unit in which it is counted, in English.</param>
/// <param name="IsSupply">Whether it is a supply; otherwise a capability, counted in people.</param>
/// <param name="Class">The main class of a supply (大类, GB/T 38565): the first digit of its code.</param>
/// <param name="Durable">Whether it comes back after use.</param>
internal sealed record KindView(
    string Code,
    string Zh,
    string En,
    string Unit,
    string UnitEn,
    bool IsSupply,
    string? Class,
    bool Durable)
{
    public static KindView Of(ResourceDefinition d) =>
        new(
            d.Kind.Code,
            d.Zh,
            d.En,
            d.UnitZh,
            d.UnitEn,
            d.IsSupply,
            d.Class is { } of ? ((int)of).ToString(CultureInfo.InvariantCulture) : null,
            d.IsDurable);
}

/// <summary>A force that teams belong to. The minutes from order to departure are those that offers of this realm
/// use.</summary>
internal sealed record ForceView(string Code, string Zh, string En, int TurnoutMinutes);

internal sealed record CatalogueView(IReadOnlyList<KindView> Kinds, IReadOnlyList<ForceView> Forces);
