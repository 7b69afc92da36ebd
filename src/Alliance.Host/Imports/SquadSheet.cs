using Alliance.Core.Geography;
using Alliance.Core.Resources;
using Alliance.Core.Revisions;
using Alliance.Host.Api.Typing;
using Alliance.Host.Imports.Sheets;
using Alliance.Simulation.Lookups;

namespace Alliance.Host.Imports;

/// <summary>Squads: a row each. A row with an id that is known changes the squad, one with a new id adds it. Columns
/// that the sheet lacks leave a squad as it is.</summary>
internal sealed class SquadSheet : SheetKind
{
    private static readonly SheetColumn
        Id = new("id", "编号", "id", IsRequired: true) { Synonyms = ["队伍编号"] },
        Title = new("name", "名称", "name") { Synonyms = ["队伍名称"] },
        Owner = new("owner", "所属", "owner") { Synonyms = ["所属单位"] },
        Force = new("force", "队伍类型", "force") { Synonyms = ["类型"] },
        People = new("people", "人数", "people"),
        Capabilities = new("capabilities", "能力", "capabilities"),
        Equipment = new("equipment", "装备", "equipment"),
        Endurance = new("enduranceHours", "自持时间", "endurance hours") { Synonyms = ["自持小时"] },
        Retired = new("retired", "停用", "retired");

    /// <inheritdoc/>
    public override string Name => "squads";

    /// <inheritdoc/>
    public override string Zh => "队伍";

    /// <inheritdoc/>
    public override IReadOnlyList<SheetColumn> Columns { get; } =
        [Id, Title, Owner, Force, People, Capabilities, Equipment, Endurance, Retired];

    /// <inheritdoc/>
    protected override ImportPlan Plan(SheetTable table, SheetContext context)
    {
        List<(TableRow Row, TeamData Team)> squads = [];
        foreach (var row in table.Rows)
            if (IdOf(row, context) is { } id)
                squads.Add((row, Read(row, id, context.Region.Teams.GetValueOrDefault(id), context)));
        var (changes, counts) = (new List<SheetChange>(), new RowCounts());
        foreach (var (row, team) in squads)
        {
            var before = context.Region.Teams.GetValueOrDefault(team.Id);
            var changed = Changes(row, before, team, context).ToList();
            changes.AddRange(changed);
            counts = counts.With(1, before is null, changed.Count > 0);
        }

        return new ImportPlan
        {
            Patch = new RegionPatch { Teams = [.. squads.Select(s => s.Team)] },
            Changes = changes,
            Rows = counts,
            CellOf = path => EntryPath.Read(path) is { List: "teams" } entry
                ? (squads[entry.Index].Row, Columns.FirstOrDefault(c => c.Field == entry.Field) ?? Id) : null,
        };
    }

    /// <inheritdoc/>
    protected override IEnumerable<IReadOnlyList<SheetValue>> Values(SheetContext context, bool retired) =>
        context.Region.Teams.Values.Where(t => retired || !t.Retired).OrderBy(t => t.Id, StringComparer.Ordinal)
            .Select(t => Cells(t, context));

    /// <summary>Returns the id of a row; that of a known squad also where its case differs. Null, reported, for
    /// none.</summary>
    private static string? IdOf(TableRow row, SheetContext context)
    {
        var id = WrittenText.HalfWidth(row.Needed(Id, "the id of the squad, such as 430422119-S1"));
        if (id.Length == 0) return null;
        if (context.Region.Teams.ContainsKey(id)) return id;
        return LookupIndex.Of(context.Region).Named(id, LookupKind.Team) is [{ By: LookupBy.Code } known]
            ? known.Entry.Code : id;
    }

    private static TeamData Read(TableRow row, string id, TeamData? before, SheetContext context)
    {
        var after = Fields(row, id, before, context);
        return after with { Formerly = FormerPlace.Renamed(before?.Formerly ?? [], before?.Name ?? "", after.Name) };
    }

    private static TeamData Fields(TableRow row, string id, TeamData? before, SheetContext context) => new(
        id,
        Field(row, Title, before, t => t.Name, () => row.Needed(Title, "what it is called")),
        Field(row, Owner, before, t => t.Owner, () => SquadCells.Owner(row, Owner, context.Region)),
        Field(row, Force, before, t => t.Force, () => SquadCells.Force(row, Force)),
        Field(row, People, before, t => t.People, () => SquadCells.Number(row, People, "how many people it has")),
        Field(row, Capabilities, before, t => t.Capabilities, () => SquadCells.Capabilities(row, Capabilities)))
    {
        Equipment = row.Has(Equipment) ? SquadCells.Equipment(row, Equipment)
            : before?.Equipment ?? new Dictionary<ResourceKind, int>(),
        EnduranceHours = row.Text(Endurance).Length > 0 ? SquadCells.Number(row, Endurance, "hours")
            : before?.EnduranceHours ?? TeamData.UsualEnduranceHours,
        Retired = row.Has(Retired) ? SquadCells.Flag(row, Retired) : before?.Retired ?? false,
    };

    /// <summary>Reads a field that a new squad must have.</summary>
    private static T Field<T>(TableRow row, SheetColumn column, TeamData? before, Func<TeamData, T> of, Func<T> read)
    {
        if (row.Has(column)) return read();
        if (before is not null) return of(before);
        row.Lacks(column);
        return read();
    }

    private IEnumerable<SheetChange> Changes(TableRow row, TeamData? before, TeamData after, SheetContext context)
    {
        var (was, becomes) = (before is null ? null : Cells(before, context), Cells(after, context));
        for (var i = 1; i < Columns.Count; i++)
            if (was is null ? becomes[i].Text.Length > 0 : was[i].Text != becomes[i].Text)
                yield return new SheetChange(row.Number, after.Id, Columns[i].Field, was?[i].Text, becomes[i].Text);
    }

    private static IReadOnlyList<SheetValue> Cells(TeamData team, SheetContext context) =>
    [
        team.Id,
        team.Name,
        team.Owner.Key is null ? "" : Names.Of(team.Owner, context.Region),
        Forces.Of(team.Force) is { } force ? context.In(force.Zh, force.Code) : team.Force,
        team.People,
        Listed(team.Capabilities.Select(c => $"{Names.Of(c.Kind, context)}/{c.Type}"), context),
        Listed(team.Equipment.OrderBy(e => e.Key).Select(e => $"{Names.Of(e.Key, context)} {e.Value}"), context),
        team.EnduranceHours,
        team.Retired ? context.In("是", "yes") : "",
    ];

    private static string Listed(IEnumerable<string> items, SheetContext context) =>
        string.Join(context.In("；", "; "), items);
}
