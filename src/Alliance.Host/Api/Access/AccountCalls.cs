using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Core.Runtimes;
using Alliance.Grains.Hosting;
using Alliance.Grains.Realms;
using Alliance.Grains.Storage;
using Alliance.Host.Access;
using Alliance.Host.Api.Endpoints;
using Alliance.Host.Api.Problems;
using Alliance.Host.Api.Repeating;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Alliance.Host.Api.Access;

/// <summary>What calls about accounts and rosters have in common.</summary>
internal sealed class AccountCalls(
    AccessDirectory directory, AccessCommands commands, RealmDirectory realms, SignIns signIns, KeptEffects kept,
    IOptions<JsonOptions> json)
{
    public AccessDirectory Directory => directory;
    public SignIns SignIns => signIns;

    /// <summary>The region in which places are looked up.</summary>
    public async Task<Region> Region() => (await realms.Get(RealmId.Live)).Region;

    /// <summary>The author of a command: the caller, or somebody at this machine where nobody has to sign in.</summary>
    public static Author By(HttpContext http) => Caller.Of(http)?.Author ?? new Author("local", "this machine");

    /// <summary>Finds an account.</summary>
    /// <exception cref="ApiProblem">There is none (404).</exception>
    public AccountState Account(string name) => directory.View.Accounts.GetValueOrDefault(name)
        ?? throw ApiProblem.NotFound($"There is no account {name}; GET /api/v1/accounts lists all.");

    /// <summary>Begins a call that has one effect, however often it is sent under its Idempotency-Key. Where it was
    /// carried out before, nothing more is to be judged or done.</summary>
    /// <param name="http">The call.</param>
    /// <param name="given">Its body.</param>
    /// <param name="isSecret">Whether the body has a password.</param>
    /// <exception cref="ApiProblem">The key was used for another body.</exception>
    public async Task<KeyedCall> Keyed<TBody>(HttpContext http, Given<TBody> given, bool isSecret = false)
        where TBody : class
    {
        var key = CallKeys.Of(
            http, Caller.Of(http)?.Account ?? "", given.Body, json.Value.SerializerOptions, isSecret: isSecret);
        if (key is null || directory.Realm is not { } realm || await kept.Find(realm.Id, key) is not { } found)
            return new KeyedCall(http, key, null);
        new Checks(given.Faults).Done();
        if (!key.HasBodyOf(found.BodyHash)) throw Refusals.KeyReused();
        CallKeys.SetReplayed(http);
        return new KeyedCall(http, key, found.Effect);
    }

    /// <summary>Carries out a command.</summary>
    /// <exception cref="ApiProblem">It was refused.</exception>
    public async Task<CommandResult> Send(ActorId actor, Command command, KeyedCall? call = null)
    {
        var result = await commands.Send(actor, command, call?.Key);
        if (result.IsRepeat) CallKeys.SetReplayed(call!.Http);
        if (result.Outcome == CommandOutcome.KeyReused) throw Refusals.KeyReused();
        return result.Refusal is { } refusal ? throw Refusals.Refused(refusal) : result;
    }

    /// <inheritdoc cref="Send(ActorId, Command, KeyedCall)"/>
    public Task<CommandResult> Send(string account, Command command, KeyedCall? call = null) =>
        Send(AccessRealm.Account(account), command, call);

    /// <summary>Reads the roles of a body.</summary>
    public static Post[] Roles(RoleBody[]? roles, Checks checks, Region region)
    {
        if (roles is not { Length: > 0 }) checks.Wrong("roles", "is missing: give one role at least.");
        return [.. (roles ?? []).Select((r, i) => RoleOf(r, $"roles[{i}]", checks, region))];
    }

    private static Post RoleOf(RoleBody? body, string field, Checks checks, Region region)
    {
        var role = checks.Value(body?.Role, $"{field}.role", "the role");
        if (body?.Role is null) return default;
        if (Core.Access.Roles.PlaceOf(role) is not { } kind)
        {
            if (body.Place is not null) checks.Wrong($"{field}.place", $"leave it out: {role} has no place.");
            return new Post(role, null);
        }

        var text = checks.Text(body.Place, $"{field}.place", $"the {kind} that it acts for");
        if (text.Length == 0) return new Post(role, null);
        var (office, problem) = kind is ActorKind.RescueTeam or ActorKind.Depot
            ? Naming.Resource(text, region) : Naming.Tier(text, region);
        if (office is { } found && found.Kind == kind) return new Post(role, found);
        checks.Wrong($"{field}.place", problem ?? $"'{text}' is no {kind}; {role} acts for one.");
        return default;
    }

    /// <summary>Reads a password that is set.</summary>
    public static string Password(string? password, string field, Checks checks)
    {
        if (password is null) checks.Wrong(field, "is missing.");
        else if (password.Length is < SignIns.ShortestPassword or > SignIns.LongestPassword)
            checks.Wrong(field,
                $"give {SignIns.ShortestPassword} to {SignIns.LongestPassword} characters; several words are easy to "
                    + "remember.");
        return password ?? "";
    }

    /// <summary>Refuses a change after which nobody could keep accounts.</summary>
    public void KeepsAdministrator(string changed, IReadOnlyList<Post> roles)
    {
        if (roles.Any(r => r.Role == Role.Administrator)
            || directory.View.Accounts.Any(a => a.Key != changed && !a.Value.IsDisabled
                && a.Value.Posts.Any(p => p.Role == Role.Administrator))) return;
        throw ApiProblem.Conflict("last-administrator",
            "Without an administrator nobody could keep accounts. Give another account that role first.");
    }
}

/// <summary>A call under an Idempotency-Key, or without one.</summary>
/// <param name="Http">The call.</param>
/// <param name="Key">Its key; null for none.</param>
/// <param name="Before">What it did when it was carried out before; null where it was not.</param>
internal sealed record KeyedCall(HttpContext Http, IdempotencyKey? Key, CommandEffect? Before)
{
    /// <summary>Whether it was carried out before.</summary>
    public bool IsDone => Before is not null;
}
