namespace Alliance.Host.Imports;

/// <summary>What is wrong in a cell of a sheet.</summary>
/// <param name="Cell">The cell, such as C17; <c>row 1</c> where a whole row is meant.</param>
/// <param name="Row">The number of its row, as spreadsheets show it.</param>
/// <param name="Column">The heading of its column in both languages; null where none is meant.</param>
/// <param name="Value">What it says; null where it is empty.</param>
/// <param name="Mend">What is wrong with it, and how to mend it.</param>
internal sealed record SheetFault(string Cell, int Row, string? Column, string? Value, string Mend)
{
    /// <summary>Says it in one sentence, without the cell.</summary>
    public string Sentence =>
        Column is null ? Mend : Value is null ? $"{Column}: {Mend}" : $"{Column} '{Value}': {Mend}";
}
