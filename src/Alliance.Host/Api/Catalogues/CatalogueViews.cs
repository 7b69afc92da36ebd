using System.Globalization;
using Alliance.Core.Geography;
using Alliance.Core.Hazards;
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

/// <summary>A kind of hazard.</summary>
/// <param name="Code">The code that is stored.</param>
/// <param name="Class">Its class.</param>
/// <param name="ClassName">The name of its class in Chinese.</param>
/// <param name="Zh">Its name in Chinese.</param>
/// <param name="En">Its name in English.</param>
/// <param name="Synonyms">Other words that are taken for it.</param>
/// <param name="Broader">The code of the wider kind of which it is a case; null for none.</param>
/// <param name="Together">Codes of kinds that commonly come with it at one place.</param>
/// <param name="Official">Its code in GB/T 35561; null where nobody has filled it in.</param>
internal sealed record HazardKindView(
    string Code,
    HazardClass Class,
    string ClassName,
    string Zh,
    string En,
    IReadOnlyList<string> Synonyms,
    string? Broader,
    IReadOnlyList<string> Together,
    string? Official)
{
    public static HazardKindView Of(HazardKind k) =>
        new(k.Code, k.Class, k.Class.Zh, k.Zh, k.En, k.Synonyms, k.Broader, k.Together,
            k.Official);
}

/// <summary>The kinds of hazard, and where they come from.</summary>
internal sealed record HazardsView(string Source, IReadOnlyList<HazardKindView> Kinds);

/// <summary>A hazard as an incident or a warning names it. A word that was stored before there was a catalogue stands
/// for itself, without a class.</summary>
internal sealed record HazardNameView(string Zh, string En, HazardClass? Class)
{
    public static HazardNameView Of(string word, Region region) =>
        region.Hazards.Find(word) is { } kind ? new(kind.Zh, kind.En, kind.Class) : new(word, word, null);
}

/// <summary>A force that teams belong to. The minutes from order to departure are those that offers of this realm
/// use.</summary>
internal sealed record ForceView(string Code, string Zh, string En, int TurnoutMinutes);

internal sealed record CatalogueView(IReadOnlyList<KindView> Kinds, IReadOnlyList<ForceView> Forces);
