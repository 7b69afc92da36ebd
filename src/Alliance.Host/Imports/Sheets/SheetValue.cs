using System.Globalization;

namespace Alliance.Host.Imports.Sheets;

/// <summary>A value that is written to a cell.</summary>
/// <param name="Text">How it is written in words.</param>
internal readonly record struct SheetValue(string Text)
{
    /// <summary>The number; null for a text or a day.</summary>
    public int? Number { get; private init; }

    /// <summary>The day; null for a text or a number.</summary>
    public DateOnly? Day { get; private init; }

    /// <summary>Makes a number.</summary>
    public static implicit operator SheetValue(int number) =>
        new(number.ToString(CultureInfo.InvariantCulture)) { Number = number };

    /// <summary>Makes a text; null for an empty cell.</summary>
    public static implicit operator SheetValue(string? text) => new(text ?? "");

    /// <summary>Makes a day; null for an empty cell.</summary>
    public static implicit operator SheetValue(DateOnly? day) =>
        new(day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "") { Day = day };
}
