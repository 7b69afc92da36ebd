using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Host.Access;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Lists;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Api.Access;

/// <summary>Accounts and their API keys, for administrators.</summary>
internal static class AccountsApi
{
    private const int LongestName = 40, LongestDays = 730, UsualDays = 365;

    private static readonly ListShape<AccountView> Shape = new ListShape<AccountView>("name", a => a.Name)
        .Search("name and person", (a, _) => [a.Name, a.Person]);

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/", List).ProducesList<AccountView>(Shape.Query).WithSummary("List accounts")
            .WithDescription("By name. Of passwords and keys nothing is shown.");
        group.MapPost("/", Add).Accepts<NewAccount>("application/json").Produces<AccountView>(201)
            .WithSummary("Add an account")
            .WithDescription("From the first account on everybody has to sign in. So the first is an administrator's.");
        group.MapGet("/{name}", Get).WithSummary("Read an account").WithDescription("Its roles and its standing.");
        group.MapPost("/{name}/details", Change).Accepts<AccountChange>("application/json")
            .WithSummary("Change an account")
            .WithDescription("Its person and its roles. Keys with a role that it loses are revoked.");
        group.MapPost("/{name}/disable", Disable).Accepts<ReasonBody>("application/json")
            .WithSummary("Disable an account")
            .WithDescription("Its sessions end, and its keys cannot be used until it is enabled again.");
        group.MapPost("/{name}/enable", Enable).Accepts<ReasonBody>("application/json")
            .WithSummary("Enable an account").WithDescription("After it was disabled.");
        group.MapPost("/{name}/reset", Reset).Accepts<AccountReset>("application/json")
            .WithSummary("Set another password")
            .WithDescription("It unlocks the account and ends its sessions.");
        group.MapGet("/{name}/keys", Keys).WithSummary("List the keys of an account")
            .WithDescription("Also those that have ended, for 90 days.");
        group.MapPost("/{name}/keys", AddKey).Accepts<NewKey>("application/json").Produces<KeyView>(201)
            .WithSummary("Make an API key")
            .WithDescription(
                "The answer shows the key once. A program sends it as Authorization: Bearer KEY. The answer to a "
                    + "repeat with the same Idempotency-Key has the id without the key, which is kept nowhere: where "
                    + "the first answer was lost, revoke it and make another.");
        group.MapPost("/{name}/keys/{id}/revoke", Revoke).Accepts<ReasonBody>("application/json")
            .WithSummary("Revoke a key").WithDescription("It cannot be used from then on.");
    }

    private static async Task<IResult> List(AccountCalls calls, HttpContext http)
    {
        var region = await calls.Region();
        List<AccountView> views = [.. calls.Directory.View.Accounts.Select(
            a => AccountView.Of(a.Key, a.Value, calls.Directory.Realm!, region))];
        return await ListAnswer.Of(
            http, Shape.Read(http), wish => Task.FromResult(ListPages.Of(wish, views, v => v)),
            wish => Task.FromResult(ListPages.Count(wish, views)));
    }

    private static async Task<IResult> Add(Given<NewAccount> given, AccountCalls calls, HttpContext http)
    {
        var (body, checks, region) = (given.Body, new Checks(given.Faults), await calls.Region());
        var call = await calls.Keyed(http, given, isSecret: true);
        if (call.Before?.Number is { } before) return await Added(before, calls);
        var name = checks.Text(body.Name, "name", "the name to sign in with");
        if (name.Length is < 2 or > LongestName
            || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_'))
            checks.Wrong("name", $"give 2 to {LongestName} of a-z, 0-9, '.', '-' and '_'.");
        var person = checks.Text(body.Person, "person", "the person or program");
        var roles = AccountCalls.Roles(body.Roles, checks, region);
        var password = body.Password is null ? null : AccountCalls.Password(body.Password, "password", checks);
        checks.Done();
        calls.KeepsAdministrator("", roles);
        if (calls.Directory.View.Accounts.IsEmpty && password is null)
            throw ApiProblem.BadInput("password", "is missing: the first account signs in with one.");
        await calls.Send(name, new AddAccount(
            AccountCalls.By(http), person, roles, password is null ? null : calls.SignIns.Hash(name, password)), call);
        return await Added(name, calls);
    }

    private static async Task<IResult> Added(string name, AccountCalls calls) =>
        Results.Created($"{ApiPaths.Accounts}/{name}", await View(name, calls));

    private static Task<AccountView> Get(string name, AccountCalls calls) => View(name, calls);

    private static async Task<AccountView> Change(
        string name, Given<AccountChange> given, AccountCalls calls, HttpContext http)
    {
        var (body, checks, account) = (given.Body, new Checks(given.Faults), calls.Account(name));
        var call = await calls.Keyed(http, given);
        if (call.IsDone) return await View(name, calls);
        var person = body.Person is null ? account.Person! : checks.Text(body.Person, "person", "the person");
        var roles = body.Roles is null ? account.Posts
            : AccountCalls.Roles(body.Roles, checks, await calls.Region());
        checks.Done();
        calls.KeepsAdministrator(name, account.IsDisabled ? [] : roles);
        await calls.Send(name, new ChangeAccount(AccountCalls.By(http), person, roles), call);
        return await View(name, calls);
    }

    private static Task<AccountView> Disable(
        string name, Given<ReasonBody> given, AccountCalls calls, HttpContext http) =>
        Set(name, true, given, calls, http);

    private static Task<AccountView> Enable(
        string name, Given<ReasonBody> given, AccountCalls calls, HttpContext http) =>
        Set(name, false, given, calls, http);

    private static async Task<AccountView> Set(
        string name, bool disabled, Given<ReasonBody> given, AccountCalls calls, HttpContext http)
    {
        var account = calls.Account(name);
        var call = await calls.Keyed(http, given);
        if (call.IsDone) return await View(name, calls);
        var reason = Reason(given);
        calls.KeepsAdministrator(name, disabled ? [] : account.Posts);
        await calls.Send(name, new SetStanding(AccountCalls.By(http), disabled, reason), call);
        return await View(name, calls);
    }

    private static async Task<AccountView> Reset(
        string name, Given<AccountReset> given, AccountCalls calls, HttpContext http)
    {
        calls.Account(name);
        var call = await calls.Keyed(http, given, isSecret: true);
        if (call.IsDone) return await View(name, calls);
        var checks = new Checks(given.Faults);
        var password = AccountCalls.Password(given.Body.Password, "password", checks);
        checks.Done();
        await calls.Send(name, new SetPassword(
            AccountCalls.By(http), calls.SignIns.Hash(name, password), given.Body.WithoutCodes ?? false), call);
        return await View(name, calls);
    }

    private static async Task<IReadOnlyList<KeyView>> Keys(string name, AccountCalls calls)
    {
        var (account, region) = (calls.Account(name), await calls.Region());
        return [.. account.Keys.Select(k => KeyView.Of(k.Key, k.Value, calls.Directory.Realm!, region))];
    }

    private static async Task<IResult> AddKey(
        string name, Given<NewKey> given, AccountCalls calls, HttpContext http)
    {
        var (body, checks, account) = (given.Body, new Checks(given.Faults), calls.Account(name));
        var call = await calls.Keyed(http, given);
        if (call.Before?.Number is { } before) return await KeyMade(name, before, null, calls);
        var region = await calls.Region();
        var label = checks.Text(body.Label, "label", "what it is for");
        var days = checks.Count(body.Days ?? UsualDays, "days", 1, "days", LongestDays);
        var roles = body.Roles is null ? account.Posts : AccountCalls.Roles(body.Roles, checks, region);
        checks.Done();
        var (id, text, hash) = ApiKeys.New(name);
        var result = await calls.Send(name, new AddKey(
            AccountCalls.By(http), id, hash, label, roles, calls.Directory.Now + Span.FromHours(24 * days)), call);
        return await KeyMade(name, result.Number!, result.IsRepeat ? null : text, calls);
    }

    /// <summary>Answers with a key that was made.</summary>
    /// <param name="name">The account.</param>
    /// <param name="id">The id of the key.</param>
    /// <param name="text">The key itself; null for a repeat: it is kept nowhere.</param>
    /// <param name="calls">The accounts.</param>
    private static async Task<IResult> KeyMade(string name, string id, string? text, AccountCalls calls)
    {
        var (key, region) = (calls.Account(name).Keys[id], await calls.Region());
        return Results.Created(
            $"{ApiPaths.Accounts}/{name}/keys/{id}",
            KeyView.Of(id, key, calls.Directory.Realm!, region) with { Key = text });
    }

    private static async Task<KeyView> Revoke(
        string name, string id, Given<ReasonBody> given, AccountCalls calls, HttpContext http)
    {
        var account = calls.Account(name);
        if (!account.Keys.ContainsKey(id)) throw ApiProblem.NotFound($"The account {name} has no key {id}.");
        var call = await calls.Keyed(http, given);
        if (!call.IsDone) await calls.Send(name, new RevokeKey(AccountCalls.By(http), id, Reason(given)), call);
        return KeyView.Of(id, calls.Account(name).Keys[id], calls.Directory.Realm!, await calls.Region());
    }

    private static string Reason(Given<ReasonBody> given)
    {
        var checks = new Checks(given.Faults);
        var reason = checks.Text(given.Body.Reason, "reason", "say why, in a few words");
        checks.Done();
        return reason;
    }

    private static async Task<AccountView> View(string name, AccountCalls calls) =>
        AccountView.Of(name, calls.Account(name), calls.Directory.Realm!, await calls.Region());
}
