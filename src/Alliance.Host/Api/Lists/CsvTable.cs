using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json;

namespace Alliance.Host.Api.Lists;

/// <summary>The columns of a list as CSV, and the cells of its rows.</summary>
/// <typeparam name="TView">The views of the items.</typeparam>
internal sealed class CsvTable<TView>
{
    private readonly Func<TView, IEnumerable<IReadOnlyList<string>>> _rows;

    private CsvTable(IReadOnlyList<string> header, Func<TView, IEnumerable<IReadOnlyList<string>>> rows) =>
        (Header, _rows) = (header, rows);

    /// <summary>One row for each item, with the fields of its view.</summary>
    public static CsvTable<TView> Plain { get; } = Of<TView>(view => [view]);

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>Makes the table of items that fill several rows each.</summary>
    /// <typeparam name="TRow">A row: a record whose fields are the columns.</typeparam>
    /// <param name="rows">The rows of an item.</param>
    public static CsvTable<TView> Of<TRow>(Func<TView, IEnumerable<TRow>> rows)
    {
        var columns = CsvColumns.Of(typeof(TRow)).ToList();
        return new CsvTable<TView>(
            columns.ConvertAll(c => c.Name),
            view => rows(view).Select(row => columns.ConvertAll(c => CsvCell.Of(c.Of(row!)))));
    }

    /// <summary>The rows of an item.</summary>
    public IEnumerable<IReadOnlyList<string>> RowsOf(TView view) => _rows(view);
}

/// <summary>The columns of a record: its fields, and those of records within it with a dot before them.</summary>
internal static class CsvColumns
{
    /// <summary>A column.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Of">Reads its value; null where there is none.</param>
    internal sealed record Column(string Name, Func<object, object?> Of);

    /// <summary>Lists the columns of a type.</summary>
    public static IEnumerable<Column> Of(Type type) => Of(type, "");

    private static IEnumerable<Column> Of(Type type, string prefix)
    {
        if (type.IsAssignableTo(typeof(System.Text.Json.Nodes.JsonNode)))
            throw new InvalidOperationException($"{type.Name} has no columns; give the list rows of its own.");
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = prefix + JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            var read = Reader(type, property);
            var of = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (CsvCell.Fits(of) || of.IsAssignableTo(typeof(System.Collections.IEnumerable)))
            {
                yield return new Column(name, read);
                continue;
            }

            foreach (var inner in Of(of, name + "."))
                yield return new Column(inner.Name, item => read(item) is { } part ? inner.Of(part) : null);
        }
    }

    private static Func<object, object?> Reader(Type type, PropertyInfo property)
    {
        var item = Expression.Parameter(typeof(object));
        var value = Expression.Property(Expression.Convert(item, type), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(value, typeof(object)), item).Compile();
    }
}
