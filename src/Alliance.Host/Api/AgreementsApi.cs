using System.Globalization;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Realms;
using Alliance.Core.Resources;
using Alliance.Core.Situations;
using Alliance.Grains.Realms;
using Alliance.Simulation.Scenarios.Reading;

namespace Alliance.Host.Api;

/// <summary>What the parties of an agreement owe each other.</summary>
internal sealed record TermsView(
    int MaxTeamsPerMember, int? MaxTeamsPerPair, int? MaxTeamsPerBorrower, int? MaxTeamsInAll, int? MaxPeople, int DrawDownPermille, int ReserveFloor, int MaxUnitsPermille, IReadOnlyList<string>? Kinds,
    IReadOnlyList<string>? Askers, IReadOnlyList<string>? Lenders, ApprovalRule Approval, int ApprovalMinutes, bool GrantedOnTimeout, string Award, int DecisionMinutes,
    CostSharing Cost, int RequesterPermille, bool Signed, DateTimeOffset? From, DateTimeOffset? Until)
{
    public static TermsView Of(AgreementTerms t, RealmDesk realm) => new(
        t.MaxTeamsPerMember, t.MaxTeamsPerPair, t.MaxTeamsPerBorrower, t.MaxTeamsInAll, t.MaxPeople, t.DrawDownPermille, t.ReserveFloor, t.MaxUnitsPermille,
        t.Kinds is null ? null : [.. t.Kinds.Select(k => k.Code)], Codes(t.Askers), Codes(t.Lenders), t.Approval, t.ApprovalMinutes, t.GrantedOnTimeout, t.Award,
        t.DecisionMinutes, t.Cost, t.CostOfRequester, t.Signed, t.From is { } from ? realm.Time(from) : null, t.Until is { } until ? realm.Time(until) : null);

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

/// <summary>Agreements of every kind: read, signed, suspended, terminated, amended.</summary>
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
        group.MapPost("/{id}/standing", SetStanding).WithSummary("Sign, suspend or terminate an agreement").WithDescription(
            "From then on it lends, or nothing; what is out under it stays out. Who terminates one ends it for good.").Produces<Accepted>();
        group.MapPost("/{id}/terms", Amend).WithSummary("Amend an agreement").WithDescription(
            "What is left out stays as it is. What is out stays out; caps and floors bind what is asked from then on.").Produces<Accepted>();
    }

    private static AgreementData Find(string id, Region region) => region.Agreements.Find(id)
        ?? throw ApiProblem.NotFound($"No agreement has the id {id}: {Nearest.Hint(id, [.. region.Agreements.All.Select(a => a.Id)])}");

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
        var terms = Amended(agreement.Terms, body, checks, open.Live);
        if (terms.CapsTheWhole && !open.Region.Agreements.Alliances.Contains(id))
            checks.Wrong(body.MaxTeamsInAll is null ? "maxTeamsPerBorrower" : "maxTeamsInAll", "is counted by an alliance, and this is no alliance's agreement; set maxTeamsPerMember or maxTeamsPerPair.");
        checks.Done();
        return await open.Command(http, LiveRealm.RealmActor(open.Name), new AmendAgreement(by, at, id, terms, reason), body);
    }

    private static AgreementTerms Amended(AgreementTerms terms, AgreementTermsBody body, Checks checks, LiveRealm realm)
    {
        var amended = terms with
        {
            MaxTeamsPerMember = Limit(body.MaxTeamsPerMember, terms.MaxTeamsPerMember, "maxTeamsPerMember", 1, 1_000, checks),
            MaxTeamsPerPair = body.MaxTeamsPerPair is null ? terms.MaxTeamsPerPair : Limit(body.MaxTeamsPerPair, 1, "maxTeamsPerPair", 1, 1_000, checks),
            MaxTeamsPerBorrower = body.MaxTeamsPerBorrower is null ? terms.MaxTeamsPerBorrower : Limit(body.MaxTeamsPerBorrower, 1, "maxTeamsPerBorrower", 1, 1_000, checks),
            MaxTeamsInAll = body.MaxTeamsInAll is null ? terms.MaxTeamsInAll : Limit(body.MaxTeamsInAll, 1, "maxTeamsInAll", 1, 1_000, checks),
            MaxPeople = body.MaxPeople is null ? terms.MaxPeople : Limit(body.MaxPeople, 1, "maxPeople", 1, 100_000, checks),
            DrawDownPermille = Limit(body.DrawDownPermille, terms.DrawDownPermille, "drawDownPermille", 0, 1_000, checks),
            ReserveFloor = Limit(body.ReserveFloor, terms.ReserveFloor, "reserveFloor", 0, 1_000, checks),
            MaxUnitsPermille = Limit(body.MaxUnitsPermille, terms.MaxUnitsPermille, "maxUnitsPermille", 0, 1_000, checks),
            Kinds = body.Kinds is null ? terms.Kinds : [.. body.Kinds.Select((k, i) => checks.Kind(k, $"kinds[{i}]"))],
            Approval = body.Approval ?? terms.Approval,
            ApprovalMinutes = Limit(body.ApprovalMinutes, terms.ApprovalMinutes, "approvalMinutes", 1, 1_440, checks),
            GrantedOnTimeout = body.GrantedOnTimeout ?? terms.GrantedOnTimeout,
            Cost = body.Cost ?? terms.Cost,
            RequesterPermille = Limit(body.RequesterPermille, terms.RequesterPermille, "requesterPermille", 0, 1_000, checks),
            From = body.From is null ? terms.From : Day(body.From, "from", checks, realm),
            Until = body.Until is null ? terms.Until : Day(body.Until, "until", checks, realm, later: 1),
        };
        if (amended is { From: { } from, Until: { } until } && until <= from) checks.Wrong("until", "lies before its first day; exchange the two.");
        return amended;
    }

    private static int Limit(int? value, int otherwise, string field, int min, int max, Checks checks)
    {
        if (value is { } given && (given < min || given > max)) checks.Wrong(field, $"{given} is not between {min} and {max}.");
        return value ?? otherwise;
    }

    private static Instant? Day(string text, string field, Checks checks, LiveRealm realm, int later = 0)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return realm.At(new DateTimeOffset(day.AddDays(later).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(8)));
        checks.Wrong(field, $"'{text}' is no day; write it as 2026-06-19.");
        return null;
    }
}
