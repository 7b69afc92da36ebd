using System.Text.Json.Serialization;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Situations;
using Alliance.Host.Api.Agreements;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Tiers;

/// <summary>One squad or stock line that a lender has promised or that is out.</summary>
internal sealed record SlotView(string Commitment, string Resource, int Quantity, string? Agreement, bool Lent);

/// <summary>The squads of a lender, and those that are out, compared with its reserve floor.</summary>
/// <param name="Squads">The number of squads that it owns.</param>
/// <param name="Out">The number of squads that are promised or out, at home or for others.</param>
/// <param name="Lent">The number of those that are out for others.</param>
/// <param name="ReserveFloor">The number of squads that stay, whichever body asks: the floor in force, including its
/// response level and orders.</param>
/// <param name="Floor">The parts of that floor.</param>
/// <param name="Slots">Each squad and stock line that is promised or out.</param>
internal sealed record LendingView(
    int Squads,
    int Out,
    int Lent,
    int ReserveFloor,
    FloorView Floor,
    IReadOnlyList<SlotView> Slots)
{
    public static LendingView Of(ActorId lender, SituationFold situation, RealmDesk realm)
    {
        var slots = situation.SlotsOf(lender);
        var squads = slots.Where(s => s.Resource.Kind == ActorKind.RescueTeam).ToList();
        var floor = FloorView.Of(lender, situation, realm);
        return new LendingView(
            situation.Region.SquadsOf(lender).Length,
            squads.Count,
            squads.Count(s => s.Lent),
            floor.InForce(),
            floor,
            [.. slots.Select(s => new SlotView(s.Commitment, s.Resource.ToString(), s.Quantity, s.Agreement, s.Lent))]);
    }
}

/// <summary>The move-up cover that a township asks for or has. It names the incident, the number of squads that were
/// ready at that time, and the floor.</summary>
internal sealed record CoverView(string Incident, int Ready, int Floor, int Depth)
{
    public static CoverView? Of(string township, SituationFold situation) =>
        situation.Covers.TryGetValue(township, out var cover) ? Of(cover) : null;

    public static CoverView Of(CoverProjection cover) =>
        new(cover.Asked.Incident, cover.Asked.Ready, cover.Asked.Floor, cover.Asked.Backfill.Depth);
}

internal sealed record TownshipView(
    string Code,
    string Name,
    string Pinyin,
    string Kind,
    double Latitude,
    double Longitude,
    int Population,
    string Superior,
    IReadOnlyList<string> Alliances,
    LendingView Lending,
    CoverView? Cover,
    IReadOnlyList<FormerPlace> Formerly,
    IReadOnlyList<string> Villages)
{
    /// <summary>The township that it was merged into; null for one that stands.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? MergedInto { get; init; }

    public static TownshipView Of(TownshipData t, SituationFold situation, RealmDesk realm) => new(
        t.Code, t.Name, t.Pinyin, t.Kind, t.Latitude / 1e6, t.Longitude / 1e6, t.Population, t.Superior,
        [.. situation.Region.AlliancesOf(t.Code).Select(a => a.Id)],
        LendingView.Of(new ActorId(ActorKind.Township, t.Code), situation, realm), CoverView.Of(t.Code, situation),
        t.Formerly, [.. t.Villages.Select(v => v.Name)])
    { MergedInto = t.MergedInto };
}

internal sealed record VillageAllianceView(string Code, string Name, string Township, int Villages, LendingView Lending)
{
    public static VillageAllianceView Of(VillageAllianceData v, SituationFold situation, RealmDesk realm) =>
        new(
            v.Code,
            v.Name,
            v.Township,
            v.Villages,
            LendingView.Of(new ActorId(ActorKind.VillageAlliance, v.Code), situation, realm));
}

/// <summary>The squads that one member has out under the agreement, and its cap.</summary>
internal sealed record MemberView(string Township, string Name, int Out, int Cap);

internal sealed record AllianceView(
    string Id, string Name, bool InForce, TermsView Terms, IReadOnlyList<MemberView> Members)
{
    public static AllianceView Of(TownshipAllianceData a, SituationFold situation, RealmDesk realm) =>
        new(
            a.Id,
            a.Name,
            situation.Region.Agreements.IsInForce(a.Id, realm.Live.Now),
            TermsView.Of(a.Terms, realm),
            [
                .. a.Members.Select(m => new MemberView(
                    m,
                    situation.Region.Townships[m].Name,
                    situation
                        .SlotsOf(new ActorId(ActorKind.Township, m))
                        .Count(s => s.Agreement == a.Id && s.Resource.Kind == ActorKind.RescueTeam),
                    a.Terms.MaxTeamsPerMember)),
            ]);
}

internal sealed record CommandCentreView(
    string Code, string Name, string Seat, string? Superior, bool HasTerritory, int ShelterPlaces, LendingView Lending)
{
    public static CommandCentreView Of(CommandCentreData c, SituationFold situation, RealmDesk realm) => new(
        c.Code, c.Name, c.Seat, c.Superior, c.HasTerritory, c.ShelterPlaces,
        LendingView.Of(new ActorId(ActorKind.CommandCentre, c.Code), situation, realm));
}
