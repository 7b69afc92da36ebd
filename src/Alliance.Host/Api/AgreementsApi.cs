using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Realms;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Grains.Realms;
using Alliance.Simulation.Scenarios.Yaml;

namespace Alliance.Host.Api;

/// <summary>What the parties of an agreement owe each other.</summary>
internal sealed record TermsView(
    int MaxTeamsPerMember, int? MaxTeamsPerPair, int? MaxTeamsPerBorrower, int? MaxTeamsInAll, int? MaxPeople, int DrawDownPermille, int ReserveFloor, int MaxUnitsPermille, IReadOnlyList<string>? Kinds,
    IReadOnlyList<string>? Askers, IReadOnlyList<string>? Lenders, ApprovalRule Approval, int ApprovalMinutes, bool GrantedOnTimeout, string Award, int DecisionMinutes,
    int AgeingMinutes, int ShiftMinutes, CostSharing Cost, int RequesterPermille, bool Signed, DateTimeOffset? From, DateTimeOffset? Until)
{
    public static TermsView Of(AgreementTerms t, RealmDesk realm) => new(
        t.MaxTeamsPerMember, t.MaxTeamsPerPair, t.MaxTeamsPerBorrower, t.MaxTeamsInAll, t.MaxPeople, t.DrawDownPermille, t.ReserveFloor, t.MaxUnitsPermille,
        t.Kinds is null ? null : [.. t.Kinds.Select(k => k.Code)], Codes(t.Askers), Codes(t.Lenders), t.Approval, t.ApprovalMinutes, t.GrantedOnTimeout, t.Award,
        t.DecisionMinutes, t.AgeingMinutes, t.ShiftMinutes, t.Cost, t.CostOfRequester, t.Signed, t.From is { } from ? realm.Time(from) : null, t.Until is { } until ? realm.Time(until) : null);

    private static string[]? Codes(ActorId[]? parties) => parties is null ? null : [.. parties.Select(p => p.ToString())];
}

/// <summary>What one party has out under an agreement, against its caps.</summary>
internal sealed record PartyView(string Party, string? Name, bool MayAsk, bool MayLend, int SquadsOut, int PeopleOut);

internal sealed record AgreementView(
    string Id, string Name, bool Alliance, AgreementStanding Standing, TermsView Terms, IReadOnlyList<PartyView> Parties)
{
    public static AgreementView Of(AgreementData a, SituationFold s, RealmDesk realm) => new(
        a.Id, a.Name, s.Region.Agreements.Alliances.Contains(a.Id), s.Region.Agreements.StandingOf(a.Id, realm.Live.Now), TermsView.Of(a.Terms, realm),
        [.. a.Parties.Select(p => Party(p, a, s))]);

    private static PartyView Party(ActorId party, AgreementData a, SituationFold s)
    {
        var squads = s.SlotsOf(party).Where(t => t.Agreement == a.Id && t.Resource.Kind == ActorKind.RescueTeam).ToList();
        return new(party.ToString(), NameOf(party, s.Region), a.MayAsk(party), a.MayLend(party), squads.Count, squads.Sum(t => s.Region.Teams[t.Resource.Key].People));
    }

    private static string? NameOf(ActorId party, Region region) => party.Kind switch
    {
        ActorKind.Township => region.Townships[party.Key].Name,
        ActorKind.CommandCentre => region.CommandCentres[party.Key].Name,
        ActorKind.VillageAlliance => region.VillageAlliances[party.Key].Name,
        _ => null,
    };
}

