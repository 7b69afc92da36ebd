using System.ComponentModel;
using Alliance.Grains.Hosting;
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
    /// <summary>Shows what would change.</summary>
    public static ImportView OfTrial(string kind, ImportPlan plan, int version) => new(
        kind, true, RowsView.Of(plan.Rows), version, null, plan.Changes, [.. plan.Counts.Select(CountView.Of)]);

    /// <summary>Shows what was changed. What a call with the same key did before is left out.</summary>
    public static ImportView Of(
        string kind, ImportPlan plan, CommandResult revised, IReadOnlyList<CountDue> entered, int version) => new(
        kind, false, RowsView.Of(revised.IsRepeat ? new RowCounts().With(plan.Rows.All, false, false) : plan.Rows),
        version, revised.Records > 0 ? revised.FirstRecord : null,
        [
            .. plan.Changes.Where(c =>
                c.IsCount ? entered.Any(e => e.Row == c.Row) : !revised.IsRepeat),
        ],
        [.. entered.Select(CountView.Of)]);
}

/// <summary>Number of rows, by what they do.</summary>
internal sealed record RowsView(int Read, int Added, int Changed, int Unchanged)
{
    public static RowsView Of(RowCounts rows) =>
        new(rows.All, rows.Added, rows.Changed, rows.Unchanged);
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
