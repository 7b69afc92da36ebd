namespace Alliance.Host.Imports.Sheets;

/// <summary>How large a spreadsheet may be that is taken in.</summary>
internal static class SheetLimits
{
    /// <summary>The most rows with values below the heading.</summary>
    public const int MostRows = 5_000;
    /// <summary>The most columns.</summary>
    public const int MostColumns = 50;
    /// <summary>The most characters of a cell.</summary>
    public const int LongestCell = 2_000;
    /// <summary>The most bytes of a file.</summary>
    public const int MostBytes = 8 * Megabyte;
    /// <summary>The most bytes of all parts of an XLSX file, unpacked.</summary>
    public const int MostUnpacked = 32 * Megabyte;
    /// <summary>The most parts of an XLSX file.</summary>
    public const int MostParts = 1_000;

    private const int Megabyte = 1024 * 1024;
}
