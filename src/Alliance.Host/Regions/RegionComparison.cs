using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Revisions;
using Alliance.Core.Stories;
using Alliance.Simulation.Regions;

namespace Alliance.Host.Regions;

/// <summary>Compares the region of a realm with another, such as that of a file, and tells line by line in what they
/// differ.</summary>
internal sealed class RegionComparison
{
    private readonly List<DifferenceLine> _lines = [];
    private readonly RegionFields _fields;

    private RegionComparison(Region realm, RegionData other, Calendar calendar)
    {
        var (before, all) = (realm.Data, RegionDifference.Between(realm.Data, other));
        _fields = new RegionFields(calendar, other, before);
        Patch = new RegionPatch
        {
            Townships = Compare(Township, before.Townships, all.Townships, t => t.Code, _fields.Of),
            Roads = Compare(Road, before.Roads, all.Roads, r => $"{r.Key.A}–{r.Key.B}", RegionFields.Of),
            VillageAlliances = Compare(
                VillageAlliance, before.VillageAlliances, all.VillageAlliances, v => v.Code, _fields.Of),
            CommandCentres = Compare(Centre, before.CommandCentres, all.CommandCentres, c => c.Code, _fields.Of),
            Teams = Compare(Team, before.Teams, all.Teams, t => t.Id, _fields.Of),
            Depots = Compare(Depot, before.Depots, all.Depots, d => d.Id, _fields.Of),
            Contacts = Compare(Contacts, before.Contacts, all.Contacts, c => $"{c.Of}", RegionFields.Of),
        };
        Kept = [.. new KeptData(realm, other, calendar).Lines()];
    }

    private static readonly Entries Township = new("townships", new("乡镇", "township")),
        Road = new("roads", new("道路", "road")),
        VillageAlliance = new("villageAlliances", new("村级联盟", "village alliance")),
        Centre = new("commandCentres", new("指挥中心", "command centre")),
        Team = new("teams", new("队伍", "squad")),
        Depot = new("depots", new("仓库", "depot")),
        Contacts = new("contacts", new("联系人，", "people to call,"));

    /// <summary>A list of a region.</summary>
    /// <param name="List">Its name in the JSON of a region.</param>
    /// <param name="One">What one of its entries is.</param>
    private sealed record Entries(string List, Telling One);

    /// <summary>The revision that makes the realm's region like the other, as far as a running realm can take
    /// it.</summary>
    public RegionPatch Patch { get; }
    /// <summary>What the revision changes, line by line.</summary>
    public IReadOnlyList<DifferenceLine> Lines => _lines;
    /// <summary>What differs and stays as the realm has it, with the reason and the way to change it.</summary>
    public IReadOnlyList<DifferenceLine> Kept { get; }
    /// <summary>The number of entries that are new.</summary>
    public int Added { get; private set; }
    /// <summary>The number of entries that are different.</summary>
    public int Changed { get; private set; }
    /// <summary>The number of entries that go out of use.</summary>
    public int Retired { get; private set; }
    /// <summary>Whether the regions are alike.</summary>
    public bool IsNone => _lines.Count == 0 && Kept.Count == 0;

    /// <summary>Compares two regions.</summary>
    /// <param name="realm">The region of the realm.</param>
    /// <param name="other">The other region, on the clock of the realm.</param>
    /// <param name="calendar">The calendar of the realm.</param>
    public static RegionComparison Of(Region realm, RegionData other, Calendar calendar) =>
        new(realm, other, calendar);

    /// <summary>Tells the entries of a list that differ in words, and returns them.</summary>
    private T[] Compare<T>(
        Entries list, IReadOnlyList<T> before, T[] entries, Func<T, string> keyOf,
        Func<T, IEnumerable<RegionField>> fieldsOf)
        where T : class
    {
        if (entries.Length == 0) return [];
        var former = before.ToDictionary(keyOf, StringComparer.Ordinal);
        return [.. entries.Where(entry =>
        {
            var (key, fields) = (keyOf(entry), fieldsOf(entry).ToList());
            var name = NameOf(entry);
            return former.TryGetValue(key, out var was)
                ? TellChanges(list, key, name, [.. fieldsOf(was)], fields)
                : TellNew(list, key, name, fields);
        })];
    }

