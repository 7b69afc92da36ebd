using System.Text.Json.Serialization;
using Alliance.Core.Geography;
using Alliance.Core.Resources;
using Alliance.Core.Revisions;

namespace Alliance.Host.Imports;

/// <summary>What an import would do.</summary>
internal sealed class ImportPlan
{
    /// <summary>The entries of the sheet as they would stand, also those that change nothing.</summary>
    public required RegionPatch Patch { get; init; }

    /// <summary>The counts that differ from the books.</summary>
    public IReadOnlyList<CountDue> Counts { get; init; } = [];

    /// <summary>What would change, in the order of the sheet.</summary>
    public required IReadOnlyList<SheetChange> Changes { get; init; }

    /// <summary>Number of rows by what they do.</summary>
    public required RowCounts Rows { get; init; }

    /// <summary>Finds the cell that a path of the revision comes from, such as <c>teams[2].people</c>.</summary>
    public required Func<string, (TableRow Row, SheetColumn Column)?> CellOf { get; init; }
}

/// <summary>Number of rows of a sheet.</summary>
/// <param name="Added">Rows that add something.</param>
/// <param name="Changed">Rows that change something.</param>
/// <param name="Unchanged">Rows that change nothing.</param>
internal readonly record struct RowCounts(int Added, int Changed, int Unchanged)
{
    /// <summary>All rows.</summary>
    public int All => Added + Changed + Unchanged;

    /// <summary>Adds rows.</summary>
    /// <param name="rows">How many.</param>
    /// <param name="isNew">Whether they add something.</param>
    /// <param name="changes">Whether they change anything.</param>
    public RowCounts With(int rows, bool isNew, bool changes) =>
        !changes ? this with { Unchanged = Unchanged + rows }
        : isNew ? this with { Added = Added + rows }
        : this with { Changed = Changed + rows };
}

/// <summary>A change that an import makes.</summary>
/// <param name="Row">The row that it comes from.</param>
/// <param name="Id">The squad, the depot and kind, or who is called for.</param>
/// <param name="Field">The field.</param>
/// <param name="Before">What it was; null where it is new.</param>
/// <param name="After">What it becomes.</param>
internal sealed record SheetChange(int Row, string Id, string Field, string? Before, string After)
{
    /// <summary>Whether it is a count of stock, which is a command of its own.</summary>
    [JsonIgnore]
    public bool IsCount => Field == StockSheet.CountField;
}

/// <summary>A count of a depot's shelf that differs from its books.</summary>
/// <param name="Row">The first row that it comes from.</param>
/// <param name="Depot">The id of the depot.</param>
/// <param name="Kind">The kind of supply.</param>
/// <param name="Before">Units by the books.</param>
/// <param name="Counted">Units that were counted.</param>
internal sealed record CountDue(int Row, string Depot, ResourceKind Kind, int Before, int Counted);
