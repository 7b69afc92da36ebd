using Alliance.Core.Access;
using Alliance.Core.Actors;
using Alliance.Core.Geography;
using Alliance.Core.Identifiers;
using Alliance.Host.Api.Problems;

namespace Alliance.Host.Access;

/// <summary>Judges each command before its actor gets it: whether it is the caller's place to give it, and who is its
/// author on record. Every command passes here.</summary>
internal sealed class Authority(AccessDirectory directory, AccessCommands commands)
{
    /// <summary>Returns the command with its author; as it is where nobody has to sign in.</summary>
    /// <param name="http">The call.</param>
    /// <param name="target">The actor that is to carry it out.</param>
    /// <param name="command">The command.</param>
    /// <param name="realm">The kind of realm.</param>
    /// <param name="region">The region in which its place is looked up.</param>
    /// <param name="commanderOf">Looks up the tier that commands its incident. It is asked only where the caller does
    /// not act for the nearest office, which may give the command whoever commands; null for none.</param>
    /// <param name="named">The office that the body names as its author's; null for none.</param>
    /// <exception cref="ApiProblem">It is not the caller's place: 403, with who may.</exception>
    public async Task<Command> Judge(
        HttpContext http, ActorId target, Command command, RealmClass realm, Region region,
        Func<Task<ActorId?>>? commanderOf = null, ActorId? named = null)
    {
        if (Caller.Of(http) is not { } caller) return command;
        var jurisdiction = new Jurisdiction(region);
        var whose = jurisdiction.Of(command, target, null);
        var posts = caller.Posts.Where(p => RoleTable.Of(p.Role, whose.Act, realm) != Grant.Refused).ToList();
        if (posts.Exists(p => RoleTable.PlaysAnyOffice(p.Role)))
            return command with { By = command.By with { Account = caller.Account } };
        if (named is { } other && !caller.Posts.Any(p => p.Office == other))
            throw await Refuse(
                http, caller, $"The account {caller.Account} does not act for {region.NameOf(other)}",
                WhoMay([other], region));
        var by = ByRole(posts, whose.Act, realm, region)
            ?? OnDutyFor(posts, [.. whose.Offices.Take(1)], caller, region);
        if (by is null && commanderOf is not null)
            whose = jurisdiction.Of(command, target, await commanderOf());
        if ((by ?? ByDuty(posts, whose.Offices, caller, jurisdiction, region)) is { } office)
        {
            CheckWord(jurisdiction.WordOf(command), posts, command, region);
            return command with
            {
                By = new Author(caller.Person, office.Name, caller.Account, command.By.OnBehalfOf, office.ActingFor),
            };
        }

        throw await Refuse(
            http, caller, WhyNot(whose.Offices, caller, region), WhoMay(whose.Offices, region));
    }

    /// <summary>Refuses to make a realm that the caller may not run.</summary>
    /// <exception cref="ApiProblem">The caller may not: 403.</exception>
    public async Task CheckRealm(HttpContext http, string name)
    {
        if (Caller.Of(http) is { } caller
            && caller.May(Act.RunRealm, AccessRealm.ClassOf(name)) == Grant.Refused)
            throw await Refuse(http, caller, $"No role of {caller.Account} may make the realm {name}", []);
    }

    /// <summary>Makes the refusal of a call, and records it.</summary>
    public async Task<ApiProblem> Refuse(HttpContext http, Caller caller, string why, IReadOnlyList<string> whoMay)
    {
        await commands.NoteRefusal(caller, $"{http.Request.Method} {http.Request.Path}", why);
        var may = whoMay.Count == 0 ? "" : $" May do it: {string.Join("; ", whoMay)}.";
        return new ApiProblem(
            StatusCodes.Status403Forbidden, "not-yours", "It is not your place to do this.",
            $"{why}.{may}")
        {
            More = new Dictionary<string, object?> { ["whoMay"] = whoMay },
        };
    }

    /// <summary>Makes sure that a promise of somebody else is entered with the name of the person who gave
    /// it.</summary>
    private static void CheckWord(
        IReadOnlyList<ActorId>? lender, List<Post> posts, Command command, Region region)
    {
        if (lender is null || command.By.OnBehalfOf is not null
            || posts.Exists(p => p.Office is { } own && lender.Contains(own))) return;
        throw ApiProblem.BadInput(
            "author.name",
            $"name the person of {region.NameOf(lender[^1])} who promised it; it is on record under that name.");
    }

    /// <summary>Returns the author's office where a role may do it everywhere, as an integrator.</summary>
    private static (string Name, string? ActingFor)? ByRole(
        List<Post> posts, Act act, RealmClass realm, Region region)
    {
        foreach (var post in posts)
            if (RoleTable.Of(post.Role, act, realm) == Grant.Allowed)
                return (post.Office is { } office ? region.NameOf(office) : post.Role.ToString(), null);
        return null;
    }

    /// <summary>Returns the author's office where the caller is on duty for one of the offices whose place it is, or
    /// for the tier to which the duty of the nearest one has passed.</summary>
    private (string Name, string? ActingFor)? ByDuty(
        List<Post> posts, IReadOnlyList<ActorId> offices, Caller caller, Jurisdiction jurisdiction, Region region)
    {
        if (OnDutyFor(posts, offices, caller, region) is { } own) return own;
        if (offices is not [var nearest, ..]) return null;
        for (ActorId? empty = nearest; empty is { } office && directory.View.OnDuty(office, directory.Now).Count == 0;)
        {
            empty = jurisdiction.Above(office);
            if (empty is { } above && OnDutyFor(posts, [above], caller, region) is var (name, _))
                return (name, nearest.ToString());
        }

        return null;
    }

    /// <summary>Returns the first office for which the caller is on duty; null for none.</summary>
    private (string Name, string? ActingFor)? OnDutyFor(
        List<Post> posts, IReadOnlyList<ActorId> offices, Caller caller, Region region)
    {
        foreach (var office in offices)
            if (posts.Exists(p => p.Office == office)
                && directory.View.IsOnDuty(caller.Account, office, directory.Now))
                return (region.NameOf(office), null);
        return null;
    }

    private string WhyNot(IReadOnlyList<ActorId> offices, Caller caller, Region region)
    {
        var held = caller.Posts.Select(p => p.Office).OfType<ActorId>().ToList();
        if (held.Find(offices.Contains) is { Key: not null } own)
            return $"The account {caller.Account} is not on duty for {region.NameOf(own)} now";
        var mine = held.Count == 0 ? "no place" : string.Join(", ", held.Select(o => region.NameOf(o)));
        return $"The account {caller.Account} acts for {mine}, and this is not its place";
    }

    private List<string> WhoMay(IReadOnlyList<ActorId> offices, Region region)
    {
        const int Most = 5;
        return [.. offices.Take(Most).Select(o =>
        {
            var people = directory.View.OnDuty(o, directory.Now);
            return people.Count == 0 ? region.NameOf(o)
                : $"{region.NameOf(o)} ({string.Join(", ", people.Select(PersonOf))})";
        })];
    }

    private string PersonOf(string account) => directory.View.Accounts.GetValueOrDefault(account)?.Person ?? account;
}