    private Telling NameOf<T>(T entry) => entry switch
    {
        TownshipData t => new(t.Name, t.Name),
        VillageAllianceData v => new(v.Name, v.Name),
        CommandCentreData c => new(c.Name, c.Name),
        TeamData t => new(t.Name, t.Name),
        DepotData d => new(d.Name, d.Name),
        ContactList c => _fields.Tier(c.Of),
        RoadData r => Between(_fields.Tier(Seat(r.Key.A)), _fields.Tier(Seat(r.Key.B))),
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry, "An unknown entry of a region."),
    };

    private static ActorId Seat(string township) => new(ActorKind.Township, township);

    private static Telling Between(Telling a, Telling b) => new($"{a.Zh}–{b.Zh}", $"{a.En}–{b.En}");

    private bool TellNew(Entries list, string key, Telling name, List<RegionField> fields)
    {
        Added++;
        var said = fields.Where(f => f is { Says: true, Name: not "name" }).ToList();
        var what = Title(list, key, name);
        _lines.Add(DifferenceLine.Of(DifferenceKind.Added, list.List, key, name.En, new(
            $"新增{what.Zh}：{string.Join("；", said.Select(f => $"{f.Label.Zh} {f.Value.Zh}"))}",
            $"new {what.En}: {string.Join("; ", said.Select(f => $"{f.Label.En} {f.Value.En}"))}")));
        return true;
    }

    private bool TellChanges(
        Entries list, string key, Telling name, List<RegionField> before, List<RegionField> after)
    {
        var (changed, what) = (after.Zip(before).Where(f => f.First.Value != f.Second.Value).ToList(),
            Title(list, key, name));
        if (changed.Count == 0) return false;
        var retires = false;
        foreach (var (now, was) in changed)
        {
            var change = ChangeOf(now);
            retires |= change == DifferenceKind.Retired;
            _lines.Add(DifferenceLine.Of(
                change, list.List, key, name.En, Tell(change, what, now, was), now.Name, was.Value.En, now.Value.En));
        }

        if (retires) Retired++;
        else Changed++;
        return true;
    }

    private static DifferenceKind ChangeOf(RegionField now) => now.Name switch
    {
        RegionField.Retired => now.Value == RegionField.Yes ? DifferenceKind.Retired : DifferenceKind.Reinstated,
        "contacts" when !now.Says => DifferenceKind.Retired,
        _ => DifferenceKind.Changed,
    };

    private static Telling Tell(DifferenceKind change, Telling what, RegionField now, RegionField was) => change switch
    {
        DifferenceKind.Retired when now.Name == RegionField.Retired => new(
            $"{what.Zh}：停用", $"{what.En}: is retired"),
        DifferenceKind.Retired => new(
            $"{what.Zh}：撤销（原为{was.Value.Zh}）", $"{what.En}: the list is taken back (was {was.Value.En})"),
        DifferenceKind.Reinstated => new($"{what.Zh}：恢复使用", $"{what.En}: is in use again"),
        _ => new(
            $"{what.Zh}：{now.Label.Zh} {was.Value.Zh} → {now.Value.Zh}",
            $"{what.En}: {now.Label.En} {was.Value.En} → {now.Value.En}"),
    };

    /// <summary>Names an entry. The names of roads and of people to call have the codes in them.</summary>
    private static Telling Title(Entries list, string key, Telling name) => list == Road || list == Contacts
        ? new($"{list.One.Zh}{name.Zh}", $"{list.One.En} {name.En}")
        : new($"{list.One.Zh}{name.Zh}（{key}）", $"{list.One.En} {name.En} ({key})");
}
