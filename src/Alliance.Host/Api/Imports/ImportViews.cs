using System.ComponentModel;
using Alliance.Host.Imports;

namespace Alliance.Host.Api.Imports;

/// <summary>What an import did, or would do.</summary>
/// <param name="Kind">squads, stock or contacts.</param>
/// <param name="DryRun">Whether nothing was changed, since it was a trial.</param>
/// <param name="Rows">Number of rows.</param>
/// <param name="RegionVersion">The version of the region, after it.</param>
/// <param name="Record">The number of the record of the revision; null where it changed nothing.</param>
/// <param name="Changes">What changes, in the order of the sheet.</param>
/// <param name="Counts">The counts that were entered, or would be; empty for other sheets than stock.</param>
[Description("What an import did, or would do.")]
internal sealed record ImportView(
    string Kind, bool DryRun, RowsView Rows, int RegionVersion, long? Record, IReadOnlyList<SheetChange> Changes,
    IReadOnlyList<CountView> Counts)
{
    public static ImportView Of(string kind, bool dryRun, ImportPlan plan, int version, long? record) => new(
        kind, dryRun, RowsView.Of(plan.Rows), version, record, plan.Changes, [.. plan.Counts.Select(CountView.Of)]);
}

/// <summary>Number of rows, by what they do.</summary>
internal sealed record RowsView(int Read, int Added, int Changed, int Unchanged)
{
    public static RowsView Of(RowCounts rows) =>
        new(rows.Added + rows.Changed + rows.Unchanged, rows.Added, rows.Changed, rows.Unchanged);
}

/// <summary>A count of a depot's shelf.</summary>
internal sealed record CountView(int Row, string Depot, string Kind, int Before, int Counted)
{
    public static CountView Of(CountDue count) =>
        new(count.Row, count.Depot, count.Kind.Code, count.Before, count.Counted);
}

/// <summary>The answer to an import: status 200. Only <see cref="ImportRun"/> makes one.</summary>
internal sealed class ImportReply : IResult
{
    private readonly ImportView _view;

    private ImportReply(ImportView view) => _view = view;

    /// <summary>Creates the answer.</summary>
    public static ImportReply Of(ImportView view) => new(view);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext) => Results.Ok(_view).ExecuteAsync(httpContext);
}