/// <summary>Agreements of every kind: read, concluded, signed, suspended, terminated, amended.</summary>
internal static class AgreementsApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", async (string realm, Desk desk, [AsParameters] Paging paging) =>
        {
            var open = await desk.Open(realm);
            return await open.See(s => paging.Of(s.Region.Agreements.All, a => a.Id, a => AgreementView.Of(a, s, open)));
        }).WithSummary("List agreements").WithDescription("Those of township alliances and all others, with their terms, how each stands and what is out under it.");
        group.MapGet("/{id}", async (string realm, string id, Desk desk) =>
        {
            var open = await desk.Open(realm);
            return await open.See(s => AgreementView.Of(Find(id, s.Region), s, open));
        }).WithSummary("Read an agreement").WithDescription("Its terms, how it stands and what is out under it.");
        group.MapPost("/", Conclude).WithSummary("Conclude a new agreement").WithDescription(
            "A township alliance's, which makes the alliance, or any other. It lends from now on, or from its first day; signed: false enters it as agreed and yet to be signed.")
            .Produces<Accepted>(StatusCodes.Status201Created);
        group.MapPost("/{id}/standing", SetStanding).WithSummary("Sign, suspend or terminate an agreement").WithDescription(
            "From then on it lends, or nothing; what is out under it stays out. Who terminates one ends it for good.").Produces<Accepted>();
        group.MapPost("/{id}/terms", Amend).WithSummary("Amend an agreement").WithDescription(
            "What is left out stays as it is; an empty list of kinds, askers or lenders means all. What is out stays out; caps and floors bind what is asked from then on.").Produces<Accepted>();
    }

    private static AgreementData Find(string id, Region region) => region.Agreements.Find(id)
        ?? throw ApiProblem.NotFound($"No agreement has the id {id}: {Nearest.Hint(id, [.. region.Agreements.All.Select(a => a.Id)])}");

    private static async Task<IResult> Conclude(string realm, NewAgreement body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var checks = new Checks();
        var (by, at, reason) = (checks.By(body), checks.OccurredAt(body, open.Live), checks.Text(body.Reason, "reason", "say why"));
        var (id, name) = (checks.Text(body.Id, "id", "letters, digits and dashes, such as TA-07"), checks.Text(body.Name, "name", "what it is called"));
        var isAlliance = checks.Value(body.Alliance, "alliance", "true for a township alliance's, false for any other");
        if (body.Parties is null) checks.Wrong("parties", "is missing: the codes of those who sign it.");
        var parties = checks.Tiers(body.Parties ?? [], "parties", open.Region);
        var terms = TermsReading.New(body, checks, open);
        if (checks.AreFine && new AgreementData(id, name, parties, terms).Fault(open.Region, isAlliance) is { } fault) checks.Wrong(fault.Field, fault.Mend);
        checks.Done();
        var command = new ConcludeAgreement(by, at, id, name, isAlliance, parties, terms, reason);
        var result = await open.Send(http, LiveRealm.RealmActor(open.Name), command, body);
        return Results.Created($"{open.Path}/agreements/{result.Number}", Accepted.Of(result));
    }

    private static async Task<IResult> SetStanding(string realm, string id, AgreementStandingBody body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        _ = Find(id, open.Region);
        var checks = new Checks();
        var (by, at, reason) = (checks.By(body), checks.OccurredAt(body, open.Live), checks.Text(body.Reason, "reason", "say why"));
        var change = checks.Value(body.Standing, "standing", "signed, suspended or terminated");
        checks.Done();
        Command command = change == StandingChange.Terminated
            ? new TerminateAgreement(by, at, id, reason)
            : new SetAgreement(by, at, id, change == StandingChange.Signed, reason);
        return await open.Command(http, LiveRealm.RealmActor(open.Name), command, body);
    }

    private static async Task<IResult> Amend(string realm, string id, AgreementTermsBody body, Desk desk, HttpContext http)
    {
        var open = await desk.Open(realm);
        var agreement = Find(id, open.Region);
        var checks = new Checks();
        var (by, at, reason) = (checks.By(body), checks.OccurredAt(body, open.Live), checks.Text(body.Reason, "reason", "say why"));
        var terms = TermsReading.Amended(agreement.Terms, body, checks, open);
        if ((agreement with { Terms = terms }).FaultOfTerms(open.Region.Agreements.Alliances.Contains(id)) is { } fault) checks.Wrong(fault.Field, fault.Mend);
        checks.Done();
        return await open.Command(http, LiveRealm.RealmActor(open.Name), new AmendAgreement(by, at, id, terms, reason), body);
    }
}
