using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Resources;
using Alliance.Core.Revisions;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Typing;
using Alliance.Host.Imports.Sheets;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Imports;

/// <summary>Stock as it was counted. The rows of one depot and kind are its shelf: together they are the units on it,
/// and those with a day are its lots. Kinds that the sheet does not name stay as they are.</summary>
internal sealed class StockSheet : SheetKind
{
    /// <summary>The field that is counted.</summary>
    public const string CountField = "units";

    private static readonly SheetColumn
        Depot = new("depot", "库", "depot", IsRequired: true) { Synonyms = ["仓库", "储备库", "物资库"] },
        Kind = new("kind", "物资", "kind", IsRequired: true) { Synonyms = ["物资名称", "物资种类"] },
        Units = new(CountField, "数量", "units", IsRequired: true),
        Expires = new("expires", "有效期至", "expires") { Synonyms = ["有效期"] };

    /// <inheritdoc/>
    public override string Name => "stock";

    /// <inheritdoc/>
    public override string Zh => "物资";

    /// <inheritdoc/>
    public override IReadOnlyList<SheetColumn> Columns { get; } = [Depot, Kind, Units, Expires];

    /// <inheritdoc/>
    protected override ImportPlan Plan(SheetTable table, SheetContext context)
    {
        var shelves = table.Rows.Select(row => Read(row, context)).OfType<Line>()
            .GroupBy(l => (l.Depot, l.Kind))
            .Select(g => new Count(g.Key.Depot, g.Key.Kind, [.. g], Shelf.Of(g.Key.Depot, g.Key.Kind, context)))
            .ToList();
        foreach (var shelf in shelves) CheckDays(shelf.Lines);
        var rows = new RowCounts();
        foreach (var shelf in shelves)
            rows = rows.With(
                shelf.Lines.Count, !context.OnShelf(shelf.Depot.Id).ContainsKey(shelf.Kind),
                shelf.IsCounted || IsDated(shelf));
        var depots = shelves.Where(IsDated).GroupBy(s => s.Depot.Id)
            .Select(g => WithLots(g.ToList(), context)).ToList();
        return new ImportPlan
        {
            Patch = new RegionPatch { Depots = [.. depots.Select(d => d.Depot)] },
            Counts = [
                .. shelves.Where(s => s.IsCounted)
                    .Select(s => new CountDue(s.Row, s.Depot.Id, s.Kind, s.Before.Units, s.Units))],
            Changes = [.. shelves.SelectMany(s => Changes(s, context))],
            Rows = rows,
            CellOf = path => EntryPath.Read(path) is { List: "depots" } entry
                ? CellOf(depots[entry.Index].Rows, entry) : null,
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<IReadOnlyList<SheetValue>> Values(SheetContext context, bool retired) =>
        from depot in context.Region.Depots.Values.OrderBy(d => d.Id, StringComparer.Ordinal)
        where retired || !depot.Retired
        from kind in context.OnShelf(depot.Id).Keys.Order()
        from part in Shelf.Of(depot, kind, context).Parts
        select (IReadOnlyList<SheetValue>)
            [Names.Of(new(ActorKind.Depot, depot.Id), context.Region), Names.Of(kind, context), part.Units, part.Day];

    /// <summary>A row.</summary>
    private sealed record Line(TableRow Row, DepotData Depot, ResourceKind Kind, int Units, DateOnly? Day);

    /// <summary>The rows of one depot and kind, and what is known of them.</summary>
    private sealed record Count(DepotData Depot, ResourceKind Kind, IReadOnlyList<Line> Lines, Shelf Before)
    {
        public int Row => Lines[0].Row.Number;
        public int Units => (int)Math.Min(int.MaxValue, Lines.Sum(l => (long)l.Units));
        public bool IsCounted => Units != Before.Units;
        public IReadOnlyList<(int Units, DateOnly Day)> Lots { get; } =
        [
            .. Lines.Where(l => l is { Day: not null, Units: > 0 }).Select(l => (l.Units, Day: l.Day!.Value))
                .OrderBy(l => l.Day),
        ];
    }

    private static Line? Read(TableRow row, SheetContext context)
    {
        var depot = DepotOf(row, context.Region);
        var (kind, problem) = row.Needed(Kind, "the kind of supply, by name or code") is { Length: > 0 } text
            ? Names.Kind(text, LookupKind.Supply) : (null, null);
        if (problem is not null) row.Wrong(Kind, problem);
        var units = SquadCells.Number(row, Units, "the units that were counted");
        if (units > RegionFaults.MostUnits) row.Wrong(Units, $"is not from 0 to {RegionFaults.MostUnits}.");
        var day = row.Half(Expires) is { Length: > 0 } typed ? SheetDay.Read(typed) : null;
        if (day is null && row.Text(Expires).Length > 0)
            row.Wrong(Expires, $"is no day; {SheetDay.Form}, the last on which it is good.");
        return depot is null || kind is null ? null : new Line(row, depot, kind.Value, units, day);
    }

    private static DepotData? DepotOf(TableRow row, Region region)
    {
        var text = row.Needed(Depot, "the depot, by id or name");
        if (text.Length == 0) return null;
        if (region.Depots.TryGetValue(WrittenText.HalfWidth(text), out var depot)) return depot;
        var (entry, problem) = Naming.One(LookupIndex.Of(region), text, LookupKind.Depot);
        if (problem is not null) row.Wrong(Depot, problem);
        return entry is null ? null : region.Depots.GetValueOrDefault(entry.Code);
    }

    /// <summary>Reports a row that repeats the day of one above it: one of them may be a slip.</summary>
    private static void CheckDays(IReadOnlyList<Line> lines)
    {
        for (var i = 1; i < lines.Count; i++)
            if (lines.Take(i).FirstOrDefault(l => l.Day == lines[i].Day && !l.Row.IsWrong(Expires)) is { } first
                && !lines[i].Row.IsWrong(Expires))
                lines[i].Row.Wrong(
                    lines[i].Row.Has(Expires) ? Expires : Kind,
                    $"row {first.Row.Number} has this kind {(first.Day is null ? "without a day" : "of this day")} in "
                        + "this depot already; add the units up in one row.");
    }

    /// <summary>Whether the lots of a count differ from those that are known.</summary>
    private static bool IsDated(Count count) =>
        count.Lines[0].Row.Has(Expires) && !count.Lots.SequenceEqual(count.Before.Lots);

    private static (DepotData Depot, IReadOnlyList<Line?> Rows) WithLots(List<Count> counts, SheetContext context)
    {
        var depot = counts[0].Depot;
        HashSet<ResourceKind> dated = [.. counts.Select(c => c.Kind)];
        List<(StockLot Lot, Line? From)> lots =
            [.. depot.Lots.Where(l => !dated.Contains(l.Kind)).Select(l => (l, (Line?)null))];
        foreach (var count in counts)
            foreach (var line in count.Lines.Where(l => l is { Day: not null, Units: > 0 }))
                lots.Add((new StockLot(count.Kind, line.Units, context.EndOf(line.Day!.Value)), line));
        return (depot with { Lots = [.. lots.Select(l => l.Lot)] }, [.. lots.Select(l => l.From)]);
    }

    private static (TableRow Row, SheetColumn Column)? CellOf(IReadOnlyList<Line?> rows, EntryPath entry) =>
        entry.Item is { } item && rows[item] is { } line ? (line.Row, entry.Part == CountField ? Units : Kind)
        : rows.FirstOrDefault(r => r is not null) is { } any ? (any.Row, Depot)
        : null;

    private static IEnumerable<SheetChange> Changes(Count count, SheetContext context)
    {
        var id = $"{count.Depot.Id} {count.Kind}";
        if (count.IsCounted)
            yield return new SheetChange(
                count.Row, id, Units.Field, ((SheetValue)count.Before.Units).Text, ((SheetValue)count.Units).Text);
        if (IsDated(count))
            yield return new SheetChange(
                count.Row, id, Expires.Field, Told(count.Before.Lots, context), Told(count.Lots, context));
    }

    private static string Told(IEnumerable<(int Units, DateOnly Day)> lots, SheetContext context) =>
        string.Join(context.In("；", "; "), lots.Select(l => $"{((SheetValue)(DateOnly?)l.Day).Text}: {l.Units}"));
}
