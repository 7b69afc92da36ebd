using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Revisions;
using Alliance.Host.Api.Typing;
using Alliance.Host.Imports.Sheets;

namespace Alliance.Host.Imports;

/// <summary>People to call: a row each. The rows of one tier, squad or depot are its list, in the order in which they
/// are called; the list takes the place of the one before. A row that names nobody takes the list back.</summary>
internal sealed class ContactSheet : SheetKind
{
    private static readonly SheetColumn
        For = new("of", "对象", "of", IsRequired: true) { Synonyms = ["单位"] },
        Person = new("name", "姓名", "name", IsRequired: true),
        Role = new("role", "职务", "role"),
        Telephone = new("telephone", "电话", "telephone", IsRequired: true)
        {
            Synonyms = ["联系电话", "手机", "phone"],
        };

    /// <inheritdoc/>
    public override string Name => "contacts";

    /// <inheritdoc/>
    public override string Zh => "联系人";

    /// <inheritdoc/>
    public override IReadOnlyList<SheetColumn> Columns { get; } = [For, Person, Role, Telephone];

    /// <inheritdoc/>
    protected override ImportPlan Plan(SheetTable table, SheetContext context)
    {
        var lists = table.Rows.Select(row => (Row: row, Of: Called(row, context)))
            .Where(r => r.Of is not null)
            .GroupBy(r => r.Of!.Value, r => r.Row)
            .Select(g => (Of: g.Key, Rows: g.ToList()))
            .ToList();
        var known = context.Region.Data.Contacts.ToDictionary(c => c.Of);
        var (changes, counts, read) = (new List<SheetChange>(), new RowCounts(), new List<ContactList>());
        foreach (var (of, rows) in lists)
        {
            var list = new ContactList(of, People(rows));
            var before = known.GetValueOrDefault(of);
            var (was, becomes) = (before is null ? null : Told(before.People), Told(list.People));
            var isChange = (was ?? "") != becomes;
            if (isChange) changes.Add(new(rows[0].Number, Names.Of(of, context.Region), "people", was, becomes));
            counts = counts.With(rows.Count, before is null && isChange, isChange);
            read.Add(list);
        }

        return new ImportPlan
        {
            Patch = new RegionPatch { Contacts = [.. read] },
            Changes = changes,
            Rows = counts,
            CellOf = path => EntryPath.Read(path) is { List: "contacts" } entry
                ? (lists[entry.Index].Rows[entry.Item ?? 0],
                    Columns.FirstOrDefault(c => c.Field == (entry.Part ?? entry.Field)) ?? For) : null,
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<IReadOnlyList<SheetValue>> Values(SheetContext context, bool retired) =>
        from list in context.Region.Data.Contacts.OrderBy(c => c.Of)
        from person in list.People
        select (IReadOnlyList<SheetValue>)
            [Names.Of(list.Of, context.Region), person.Name, person.Role, person.Telephone];

    private static ActorId? Called(TableRow row, SheetContext context)
    {
        var text = row.Needed(For, "the township, centre, squad or depot for which the person answers");
        if (text.Length == 0) return null;
        var (of, problem) = Names.Anyone(text, context.Region);
        if (problem is not null) row.Wrong(For, problem);
        return of;
    }

    private static IReadOnlyList<ContactPerson> People(List<TableRow> rows)
    {
        if (rows is [var only] && Said(only).All(text => text.Length == 0)) return [];
        return [.. rows.Select(row => new ContactPerson(
            row.Needed(Person, "the name of the person"),
            row.Text(Role) is { Length: > 0 } role ? role : null,
            WrittenText.HalfWidth(row.Needed(Telephone, "the number, as it is dialled"))))];
    }

    private static string[] Said(TableRow row) => [row.Text(Person), row.Text(Role), row.Text(Telephone)];

    private static string Told(IReadOnlyList<ContactPerson> people) => string.Join("；", people.Select(p =>
        p.Role is null ? $"{p.Name} {p.Telephone}" : $"{p.Name}（{p.Role}）{p.Telephone}"));
}
