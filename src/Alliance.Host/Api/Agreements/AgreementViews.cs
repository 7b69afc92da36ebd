using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Situations;
using Alliance.Host.Api.Endpoints;

namespace Alliance.Host.Api.Agreements;

/// <summary>The terms of an agreement. A cap that is null is not set. <c>kinds</c>, <c>askers</c> and <c>lenders</c>
/// are null where all may be asked for, ask or lend.</summary>
internal sealed record TermsView(
    int MaxTeamsPerMember,
    int? MaxTeamsPerPair,
    int? MaxTeamsPerBorrower,
    int? MaxTeamsInAll,
    int? MaxPeople,
    int DrawDownPermille,
    int ReserveFloor,
    int MaxUnitsPermille,
    IReadOnlyList<string>? Kinds,
    IReadOnlyList<string>? Askers,
    IReadOnlyList<string>? Lenders,
    ApprovalRule Approval,
    int ApprovalMinutes,
    bool GrantedOnTimeout,
    string Award,
    int DecisionMinutes,
    int AgeingMinutes,
    int ShiftMinutes,
    CostSharing Cost,
    int RequesterPermille,
    bool Signed,
    DateTimeOffset? From,
    DateTimeOffset? Until)
{
    public static TermsView Of(AgreementTerms t, RealmDesk realm) =>
        new(
            t.MaxTeamsPerMember,
            t.MaxTeamsPerPair,
            t.MaxTeamsPerBorrower,
            t.MaxTeamsInAll,
            t.MaxPeople,
            t.DrawDownPermille,
            t.ReserveFloor,
            t.MaxUnitsPermille,
            t.Kinds is null ? null : [.. t.Kinds.Select(k => k.Code)],
            Codes(t.Askers),
            Codes(t.Lenders),
            t.Approval,
            t.ApprovalMinutes,
            t.GrantedOnTimeout,
            t.Award,
            t.DecisionMinutes,
            t.AgeingMinutes,
            t.ShiftMinutes,
            t.Cost,
            t.CostOfRequester,
            t.Signed,
            t.From is { } from ? realm.Time(from) : null,
            t.Until is { } until ? realm.Time(until) : null);

    private static string[]? Codes(ActorId[]? parties) =>
        parties is null ? null : [.. parties.Select(p => p.ToString())];
}

/// <summary>The squads and people that one party has out under an agreement, and whether it may ask and lend.</summary>
internal sealed record PartyView(string Party, string? Name, bool MayAsk, bool MayLend, int SquadsOut, int PeopleOut);

internal sealed record AgreementView(
    string Id,
    string Name,
    bool Alliance,
    AgreementStanding Standing,
    TermsView Terms,
    IReadOnlyList<PartyView> Parties)
{
    public static AgreementView Of(AgreementData a, SituationFold s, RealmDesk realm) =>
        new(
            a.Id,
            a.Name,
            s.Region.Agreements.Alliances.Contains(a.Id),
            s.Region.Agreements.StandingOf(a.Id, realm.Live.Now),
            TermsView.Of(a.Terms, realm),
            [.. a.Parties.Select(p => Party(p, a, s))]);

    private static PartyView Party(ActorId party, AgreementData a, SituationFold s)
    {
        var squads = s.SlotsOf(party)
            .Where(t => t.Agreement == a.Id && t.Resource.Kind == ActorKind.RescueTeam)
            .ToList();
        return new(
            party.ToString(),
            NameOf(party, s.Region),
            a.MayAsk(party),
            a.MayLend(party),
            squads.Count,
            squads.Sum(t => s.Region.Teams[t.Resource.Key].People));
    }

    private static string? NameOf(ActorId party, Region region) => party.Kind switch
    {
        ActorKind.Township => region.Townships[party.Key].Name,
        ActorKind.CommandCentre => region.CommandCentres[party.Key].Name,
        ActorKind.VillageAlliance => region.VillageAlliances[party.Key].Name,
        _ => null,
    };
}
