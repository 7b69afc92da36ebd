using Alliance.Core.Geography;
using Alliance.Core.Revisions;
using Alliance.Host.Imports.Sheets;

namespace Alliance.Host.Imports;

/// <summary>A kind of sheet that is taken in and given out: its columns, and what its rows mean.</summary>
internal abstract class SheetKind
{
    /// <summary>All kinds.</summary>
    public static IReadOnlyList<SheetKind> All { get; } = [new SquadSheet(), new StockSheet(), new ContactSheet()];

    /// <summary>Its name in paths and commands, such as <c>squads</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Its name in Chinese.</summary>
    public abstract string Zh { get; }

    /// <summary>Its columns, in the order in which they are given out.</summary>
    public abstract IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>Finds a kind by its name; null for none.</summary>
    public static SheetKind? Of(string name) => All.FirstOrDefault(k => k.Name == name);

    /// <summary>Reads a sheet.</summary>
    /// <returns>What it would do, and all that is wrong in it. Where anything is wrong, nothing may be done.</returns>
    public (ImportPlan Plan, IReadOnlyList<SheetFault> Faults) Plan(Sheet sheet, SheetContext context)
    {
        var faults = new SheetFaults();
        var table = SheetTable.Of(sheet, Columns, faults);
        var plan = Plan(table, context);
        faults.AddMissing(table.Heading);
        foreach (var fault in RegionFaults.Of(plan.Patch, context.Region))
            if (plan.CellOf(fault.Path) is { } cell) cell.Row.Wrong(cell.Column, fault.Mend);
            else faults.Add(table.Heading, $"{fault.Path}: {fault.Mend}");
        return (plan, faults.All);
    }

    /// <summary>Writes a sheet: its heading, then its rows.</summary>
    /// <param name="context">The realm.</param>
    /// <param name="retired">Whether what is retired is written too.</param>
    public IEnumerable<IReadOnlyList<SheetValue>> Write(SheetContext context, bool retired) =>
        Values(context, retired).Prepend([.. Columns.Select(c => (SheetValue)context.In(c.Zh, c.En))]);

    /// <summary>Reads the rows of a sheet. What is wrong is reported at its cell.</summary>
    protected abstract ImportPlan Plan(SheetTable table, SheetContext context);

    /// <summary>Writes the rows of a sheet.</summary>
    protected abstract IEnumerable<IReadOnlyList<SheetValue>> Values(SheetContext context, bool retired);
}
