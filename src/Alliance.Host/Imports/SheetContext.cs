using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Resources;

namespace Alliance.Host.Imports;

/// <summary>What a kind of sheet needs to know of the realm.</summary>
/// <param name="Region">The master data.</param>
/// <param name="OnShelf">Returns the units on the shelf of a depot, by kind.</param>
/// <param name="EndOf">Returns the end of a day in China.</param>
/// <param name="LastDayBefore">Returns the last whole day in China before a moment.</param>
/// <param name="IsChinese">Whether it is written in Chinese; in English otherwise.</param>
internal sealed record SheetContext(
    Region Region,
    Func<string, IReadOnlyDictionary<ResourceKind, int>> OnShelf,
    Func<DateOnly, Instant> EndOf,
    Func<Instant, DateOnly> LastDayBefore,
    bool IsChinese)
{
    /// <summary>Chooses the text in the language.</summary>
    public string In(string zh, string en) => IsChinese ? zh : en;
}
