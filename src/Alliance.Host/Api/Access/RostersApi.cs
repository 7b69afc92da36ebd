using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Host.Access;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Access;

/// <summary>Rosters: who is on duty for an office, the deputies, and the handover between shifts.</summary>
internal static class RostersApi
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/{office}", Get).Is(Act.ReadSituation).WithSummary("Read the roster of an office")
            .WithDescription("The office is a tier, a squad or a depot, by code or name.");
        group.MapPost("/{office}", Plan).Is(Act.KeepRoster).Accepts<RosterBody>("application/json")
            .WithSummary("Plan shifts")
            .WithDescription(
                "Replaces what was planned for the time. Within a shift only its people act for the office, and they "
                    + "are told in their order. Where nobody is planned all accounts of the office act.");
        group.MapPost("/{office}/handover", HandOver).Is(Act.KeepRoster).Accepts<ShiftHandover>("application/json")
            .WithSummary("Hand over the shift").WithDescription("From now on, with a note.");
    }

    private static async Task<RosterView> Get(string office, AccountCalls calls)
    {
        var region = await calls.Region();
        return RosterView.Of(OfficeOf(office, region), calls.Directory, region);
    }

    private static async Task<RosterView> Plan(
        string office, Given<RosterBody> given, AccountCalls calls, Authority authority, HttpContext http)
    {
        var (region, checks, body) = (await calls.Region(), new Checks(given.Faults), given.Body);
        var of = OfficeOf(office, region);
        var call = await calls.Keyed(http, given);
        if (call.IsDone) return RosterView.Of(of, calls.Directory, region);
        var plan = new PlanShifts(
            AccountCalls.By(http), At(body.From, "from", calls, checks), At(body.To, "to", calls, checks),
            [.. (body.Shifts ?? []).Select((s, i) => ShiftOf(s, $"shifts[{i}]", of, calls, checks))]);
        checks.Done();
        return await Send(of, plan, calls, authority, call, region);
    }

    private static async Task<RosterView> HandOver(
        string office, Given<ShiftHandover> given, AccountCalls calls, Authority authority, HttpContext http)
    {
        var (region, checks, body) = (await calls.Region(), new Checks(given.Faults), given.Body);
        var of = OfficeOf(office, region);
        var call = await calls.Keyed(http, given);
        // Who has handed over is no longer on duty, and is answered all the same.
        if (call.IsDone) return RosterView.Of(of, calls.Directory, region);
        var handover = new HandOverShift(
            AccountCalls.By(http), PeopleOf(body.People, "people", of, calls, checks),
            At(body.To, "to", calls, checks), checks.Text(body.Note, "note", "what those who come on duty are told"));
        checks.Done();
        return await Send(of, handover, calls, authority, call, region);
    }

    private static async Task<RosterView> Send(
        ActorId office, OfficeCommand command, AccountCalls calls, Authority authority, KeyedCall call,
        Region region)
    {
        if (calls.Directory.Realm is null)
            throw ApiProblem.Conflict("open", "This server has no accounts yet: there is nobody to plan.");
        var actor = AccessRealm.Office(office);
        await calls.Send(actor, await authority.Judge(call.Http, actor, command, RealmClass.Live, region), call);
        return RosterView.Of(office, calls.Directory, region);
    }

    private static Shift ShiftOf(ShiftBody? shift, string field, ActorId office, AccountCalls calls, Checks checks) =>
        new(At(shift?.From, $"{field}.from", calls, checks), At(shift?.To, $"{field}.to", calls, checks),
            PeopleOf(shift?.People, $"{field}.people", office, calls, checks),
            shift?.Note is null ? null : checks.Text(shift.Note, $"{field}.note", "a note"));

    private static Instant At(string? text, string field, AccountCalls calls, Checks checks) =>
        calls.Directory.Realm is { } realm
        ? checks.AnyTime(checks.Text(text, field, "a time, such as 2026-07-01T08:00"), field, realm) : Instant.Start;

    private static string[] PeopleOf(
        string[]? people, string field, ActorId office, AccountCalls calls, Checks checks)
    {
        if (people is not { Length: > 0 }) checks.Wrong(field, "is missing: give the accounts, who is on duty first.");
        for (var i = 0; i < people?.Length; i++)
            if (!calls.Directory.View.HoldersOf(office).Contains(people[i]))
                checks.Wrong($"{field}[{i}]",
                    $"'{people[i]}' is no account that acts for this office; an administrator gives it the role.");
        return people ?? [];
    }

    private static ActorId OfficeOf(string text, Region region)
    {
        var (actor, problem) = Naming.Known(Uri.UnescapeDataString(text), region, Naming.Actors);
        return actor is { } found && found.Kind != ActorKind.TownshipAlliance ? found
            : throw ApiProblem.NotFound(problem ?? $"{text} is an alliance; it has no desk of its own.");
    }
}
