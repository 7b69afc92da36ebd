using Alliance.Core.Identifiers;
using Alliance.Core.Lenders;
using Alliance.Core.Situations;
using Alliance.Core.Vocabulary;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Tiers;

/// <summary>The lowest number of squads to which a superior may draw down a lender.</summary>
/// <param name="Superior">The command centre.</param>
/// <param name="Level">Its response level.</param>
/// <param name="Order">The number of its order to the lender with the lowest floor that is in force; null where there
/// is none.</param>
/// <param name="Until">When that order ends; null where there is none.</param>
/// <param name="Floor">The number of squads that stay when the superior asks.</param>
internal sealed record SuperiorFloorView(
    string Superior,
    ResponseLevel Level,
    string? Order,
    DateTimeOffset? Until,
    int Floor)
{
    /// <summary>Creates the view; null where the superior may not draw the lender lower than others may.</summary>
    public static SuperiorFloorView? Of(
        ActorId superior,
        ActorId lender,
        ResponseLevel own,
        SituationFold situation,
        RealmDesk realm)
    {
        var level = FloorView.LevelOf(superior, situation);
        var order = situation
            .Orders.Values.Where(o =>
                o.Centre == superior && o.Order.Until > realm.Live.Now && o.Order.Townships.Contains(lender.Key))
            .MinBy(o => o.Order.Floor)
            ?.Order;
        var floor = Floors.Of(lender, null, own, new Mandate(level, order), superior, situation.Region);
        var forAll = Floors.Of(lender, null, own, null, superior, situation.Region);
        var inForce = Math.Min(floor, order?.Floor ?? floor);
        return inForce == forAll
            ? null
            : new(superior.Key, level, order?.Id, order is null ? null : realm.Time(order.Until), inForce);
    }
}

/// <summary>The reserve floor of a lender and its parts, in squads.</summary>
/// <param name="Configured">The floor that the region configures.</param>
/// <param name="Level">The lender's own response level.</param>
/// <param name="Raise">The squads that this level adds to the floor.</param>
/// <param name="ForOthers">The squads that stay when a neighbour asks. An agreement may have a higher floor of its
/// own.</param>
/// <param name="Superiors">The superiors that may draw lower, by level or by order.</param>
internal sealed record FloorView(
    int Configured,
    ResponseLevel Level,
    int Raise,
    int ForOthers,
    IReadOnlyList<SuperiorFloorView> Superiors)
{
    /// <summary>Returns the floor in force: the lowest number of squads to which any body may draw down the lender
    /// now.</summary>
    public int InForce() => Superiors.Select(s => s.Floor).Append(ForOthers).Min();

    public static FloorView Of(ActorId lender, SituationFold situation, RealmDesk realm)
    {
        var region = situation.Region;
        var level = LevelOf(lender, situation);
        var configured = Floors.Of(lender, null, ResponseLevel.None, null, lender, region);
        return new(
            configured,
            level,
            Floors.Raise(lender, level, region),
            Floors.Of(lender, null, level, null, lender, region),
            [
                .. region
                    .CommandCentres.Keys.Order(StringComparer.Ordinal)
                    .Select(c => new ActorId(ActorKind.CommandCentre, c))
                    .Where(c => region.IsSuperior(c, lender))
                    .Select(c => SuperiorFloorView.Of(c, lender, level, situation, realm))
                    .OfType<SuperiorFloorView>(),
            ]);
    }

    internal static ResponseLevel LevelOf(ActorId tier, SituationFold situation) =>
        situation.Levels.GetValueOrDefault(tier)?.Declared.Level ?? ResponseLevel.None;
}
