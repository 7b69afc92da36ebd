using Alliance.Core.Access;
using Alliance.Core.Actors;

namespace Alliance.Host.Access;

/// <summary>Who makes a call, once signed in.</summary>
/// <param name="Account">The name of the account.</param>
/// <param name="Person">The person or program.</param>
/// <param name="Posts">The roles that count for the call: of a key those of the key.</param>
internal sealed record Caller(string Account, string Person, IReadOnlyList<Post> Posts)
{
    /// <summary>The stamp of the account with which its session began; null for no session.</summary>
    public int? Stamp { get; init; }
    /// <summary>The id of its API key; null for none.</summary>
    public string? Key { get; init; }
    /// <summary>When its key or token ends; null for a session, which each call prolongs.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The caller as the author of what belongs to no office: its own account, and what is recorded of
    /// it.</summary>
    public Author Author { get; init; } = new(Person, Account, Account);

    /// <summary>Whoever may read and write the store of a stopped server.</summary>
    public static Caller Operator { get; } = new("-", "operator at the machine", [])
    {
        Author = new Author("operator at the machine", "this machine"),
    };

    /// <summary>Returns who makes a call; null where nobody has to sign in.</summary>
    public static Caller? Of(HttpContext http) => http.Features.Get<Caller>();

    /// <summary>Returns whether whoever makes a call may read something of a realm.</summary>
    /// <param name="act">What it reads.</param>
    /// <param name="http">The call.</param>
    /// <param name="realm">The name of the realm.</param>
    public static bool Reads(Act act, HttpContext http, string realm) =>
        Of(http) is not { } caller || caller.May(act, AccessRealm.ClassOf(realm)) != Grant.Refused;

    /// <summary>Returns whether whoever makes a call may read how people are reached.</summary>
    /// <inheritdoc cref="Reads"/>
    public static bool MayReadPeople(HttpContext http, string realm) => Reads(Act.ReadPeople, http, realm);

    /// <summary>Returns the best that one of the roles may do.</summary>
    public Grant May(Act act, RealmClass realm) =>
        Posts.Count == 0 ? Grant.Refused : Posts.Max(p => RoleTable.Of(p.Role, act, realm));
}
